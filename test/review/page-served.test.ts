import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saltshaker } from '../cli/run.ts'
import { launch, watched } from './chromium.ts'
import { startReview } from './review-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'saltshaker-review-'))
const NIGHT = 'fixtures/hotline/2026-11-20.csv'
let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser?.close())

const decisionsIn = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line))
    .filter(({ reviewer }) => reviewer !== undefined)

async function signIn(page: Page, address: string, name: string): Promise<void> {
  await page.goto(address)
  await page.fill('.reviewer input', name)
  await page.locator('.reviewer input').blur()
}

/** Status and text of a bare request: a browser would not let a page set these headers. */
function ask(
  url: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
  body = '',
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers }, response => {
      let text = ''
      response.on('data', chunk => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode!, text }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

describe('saltshaker review', { timeout: 240_000 }, () => {
  it('saves what is decided by keyboard at once, shows it after a reload and a restart, and tells it at the end', async () => {
    const labels = join(folder, 'one.ndjson')
    const first = await startReview([NIGHT, '--labels', labels])
    let { page, troubles } = await watched(browser)
    await page.goto(first.address)
    await page.waitForSelector('.row .tag')
    // The field for the name comes with the conversation: before it a key only tells.
    await page.waitForSelector('.turn.focus')
    // Without a name nothing is saved.
    await page.keyboard.press('3')
    await expect.poll(() => page.textContent('.told')).toContain('Your name first')
    expect(decisionsIn(labels)).toEqual([])
    await page.waitForSelector('.reviewer input:focus')
    await page.keyboard.type('Ada Quist')
    await page.locator('.reviewer input').blur()
    await page.keyboard.press('3')
    await page.waitForSelector('.row.done')
    const [decision] = decisionsIn(labels)
    expect(decision).toMatchObject({
      reviewer: 'Ada Quist',
      tag: 'neutral',
      said: 'defensiveness',
      severity: 0,
      tagger: expect.any(String),
    })
    expect(Date.parse(decision.reviewed)).toBeGreaterThan(0)
    await page.keyboard.press('k')
    await page.keyboard.press('u')
    await expect.poll(() => page.locator('.row.done').count()).toBe(0)
    await page.keyboard.press('7')
    await page.waitForSelector('.row.done')
    await page.reload()
    await page.selectOption('.search-row select', 'done')
    await expect.poll(() => page.locator('.row .decided').allTextContents()).toEqual(['✓ Contempt'])
    expect(troubles).toEqual([])
    await page.close()
    const { stderr, code } = await first.end()
    expect(code).toBe(0)
    expect(stderr).toContain(`2 decisions in ${labels} (Ada Quist 2), 2 other than the tagger's`)

    const second = await startReview([NIGHT, '--labels', labels, '--reviewer', 'Ben Ode'])
    ;({ page, troubles } = await watched(browser))
    await page.goto(second.address)
    await page.selectOption('.search-row select', 'done')
    await expect.poll(() => page.locator('.row .decided').allTextContents()).toEqual(['✓ Contempt'])
    expect(await page.inputValue('.reviewer input')).toBe('Ben Ode')
    expect(await page.textContent('.others')).toContain('Ada Quist')
    expect(troubles).toEqual([])
    await second.end()
    await expect.poll(() => page.textContent('.told')).toContain('has ended')
  })

  it('loses nothing of two reviewers who decide at once, on one server or on two', async () => {
    const labels = join(folder, 'two.ndjson')
    const [one, other] = await Promise.all([startReview([NIGHT, '--labels', labels]), startReview([NIGHT, '--labels', labels])])
    const reviewers = [
      { name: 'Ada', address: one.address },
      { name: 'Ben', address: one.address },
      { name: 'Cho', address: other.address },
    ]
    const pages = await Promise.all(reviewers.map(() => watched(browser)))
    await Promise.all(pages.map(({ page }, i) => signIn(page, reviewers[i]!.address, reviewers[i]!.name)))
    await Promise.all(
      pages.map(async ({ page }) => {
        for (const key of '3456734567') await page.keyboard.press(key)
      }),
    )
    await expect.poll(() => decisionsIn(labels).length).toBe(30)
    const decisions = decisionsIn(labels)
    for (const { name } of reviewers) {
      const own = decisions.filter(({ reviewer }) => reviewer === name)
      expect(new Set(own.map(({ conversation, turn }) => `${conversation} ${turn}`)).size).toBe(10)
    }
    // Each sees what the others decided, without a reload.
    await expect.poll(() => pages[2]!.page.locator('.row.done').count()).toBe(10)
    expect(pages.flatMap(({ troubles }) => troubles)).toEqual([])
    expect((await one.end()).stderr).toMatch(/\(.*Ada 10/)
    await other.end()
    const { stdout } = saltshaker(['evaluate', labels, '--reviewers'])
    expect(stdout).toMatch(/^3 reviewers: Ada, Ben, Cho$/m)
    expect(stdout).toMatch(/^Ada – Ben +10 +1\.00/m)
  })

  it('asks for a long queue page by page, and draws what is in sight', async () => {
    const night = join(folder, 'long.ndjson')
    const turn = (conversation: number, turn: number, role: string, text: string) =>
      `${JSON.stringify({ conversation: `c${conversation}`, turn, role, speaker: role, text })}\n`
    const lines = Array.from(
      { length: 3000 },
      (_, i) =>
        turn(i, 0, 'customer', `Where is my refund ${i}?`) +
        turn(i, 1, 'agent', `There is nothing I can do, that is our policy. Case ${i}.`),
    )
    writeFileSync(night, lines.join(''))
    const served = await startReview([night, '--labels', join(folder, 'long-labels.ndjson')])
    const { page, troubles } = await watched(browser)
    const asked: string[] = []
    page.on('request', one => one.url().includes('api/queue') && asked.push(new URL(one.url()).searchParams.get('offset')!))
    await page.goto(served.address)
    await page.waitForSelector('.row .tag')
    const total = Number(await page.getAttribute('.row', 'aria-setsize'))
    expect(total).toBeGreaterThanOrEqual(3000)
    await page.locator('.queue-list').focus()
    await page.keyboard.press('End')
    await page.waitForSelector(`.row[aria-posinset="${total}"] .tag`)
    expect(await page.locator('.row').count()).toBeLessThan(40)
    expect(asked).toEqual(['0', String(Math.floor((total - 1) / 100) * 100)])
    await page.locator('input[type=search]').fill('case 2718.')
    await expect.poll(() => page.textContent('.total')).toBe('1 turn')
    expect(troubles).toEqual([])
    await page.close()
    await served.end()
  })

  it('asks of a missed door whether it was one, and whether it was met; the next report heeds the answer', async () => {
    const labels = join(folder, 'doors.ndjson')
    const served = await startReview([NIGHT, '--labels', labels, '--reviewer', 'Ada'])
    const { page, troubles } = await watched(browser)
    await page.goto(served.address)
    await page.click('.more-filters summary')
    await page.locator('label.select', { hasText: /^Kind/ }).locator('select').selectOption('missed')
    await page.waitForSelector('.turn.focus mark.door')
    const doors = Number(await page.getAttribute('.row', 'aria-setsize'))
    expect(doors).toBeGreaterThan(2)
    await page.locator('.conversation').focus()
    for (const key of 'a12') await page.keyboard.press(key)
    await expect.poll(() => decisionsIn(labels).length).toBe(3)
    expect(decisionsIn(labels)).toMatchObject([
      { role: 'customer', bid: true, met: false },
      { role: 'customer', bid: true, met: true },
      { role: 'customer', bid: false, met: null },
    ])
    expect(troubles).toEqual([])
    await page.close()
    await served.end()
    const bidsBy = (...args: string[]) =>
      JSON.parse(saltshaker(['report', NIGHT, '-q', '-r', 'json', ...args]).stdout).agents.reduce(
        (sum: number[], { bids: { opened, met } }: { bids: { opened: number; met: { count: number } } }) => [
          sum[0]! + opened,
          sum[1]! + met.count,
        ],
        [0, 0],
      )
    const [opened, met] = bidsBy()
    expect(bidsBy('--labels', labels)).toEqual([opened - 1, met + 1])
  })

  it('reviews a folder in which the labels lie, night after night', async () => {
    const exports = mkdtempSync(join(folder, 'exports-'))
    copyFileSync(NIGHT, join(exports, 'night.csv'))
    for (const [args, name] of [
      [['--labels', join(exports, 'mine.ndjson')], 'mine.ndjson'],
      [[], 'saltshaker-labels.ndjson'],
    ] as const) {
      for (const reviewer of ['Ada', 'Ben']) {
        const served = await startReview([exports, ...args, '--reviewer', reviewer], exports)
        const { page } = await watched(browser)
        await page.goto(served.address)
        await page.waitForSelector('.row .tag')
        expect(await page.textContent('.inputs')).toContain('60 conversations')
        await page.keyboard.press('3')
        await expect.poll(() => decisionsIn(join(exports, name)).some(one => one.reviewer === reviewer)).toBe(true)
        await page.close()
        await served.end()
      }
      if (name === 'mine.ndjson') rmSync(join(exports, name))
    }
    expect(JSON.parse(saltshaker(['report', exports, '-q', '-r', 'json']).stdout).conversations).toBe(60)
  })

  it('answers nobody but its own page', async () => {
    const served = await startReview([NIGHT, '--labels', join(folder, 'guard.ndjson')])
    const { origin, port } = new URL(served.address)
    const json = { 'Content-Type': 'application/json', Origin: origin }
    const post = `${served.address}api/decisions`
    const refused: readonly (readonly [string, Promise<{ status: number; text: string }>])[] = [
      ['no token', ask(`${origin}/`)],
      ['a wrong token', ask(`${origin}/${'x'.repeat(32)}/`)],
      ['a name that was made to point here', ask(served.address, { Host: 'evil.example' })],
      ['another port', ask(served.address, { Host: '127.0.0.1:1' })],
      ['another page', ask(`${served.address}api/queue`, { Origin: 'http://evil.example' })],
      ['another page of this machine', ask(`${served.address}api/queue`, { Origin: 'http://127.0.0.1:1' })],
      ['a file', ask(post, { ...json, Origin: 'null' }, 'POST', '{}')],
      ['nobody known', ask(post, { 'Content-Type': 'application/json' }, 'POST', '{}')],
      ['another site', ask(`${served.address}api/decisions`, { 'Sec-Fetch-Site': 'cross-site' })],
      ['a path upwards', ask(`${origin}/../../etc/passwd`)],
    ]
    for (const [what, answer] of refused) expect([what, (await answer).status]).toEqual([what, 403])
    const wrong: readonly (readonly [number, Promise<{ status: number }>])[] = [
      [404, ask(`${served.address}page.html`)],
      [404, ask(`${served.address}%2e%2e%2fpackage.json`)],
      [404, ask(`${served.address}api/conversation?source=/etc/passwd&id=1`)],
      [400, ask(`${served.address}api/queue?severity=9`)],
      [400, ask(post, json, 'POST', '{"turn":')],
      [400, ask(post, json, 'POST', '{"source":"x"}')],
      [
        404,
        ask(post, json, 'POST', JSON.stringify({ source: 'x', conversation: 'y', turn: 0, subject: 'tag', tag: 'yes', reviewer: 'A' })),
      ],
      [413, ask(post, json, 'POST', JSON.stringify({ comment: 'x'.repeat(100_000) }))],
      [415, ask(post, { ...json, 'Content-Type': 'text/plain' }, 'POST', '{}')],
    ]
    for (const [status, answer] of wrong) expect((await answer).status).toBe(status)
    // Loopback under its other name, and no other address of this machine.
    expect((await ask(served.address, { Host: `localhost:${port}` })).status).toBe(200)
    await expect(ask(served.address.replace('127.0.0.1', '127.0.0.2'))).rejects.toThrow('ECONNREFUSED')
    expect(decisionsIn(join(folder, 'guard.ndjson'))).toEqual([])
    expect((await served.end()).stderr).toContain('nothing decided')
  })

  it('draws the same sample for every reviewer, whatever the order of files, and hides what the tagger says', async () => {
    const labels = join(folder, 'blind.ndjson')
    const options = ['--blind', '--sample', '12', '--seed', '7', '--labels', labels]
    const served = await startReview([NIGHT, ...options])
    const { page } = await watched(browser)
    await signIn(page, served.address, 'Ada')
    const drawn = await page.locator('.row .words').allTextContents()
    expect(drawn).toHaveLength(12)
    expect(await page.getAttribute('.row', 'aria-setsize')).toBe('12')
    for (let turn = 0; turn < 12; turn++) {
      expect(await page.locator('.conversation :is(mark, .tag)').count()).toBe(0)
      expect(await page.locator('.turn').last().getAttribute('class')).toContain('focus')
      await page.keyboard.press('3')
    }
    await expect.poll(() => decisionsIn(labels).length).toBe(12)
    // Rare tags are among them.
    expect(new Set(decisionsIn(labels).map(({ said }) => said)).size).toBeGreaterThanOrEqual(6)
    const answer = await ask(`${served.address}api/queue`)
    expect(answer.text).not.toMatch(/stonewalling|defensiveness|criticism|contempt|"confidence":0\.\d/)
    expect((await ask(served.address)).text).toContain('"agents":[],"best":[]')
    await served.end()
    const again = await startReview([NIGHT, ...options])
    await signIn(page, again.address, 'Ben')
    expect(await page.locator('.row .words').allTextContents()).toEqual(drawn)
    expect(await page.locator('.row.done').count()).toBe(0)
    await again.end()
  })

  it.each([
    [['nope.csv'], /nope\.csv.*no such file/],
    [[NIGHT, '--sample', '5'], /^saltshaker: --sample and --seed .* add --blind/],
    [[NIGHT, '--port', '99999'], /^saltshaker: --port takes a whole number from 0 to 65535/],
    [[NIGHT, '--labels', NIGHT], /^saltshaker: fixtures\/hotline\/2026-11-20\.csv: is read as input/],
    [[NIGHT, '--labels', 'CHANGELOG.md'], /^saltshaker: CHANGELOG\.md:1: no label/],
    [[NIGHT, '--labels', '/nowhere/labels.ndjson'], /^saltshaker: \/nowhere\/labels\.ndjson: cannot be written: its folder does not exist/],
  ])('tells wrong use in one line: %j', (args, message) => {
    const { stdout, stderr, code } = saltshaker(['review', '--no-open', ...args])
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 })
    expect(stderr).toMatch(message)
  })
})
