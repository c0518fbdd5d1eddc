import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openHistory } from '../../src/history/folder.ts'
import { writeNights } from '../../src/history/write.ts'
import { emptyReport } from '../../src/measures/report.ts'
import { agent, moment, nightRecord } from '../history/night-record.ts'
import { saltshaker } from './run.ts'

const scratch = mkdtempSync(join(tmpdir(), 'saltshaker-'))
let folders = 0
const newFolder = (): string => join(scratch, `history-${folders++}`)
const night = (day: string): string => `fixtures/hotline/2026-11-${day}.csv`

function exportOf(name: string, rows: readonly string[]): string {
  const file = join(scratch, name)
  writeFileSync(file, `conversation,time,role,author,body\n${rows.join('\n')}\n`)
  return file
}
const call = (id: string, time: string): string =>
  `${id},${time},customer,Ann,where is it\n${id},${time},agent,Jane,there is nothing I can do`

describe('report --history', () => {
  it('prints what it prints without, and keeps every night', async () => {
    const folder = newFolder()
    const { stdout, stderr, code } = saltshaker(['report', 'fixtures/hotline', '--history', folder])
    expect([code, stdout]).toEqual([0, saltshaker(['report', 'fixtures/hotline']).stdout])
    expect(stderr).toBe('')
    const { nights } = await openHistory(folder)
    expect(nights).toEqual(readdirSync('fixtures/hotline').map(name => name.replace('.csv', '')))

    const trend = JSON.parse(saltshaker(['trend', '--history', folder, '--by', 'day', '-r', 'json']).stdout)
    const report = JSON.parse(saltshaker(['report', 'fixtures/hotline', '-r', 'json']).stdout)
    const sum = (tag: string): number =>
      report.agents.reduce((all: number, one: { tags: Record<string, { count: number }> }) => all + one.tags[tag]!.count, 0)
    const kept = (tag: string): number =>
      trend.overall.periods.reduce((all: number, one: { tags: Record<string, number> }) => all + one.tags[tag]!, 0)
    for (const tag of ['yes', 'small-talk', 'neutral', 'stonewalling', 'defensiveness', 'criticism', 'contempt'])
      expect(kept(tag)).toBe(sum(tag))
    expect(trend.overall.periods.map((one: { period: string }) => one.period)).toEqual(nights)
  })

  it('replaces a night that is run again', () => {
    const folder = newFolder()
    const trend = (): string => saltshaker(['trend', '--history', folder]).stdout
    saltshaker(['report', night('20'), '--history', folder])
    const first = trend()
    expect(saltshaker(['report', night('20'), '--history', folder]).stderr).toBe('')
    expect(trend()).toBe(first)
    const other = saltshaker(['report', night('19'), '--history', folder, '--night', '2026-11-20'])
    expect([other.code, other.stderr]).toEqual([
      0,
      expect.stringMatching(/^warning: .*: 2026-11-20 was replaced; 60 of its 60 conversations are not in this run\n$/),
    ])
    expect(trend()).not.toBe(first)
  })

  it('never loses conversations of a night to a run of several', () => {
    const folder = newFolder()
    saltshaker(['report', exportOf('a.csv', [call('1', '2026-11-20T10:00:00Z'), call('2', '2026-11-20T11:00:00Z')]), '--history', folder])
    const before = readFileSync(join(folder, 'nights', '2026-11-20.parquet'))
    const tickets = exportOf('b.csv', [call('2', '2026-11-20T11:00:00Z'), call('3', '2026-11-22T10:00:00Z')])
    const { stdout, stderr, code } = saltshaker(['report', tickets, '--history', folder])
    expect([code, stdout.split('\n')[0]]).toEqual([2, '2 conversations · 2 agent turns · 2 flagged'])
    expect(stderr).toMatch(
      /nothing was written: this run has 2 nights, and 2026-11-20 would lose 1 of 2 conversations: .*pass --night with its date\n$/,
    )
    expect(readdirSync(join(folder, 'nights'))).toEqual(['2026-11-20.parquet'])
    expect(readFileSync(join(folder, 'nights', '2026-11-20.parquet')).equals(before)).toBe(true)
  })

  it('loses nothing where two run at once', async () => {
    const folder = newFolder()
    const days = ['06', '07']
    const run = (day: string): Promise<number | null> =>
      new Promise(resolve => {
        const args = ['bin/saltshaker.js', 'report', night(day), '--history', folder]
        spawn(process.execPath, args, { stdio: 'ignore' }).on('close', code => resolve(code))
      })
    expect(await Promise.all([...days, ...days].map(run))).toEqual([0, 0, 0, 0])
    const bytes = () =>
      readdirSync(join(folder, 'nights')).map(name => [name, readFileSync(join(folder, 'nights', name)).toString('base64')])
    const atOnce = bytes()
    for (const day of days) saltshaker(['report', night(day), '--history', folder])
    expect(atOnce).toEqual(bytes())
    expect(atOnce).toHaveLength(days.length)
  })

  it('knows customers again from other nights, as if all were read at once', () => {
    const folder = newFolder()
    const nights = ['06', '09', '20'].map(night)
    for (const file of nights.slice(0, 2)) saltshaker(['report', file, '--history', folder, '--keep-text', '--reveal'])
    const relationships = (...args: string[]) => JSON.parse(saltshaker(['report', '-r', 'json', ...args]).stdout).relationships
    const apart = relationships(nights[2]!, '--history', folder)
    const together = relationships(...nights)
    expect(apart.toldAgain.shown.length).toBeGreaterThan(0)
    expect(together.toldAgain.shown).toEqual(expect.arrayContaining(apart.toldAgain.shown))
    expect(apart.byNumber.map((row: { contacts: number }) => row.contacts)).toEqual([
      60 - apart.byNumber[1].contacts,
      expect.any(Number),
      0,
    ])
    expect(apart.byNumber[1].contacts).toBeGreaterThan(10)
    expect(relationships(nights[2]!).byNumber[1].contacts).toBe(0)
    expect(relationships('fixtures/unclear/two-names.txt', '--agent', 'Ana')).toEqual({
      known: false,
      note: expect.stringMatching(/^Customers cannot be told apart here/),
    })
  })

  it('keeps the words of flagged turns only where it is told to, personal data masked', () => {
    const file = exportOf('words.csv', [
      '1,2026-11-20T10:00:00Z,customer,Ann,call me on +49 30 901820',
      '1,2026-11-20T10:00:01Z,agent,Jane,there is nothing I can do zorgblat',
    ])
    const inside = (...args: string[]): string => {
      const folder = newFolder()
      saltshaker(['report', file, '--history', folder, ...args])
      return readFileSync(join(folder, 'nights', '2026-11-20.parquet'), 'latin1')
    }
    expect(inside()).not.toContain('zorgblat')
    expect(inside('--keep-text')).toContain('zorgblat')
    expect(inside('--keep-text')).not.toContain('901820')
    expect(inside('--keep-text', '--reveal')).toContain('901820')
  })

  const undated = exportOf('undated.csv', ['1,,customer,Ann,hi', '1,,agent,Jane,hello there'])
  const foreign = (): string => {
    const folder = mkdtempSync(join(scratch, 'foreign-'))
    writeFileSync(join(folder, 'thesis.txt'), '')
    return folder
  }
  it.each<[string, () => readonly string[], RegExp]>([
    ['no date', () => [undated, '--history', newFolder()], /no turn has a date, .*: pass --night 2026-11-20, the night's date$/m],
    [
      'a date that is none',
      () => [night('20'), '--history', newFolder(), '--night', '2026-02-30'],
      /--night takes a date such as 2026-11-20, not "2026-02-30"/,
    ],
    [
      'a time that is none',
      () => [night('20'), '--history', newFolder(), '--night-starts', '24:00'],
      /--night-starts takes a time of day such as 12:00/,
    ],
    ['a night without a history', () => [night('20'), '--night', '2026-11-20'], /--night is for a history: add --history FOLDER/],
    [
      'somebody else’s folder',
      () => [night('20'), '--history', foreign()],
      /is not a history of saltshaker: name its folder, or a new one/,
    ],
    ['a file', () => [night('20'), '--history', undated], /undated.csv: is a file: name the folder of the history/],
    ['no folder to put it in', () => [night('20'), '--history', join(newFolder(), 'deep')], /its folder does not exist: create it first/],
  ])('%s: one line, the way out, exit code 2', (_, args, message) => {
    const { stderr, code } = saltshaker(['report', ...args()])
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  it('without DuckDB says what to install, before anything is read', () => {
    const without = join(scratch, 'without.mjs')
    const missing =
      "export async function resolve(name, context, next) { if (name.startsWith('@duckdb')) throw new Error(); return next(name, context) }"
    writeFileSync(
      without,
      `import { register } from 'node:module'\nregister(\`data:text/javascript,\${encodeURIComponent(${JSON.stringify(missing)})}\`)`,
    )
    const { stdout, stderr, code } = saltshaker(['report', night('20'), '--history', newFolder()], {
      env: { NODE_OPTIONS: `--import=${without}` },
    })
    expect([code, stdout, stderr]).toEqual([
      2,
      '',
      expect.stringMatching(/^saltshaker: the history needs DuckDB, .*: npm install @duckdb\/node-api, or npm ci/),
    ])
  })

  it('a night that is given takes turns without dates', async () => {
    const folder = newFolder()
    expect(saltshaker(['report', undated, '--history', folder, '--night', '2026-11-20'])).toMatchObject({ code: 0, stderr: '' })
    expect((await openHistory(folder)).nights).toEqual(['2026-11-20'])
  })

  it.skipIf(process.getuid?.() === 0)('a read-only folder is told of before anything is read', () => {
    const folder = newFolder()
    saltshaker(['report', night('20'), '--history', folder])
    chmodSync(folder, 0o500)
    const { stdout, stderr, code } = saltshaker(['report', night('19'), '--history', folder])
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(/the history cannot be written: no permission to write there\n$/)])
  })
})

describe('trend', () => {
  const folder = newFolder()
  saltshaker(['report', 'fixtures/hotline', '--history', folder])

  it.each<[string, readonly string[], RegExp]>([
    ['no history', [], /which history\? --history FOLDER names it/],
    [
      'a history that is not there',
      ['--history', join(scratch, 'nowhere')],
      /there is no such folder: report --history .* begins a history/,
    ],
    ['nobody of that name', ['--history', folder, '--agent', 'Zoe*'], /the history has nobody of that name; there are Denise Okafor, /],
    ['no such period', ['--history', folder, '--by', 'year'], /--by takes day, week, month, not "year"/],
    [
      'no such span',
      ['--history', folder, '--since', '0d'],
      /--since takes days, weeks or a date, such as 30d, 8w or 2026-11-01, not "0d"/,
    ],
    ['a span without nights', ['--history', folder, '--since', '2027-01-01'], /no night since 2027-01-01; the last is 2026-11-20/],
    ['no such reporter', ['--history', folder, '-r', 'xml'], /no reporter "xml"; there are: pretty, json, csv, html/],
  ])('%s: one line, the way out, exit code 2', (_, args, message) => {
    const { stdout, stderr, code } = saltshaker(['trend', ...args])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  it('counts back from the last night, and shows whom it is asked for', () => {
    const { stdout, code } = saltshaker([
      'trend',
      '--history',
      folder,
      '--since',
      '3d',
      '--by',
      'day',
      '--agent',
      'd*',
      '--agent',
      'Tom Haller',
    ])
    expect(code).toBe(0)
    const lines = stdout.split('\n')
    expect(lines[0]).toMatch(/^2026-11-18 to 2026-11-20 · 3 nights · by day · tagger [0-9a-f]{12}·[0-9a-f]{12}$/)
    expect(lines.slice(3, 6).map(line => line.slice(0, 13).trim())).toEqual(['Everybody', 'Denise Okafor', 'Tom Haller'])
    expect(lines[6]).toBe('')
  })

  it('counts below 50 turns, as the report does, and gives no rate and no direction', () => {
    const few = newFolder()
    saltshaker(['report', night('20'), '--history', few])
    const text = saltshaker(['trend', '--history', few]).stdout
    expect(text).toMatch(/^Ines Duarte +25 {2}4 of 25 \* +\S+ +– .* \d+ of 25 /m)
    expect(text).toMatch(/^Denise Okafor +73 {2}16% 9.7–27% /m)
    expect(text).toContain('\n* not enough data: below 50 turns, counts instead of rates.\n')
    const page = saltshaker(['trend', '--history', few, '-r', 'html']).stdout
    expect(page).toMatch(/Ines Duarte<\/th><td>25<\/td><td>4 of 25 \*<\/td><td><svg role="img" aria-label="4 of 25"/)
    expect(page).toContain('* not enough data: below 50 turns, counts instead of rates.')
  })

  it('leaves out what another tagger tagged, and says so where the output does not', async () => {
    const mixed = newFolder()
    saltshaker(['report', night('20'), '--history', mixed])
    await writeNights(mixed, [nightRecord('2026-11-19', [agent('Old Hand', { neutral: 90, contempt: 10 })])])
    const csv = saltshaker(['trend', '--history', mixed, '-r', 'csv'])
    expect(csv.stderr).toMatch(/^warning: .*: what another tagger tagged \(aaaa·bbbb, 1 night from 2026-11-19\) is left out\n$/)
    expect(csv.stdout).not.toContain('Old Hand')
    const shown = saltshaker(['trend', '--history', mixed])
    expect([shown.stderr, shown.stdout]).toEqual(['', expect.stringContaining('1 night (2026-11-19) by tagger aaaa·bbbb left out')])
    expect(saltshaker(['trend', '--history', mixed, '--mixed']).stdout).toContain('Old Hand')
  })
})

describe('rescore', () => {
  const told = (folder: string, ...args: string[]) => saltshaker(['rescore', night('20'), '--history', folder, ...args])

  it('says which tags changed, and puts the night in its place', async () => {
    const folder = newFolder()
    saltshaker(['report', night('20'), '--history', folder])
    const fresh = readFileSync(join(folder, 'nights', '2026-11-20.parquet'))
    expect(told(folder)).toMatchObject({ code: 0, stderr: '', stdout: '1 night tagged anew, 0 with other tags; the history has them.\n' })

    const report = {
      ...emptyReport,
      agents: { 'Tom Haller': agent('Tom Haller', { neutral: 48 }) },
      flagged: [moment('Denise Okafor', 'no', 'LH-20472')],
    }
    await writeNights(folder, [nightRecord('2026-11-20', [], { report, conversations: [] })])
    const dry = told(folder, '--dry-run')
    expect(dry.stdout).toMatch(/^2026-11-20 · tagger aaaa·bbbb → [0-9a-f]{12}·[0-9a-f]{12}\n {2}yes 0 → \d+ · /)
    expect(dry.stdout).toMatch(/^ {2}Tom Haller: yes 0 → \d+ · (?:small-talk 0 → \d+ · )?neutral 48 → \d+/m)
    expect(dry.stdout).toMatch(/^ {2}stonewalling → not flagged {2}Denise Okafor · conversation LH-20472 · turn 3$/m)
    expect(dry.stdout).toMatch(/^ {2}not flagged → stonewalling {2}Denise Okafor · conversation LH-20472 · turn 12$/m)
    expect(dry.stdout).toMatch(/1 night tagged anew, 1 with other tags; nothing was written.\n$/)
    const json = JSON.parse(told(folder, '-r', 'json').stdout)
    expect(json).toMatchObject({
      schemaVersion: 1,
      written: true,
      nights: [{ night: '2026-11-20', tagger: { before: { weights: 'aaaa' } } }],
    })
    expect(readFileSync(join(folder, 'nights', '2026-11-20.parquet')).equals(fresh)).toBe(true)
  })

  it('keeps teams and what reviewers decided', () => {
    const folder = newFolder()
    const file = exportOf('teams.csv', [call('1', '2026-11-20T10:00:00Z')])
    const roster = join(scratch, 'roster.csv')
    const labels = join(scratch, 'labels.ndjson')
    writeFileSync(roster, 'agent,team\nJane,north\n')
    const [turn] = saltshaker(['tag', file])
      .stdout.trim()
      .split('\n')
      .map(line => JSON.parse(line))
    writeFileSync(
      labels,
      `${JSON.stringify({ conversation: '1', turn: turn.turn, role: 'agent', speaker: 'Jane', text: 'there is nothing I can do', tag: 'neutral', decision: 'corrected' })}\n`,
    )
    const args = [file, '--history', folder, '--roster', roster, '--labels', labels]
    expect(saltshaker(['report', ...args]).code).toBe(0)
    expect(saltshaker(['rescore', ...args])).toMatchObject({
      code: 0,
      stderr: '',
      stdout: '1 night tagged anew, 0 with other tags; the history has them.\n',
    })
    const { agents } = JSON.parse(saltshaker(['trend', '--history', folder, '-r', 'json']).stdout)
    expect(agents).toMatchObject([{ key: 'Jane', team: 'north', turns: 1, donts: { count: 0 } }])
  })

  it('keeps the words that were kept', () => {
    const folder = newFolder()
    const file = exportOf('kept.csv', [call('zorgblat', '2026-11-20T10:00:00Z')])
    const words = (): boolean => readFileSync(join(folder, 'nights', '2026-11-20.parquet'), 'latin1').includes('there is nothing I can do')
    saltshaker(['report', file, '--history', folder, '--keep-text'])
    saltshaker(['rescore', file, '--history', folder])
    expect(words()).toBe(true)
    saltshaker(['report', file, '--history', folder])
    saltshaker(['rescore', file, '--history', folder])
    expect(words()).toBe(false)
  })

  it('refuses a part of a night, and nights that the history has not', () => {
    const folder = newFolder()
    const both = exportOf('both.csv', [call('1', '2026-11-20T10:00:00Z'), call('2', '2026-11-20T11:00:00Z')])
    saltshaker(['report', both, '--history', folder])
    const part = exportOf('part.csv', [call('1', '2026-11-20T10:00:00Z')])
    expect(saltshaker(['rescore', part, '--history', folder])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/nothing was written: 1 of the 2 conversations of 2026-11-20 are not in these files: give all files/),
    })
    expect(saltshaker(['rescore', night('19'), '--history', folder])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/has none of the nights in these files \(the first is 2026-11-19\)/),
    })
  })
})
