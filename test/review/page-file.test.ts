import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { largePage } from '../../src/cli/page-file.ts'
import { isDont } from '../../src/model/tag.ts'
import { saltshaker } from '../cli/run.ts'
import { faults } from './axe.ts'
import { launch, watched } from './chromium.ts'
import { HOSTILE, hostileNight } from './hostile.ts'

const folder = mkdtempSync(join(tmpdir(), 'saltshaker-page-'))
const NIGHT = 'fixtures/hotline/2026-11-20.csv'
let browser: Browser
let report: string

beforeAll(async () => {
  report = pageOf('night.html', [NIGHT])
  browser = await launch()
})
afterAll(() => browser?.close())

function pageOf(name: string, args: readonly string[]): string {
  const file = join(folder, name)
  const { code, stderr } = saltshaker(['report', ...args, '--quiet', '--reporter', `html=${file}`])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return pathToFileURL(file).href
}

const choose = (page: Page, label: string, option: string | { readonly label: string }) =>
  page
    .locator('label.select', { hasText: new RegExp(`^${label}`) })
    .locator('select')
    .selectOption(option)
const texts = (page: Page, part: string) => page.locator(`.row ${part}`).allTextContents()
const selected = (page: Page) => page.locator('.row[aria-selected=true]')

describe('the page opened from a file', { timeout: 240_000 }, () => {
  it('shows the lead strengths first, agents by name, and the figures of the report', async () => {
    const { page, troubles } = await watched(browser)
    await page.goto(report)
    expect(await page.locator('#main h2:not(.hidden)').allTextContents()).toEqual(['Well said', 'Agents'])
    const names = await page.locator('.agents tbody th .link').allTextContents()
    expect(names).toEqual([...names].sort())
    const { agents, flagged } = JSON.parse(saltshaker(['report', NIGHT, '--quiet', '--reporter', 'json']).stdout)
    expect(names).toHaveLength(agents.length)
    const donts = agents.reduce((sum: number, agent: { donts: { count: number } }) => sum + agent.donts.count, 0)
    expect(await page.locator('.tile.dont').textContent()).toContain(`${donts};`)
    await page.click('text=Review')
    await page.selectOption('.search-row select', '')
    await page.click('.more-filters summary')
    await choose(page, 'Kind', 'said')
    await expect.poll(() => page.textContent('.total')).toBe(`${flagged.length} turns`)
    expect(troubles).toEqual([])
  })

  it('says what is above the usual, and selects without a verdict', async () => {
    const { page } = await watched(browser)
    await page.goto(report)
    const standings = (await page.locator('.agents tbody th small').allTextContents()).join('\n')
    expect(standings).toContain('above 4% don’ts, perhaps by chance')
    expect(standings).toContain('above 4% don’ts, beyond chance')
    expect(await page.textContent('#main')).toContain('Above 4% don’ts: up to that many are usual, a rule of thumb')
    await page.click('text=Review')
    expect(await page.locator('.label-it[aria-pressed=true]').textContent()).toBe('Selected')
  })

  it('sorts the agents when asked, with those that cannot be judged last', async () => {
    const { page } = await watched(browser)
    await page.goto(report)
    await page.click('.agents thead .donts button')
    await page.waitForSelector('.agents thead .donts[aria-sort=descending]')
    const rows = await page.locator('.agents tbody tr').evaluateAll(all => all.map(row => row.className))
    expect(rows.indexOf('not-enough-data')).toBeGreaterThan(rows.lastIndexOf('fine'))
  })

  it('is reviewed by keyboard; decisions outlive a reload and are saved as labels', async () => {
    const { page, troubles } = await watched(browser)
    await page.goto(`${report}#review`)
    await page.fill('.reviewer input', 'Ada Quist')
    await page.locator('.reviewer input').blur()
    const first = await selected(page).locator('.words').textContent()
    await page.keyboard.press('j')
    await expect.poll(() => selected(page).locator('.words').textContent()).not.toBe(first)
    await page.keyboard.press('k')
    await expect.poll(() => selected(page).locator('.words').textContent()).toBe(first)
    await expect.poll(() => page.locator('.turn.focus mark.dont').count()).toBeGreaterThan(0)
    expect(await page.locator('.verdict .why li').count()).toBeGreaterThan(0)
    expect(await page.locator('.verdict .instead').textContent()).not.toBe('')

    await page.keyboard.press('3')
    await page.waitForSelector('.row.done')
    await page.keyboard.press('c')
    await page.keyboard.type('ask the team about this one')
    await page.keyboard.press('Enter')
    await page.keyboard.press('a')
    await expect.poll(() => page.locator('.row.done').count()).toBe(2)
    await page.reload()
    await page.selectOption('.search-row select', 'done')
    await expect.poll(() => page.locator('.row').count()).toBe(2)
    expect(await page.locator('.row .decided').allTextContents()).toContain('✓ Neutral')

    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Save labels')])
    const labels = join(folder, 'labels.ndjson')
    await download.saveAs(labels)
    const lines = readFileSync(labels, 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    const decided = lines.filter(line => line.reviewer === 'Ada Quist' && line.tag)
    expect(decided).toMatchObject([
      { tag: 'neutral', severity: 0, role: 'agent', said: 'defensiveness' },
      { comment: 'ask the team about this one' },
    ])
    expect(isDont(decided[1].tag)).toBe(true)
    expect(decided[1].tag).toBe(decided[1].said)
    // Whoever learns from a label reads the turns before it.
    const before = lines.filter(line => line.reviewer === undefined && line.conversation === decided[0].conversation)
    expect(before.map(line => line.turn)).toEqual([...before.keys()])
    expect(troubles).toEqual([])

    const [was, is] = [[], ['--labels', labels]].map(args => JSON.parse(saltshaker(['report', NIGHT, '-q', '-r', 'json', ...args]).stdout))
    expect(is.flagged).toHaveLength(was.flagged.length - 1)
    expect(
      is.flagged.some(
        (one: { conversation: string; turn: number }) => one.conversation === decided[0].conversation && one.turn === decided[0].turn,
      ),
    ).toBe(false)
  })

  it('marks a turn that was not flagged', async () => {
    const { page } = await watched(browser)
    await page.goto(`${report}#review`)
    await page.fill('.reviewer input', 'Ada')
    await page.locator('.reviewer input').blur()
    await page.waitForSelector('.turn.focus')
    // From the first finding back to the first of the agent's turns that the tagger let pass.
    const title = () => page.locator('.verdict h2').textContent()
    for (let before = await title(); before !== 'Not flagged'; before = await title()) {
      const judged = await page.locator('.turn').evaluateAll(all => all.findIndex(turn => turn.classList.contains('focus')))
      await page.keyboard.press('[')
      await expect
        .poll(() => page.locator('.turn').evaluateAll(all => all.findIndex(turn => turn.classList.contains('focus'))))
        .toBeLessThan(judged)
    }
    await page.keyboard.press('6')
    await page.waitForSelector('.turn .decided:has-text("Criticism")')
    expect(await page.locator('.row.done').count()).toBe(0)
  })

  it('filters by agent, kind and text, and orders by doubt', async () => {
    const { page } = await watched(browser)
    await page.goto(`${report}#review`)
    await page.click('.more-filters summary')
    await choose(page, 'Agent', { label: 'Denise Okafor' })
    await expect.poll(async () => (await texts(page, '.who')).every(who => who.startsWith('Denise Okafor'))).toBe(true)

    await page.keyboard.press('Escape')
    await page.locator('.conversation').focus()
    await page.keyboard.press('/')
    await page.keyboard.type('supervisor')
    await expect.poll(async () => (await texts(page, '.words')).every(words => /supervisor/i.test(words))).toBe(true)
    expect(await page.locator('.row').count()).toBeGreaterThan(0)
    await page.click('.filter-grid button')
    await choose(page, 'Order', 'unsure')
    await expect.poll(() => page.locator('.row .confidence').count()).toBeGreaterThan(5)
    // In hundredths, as they are shown: 0.46 and 0.54 are equally in doubt.
    const sure = (await page.locator('.row .confidence').allTextContents()).map(text => Math.abs(Math.round(Number(text) * 100) - 50))
    expect(sure).toEqual([...sure].sort((a, b) => a - b))
  })

  it('leaves single letters alone where the reviewer switched the keys off', async () => {
    const { page } = await watched(browser)
    await page.goto(`${report}#review`)
    await page.fill('.reviewer input', 'Ada')
    await page.locator('.reviewer input').blur()
    await page.keyboard.press('?')
    await page.uncheck('dialog input[type=checkbox]')
    await page.click('dialog .primary')
    await page.keyboard.press('3')
    await page.keyboard.press('j')
    await page.waitForTimeout(300)
    expect(await page.locator('.row.done').count()).toBe(0)
    expect(await selected(page).getAttribute('id')).toBe('row-0')
  })

  it.each(['light', 'dark'] as const)('has no fault that axe knows, in %s', async colorScheme => {
    const { page } = await watched(browser, { colorScheme })
    await page.goto(report)
    await page.waitForSelector('.plot svg')
    expect(await faults(page)).toEqual([])
    await page.click('text=Review')
    await page.click('.more-filters summary')
    await page.waitForSelector('.verdict')
    expect(await faults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('.conversation').focus()
    await page.keyboard.press('?')
    await page.waitForSelector('dialog[open]')
    expect(await faults(page)).toEqual([])
  })

  it.each([375, 768, 1920])('fits into %i pixels', async width => {
    const { page } = await watched(browser, { viewport: { width, height: 800 } })
    for (const view of ['overview', 'review']) {
      await page.goto(`${report}#${view}`)
      await page.waitForSelector(view === 'overview' ? '.plot svg' : '.row .tag')
      expect(await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth)).toBe(width)
    }
    if (width > 720) return
    await page.click('.row >> nth=1')
    await page.waitForSelector('.verdict', { state: 'visible' })
    expect(await page.isVisible('.queue-list')).toBe(false)
    expect(await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth)).toBe(width)
    expect(await faults(page)).toEqual([])
    await page.click('text=← Queue')
    await page.waitForSelector('.queue-list', { state: 'visible' })
  })

  it('shows hostile transcripts as text and runs nothing of them', async () => {
    const night = join(folder, 'hostile.ndjson')
    writeFileSync(night, hostileNight())
    const { page, troubles } = await watched(browser)
    await page.goto(pageOf('hostile.html', [night]))
    await page.waitForSelector('.agents tbody tr')
    await page.click('text=Review')
    await page.waitForSelector('.row .tag')
    const rows = Number(await page.getAttribute('.row', 'aria-setsize'))
    expect(rows).toBeGreaterThanOrEqual(HOSTILE.length)
    const shown: string[] = []
    for (let row = 0; row < rows; row++) {
      const id = await selected(page).locator('.who bdi').textContent()
      await expect.poll(() => page.locator('.conversation h2').textContent()).toBe(id)
      shown.push((await page.locator('.conversation').textContent()) ?? '')
      await page.keyboard.press('j')
      if (row < rows - 1) await page.waitForSelector(`.row[aria-selected=true][aria-posinset="${row + 2}"]`)
    }
    for (const attack of HOSTILE.filter(text => /[<{]/.test(text))) expect(shown.some(text => text.includes(attack))).toBe(true)
    expect(shown.join('')).not.toMatch(/[\u001b\u0007\u202a-\u202e\u2066-\u2069]/)
    expect(await page.locator('#app :is(script, img, iframe), #app a[href^="javascript:"]').count()).toBe(0)
    expect(await page.evaluate(() => (globalThis as { pwned?: number }).pwned)).toBeUndefined()
    expect(troubles).toEqual([])
  })

  it('prints the agents and the flagged turns, not the controls', async () => {
    const { page } = await watched(browser)
    await page.goto(report)
    await page.waitForSelector('.printed article', { state: 'attached' })
    await page.emulateMedia({ media: 'print' })
    expect(await page.isVisible('.printed article')).toBe(true)
    for (const kind of ['dont', 'possible', 'door']) expect(await page.locator(`.printed mark.${kind}`).count()).toBeGreaterThan(0)
    expect(await page.isVisible('.agents')).toBe(true)
    expect(await page.isVisible('.top-bar')).toBe(false)
  })

  it('warns of a page that is large', () => {
    expect(largePage('night.html', 20 * 1024 * 1024)).toBeUndefined()
    expect(largePage('night.html', 31_000_000)).toMatch(/^night\.html has 30 MB .* --top 20 /)
  })

  it('leaves no suspected turn out that is counted', () => {
    const { stdout } = saltshaker(['report', NIGHT, '--quiet', '--reporter', 'html'])
    const data = JSON.parse(/id="data">(.*?)<\/script>/s.exec(stdout)![1]!)
    const counted = data.agents.reduce((sum: number, { possible }: { possible: number }) => sum + possible, 0)
    expect(data.findings.filter(({ kind }: { kind: string }) => kind === 'possible')).toHaveLength(counted)
    expect(saltshaker(['report', NIGHT, '--quiet', '--possible']).stdout.match(/^ {2}possible /gm)).toHaveLength(counted)
    expect(data.left).toBe(0)
  })

  it('shows the worst of each agent with --top', () => {
    const { stdout } = saltshaker(['report', NIGHT, '--quiet', '--top', '1', '--reporter', 'html'])
    const data = JSON.parse(/id="data">(.*?)<\/script>/s.exec(stdout)![1]!)
    const said = data.findings.filter(({ kind }: { kind: string }) => kind === 'said').map(({ agent }: { agent: string }) => agent)
    expect(said.length).toBeGreaterThan(3)
    expect(new Set(said).size).toBe(said.length)
    expect(saltshaker(['report', NIGHT, '--top', '0', '--reporter', 'html'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^saltshaker: --top takes a whole number/),
    })
  })
})
