import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { saltshaker } from './run.ts'

const NIGHT = 'fixtures/hotline/2026-11-20.csv'
const scratch = mkdtempSync(join(tmpdir(), 'saltshaker-'))
const file = (name: string, content: string | Buffer): string => {
  const path = join(scratch, name)
  writeFileSync(path, content)
  return path
}
const line = (turn: number, role: string, text: string): string =>
  `${JSON.stringify({ conversation: 'c1', turn, role, speaker: role === 'agent' ? 'Jane' : 'Ann', text })}\n`
const good = file(
  'good.ndjson',
  line(0, 'customer', 'Can I have my money back?') + line(1, 'agent', 'I will refund that for you right now.'),
)

describe('saltshaker', () => {
  it('reports a night, every agent in it, with nothing on stderr', () => {
    const { stdout, stderr, code } = saltshaker([NIGHT])
    expect([stderr, code]).toEqual(['', 0])
    for (const name of ['Priya Raman', 'Marcus Bell', 'Denise Okafor', 'Tom Haller', 'Ines Duarte', 'Joe Whitlock'])
      expect(stdout).toContain(name)
    expect(stdout).not.toContain('\x1b')
  })

  it('writes several reports in one run', () => {
    const json = join(scratch, 'report.json')
    const { code } = saltshaker([NIGHT, '--reporter', 'pretty', '--reporter', `json=${json}`, '-r', `csv=${join(scratch, 'r.csv')}`])
    expect(code).toBe(0)
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ schemaVersion: 1, conversations: 60 })
  })

  it('tags every agent turn, in input order, by the contract', () => {
    const { stdout, code } = saltshaker(['tag', good])
    expect(code).toBe(0)
    const tagged = JSON.parse(stdout)
    expect(tagged).toMatchObject({ conversation: 'c1', turn: 1, agent: 'Jane', tag: 'yes', also: [], severity: 0 })
    for (const { start, end, text } of tagged.evidence) expect('I will refund that for you right now.'.slice(start, end)).toBe(text)
  })

  it('gives the same bytes whatever the order of files, the locale and the time zone', () => {
    const nights = ['fixtures/hotline/2026-11-18.csv', 'fixtures/hotline/2026-11-19.csv', NIGHT]
    const runs = [
      saltshaker(['report', ...nights, '-r', 'json'], { env: { TZ: 'UTC', LC_ALL: 'C' } }),
      saltshaker(['report', ...[...nights].reverse(), '-r', 'json'], { env: { TZ: 'Asia/Tokyo', LC_ALL: 'tr_TR.UTF-8' } }),
    ]
    expect(runs[0]!.code).toBe(0)
    expect(runs[1]!.stdout).toBe(runs[0]!.stdout)
  })

  it('reads standard input', () => {
    expect(saltshaker(['tag', '-'], { input: readFileSync(good) }).stdout).toBe(saltshaker(['tag', good]).stdout)
  })

  it('ends quietly when nobody reads on', async () => {
    const child = spawn(process.execPath, ['bin/saltshaker.js', 'tag', 'fixtures/hotline'], { stdio: ['ignore', 'pipe', 'pipe'] })
    let stderr = ''
    child.stderr.on('data', chunk => {
      stderr += chunk
    })
    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise(resolve => child.on('close', resolve))
    expect([code, stderr]).toEqual([0, ''])
  })

  it("shows what speaks for a possible don't, not what speaks for the tag that was given", () => {
    const tags = saltshaker(['tag', NIGHT])
      .stdout.trim()
      .split('\n')
      .map(line => JSON.parse(line))
    const suspected = tags.filter(({ possible }) => possible)
    expect(suspected.length).toBeGreaterThan(5)
    const report = JSON.parse(saltshaker(['report', NIGHT, '--possible', '-r', 'json']).stdout)
    for (const { conversation, turn, possible, evidence } of report.possible) {
      const tagged = suspected.find(one => one.conversation === conversation && one.turn === turn)
      expect(tagged.possible).toMatchObject(possible)
      expect(evidence).toMatchObject(tagged.possible.evidence)
    }
    expect(saltshaker(['report', NIGHT, '--possible']).stdout.split('possible ').length).toBeGreaterThan(5)
  })

  it('explains a text, a cue and a cue that is none', () => {
    const text = saltshaker(['explain', 'I will refund that for you right now.'])
    expect(text.stdout).toContain('yes')
    expect(text.code).toBe(0)
    const asWords = (name: string): string => `. To explain it as words of an agent: saltshaker explain "agent: ${name}"\n`
    const none = saltshaker(['explain', 'no-such-cue-here'])
    expect([none.code, none.stdout]).toEqual([2, ''])
    expect(none.stderr).toBe(
      `saltshaker: no cue "no-such-cue-here"; the cues named in a report can be explained${asWords('no-such-cue-here')}`,
    )
    expect(saltshaker(['explain', 'a-deth']).stderr).toBe(
      `saltshaker: no cue "a-deth": did you mean a-death? saltshaker explain a-death tells what it sees${asWords('a-deth')}`,
    )
    expect(saltshaker(['explain', 'our-fault-that']).stderr).toBe(
      `saltshaker: no cue "our-fault-that"; near it: not-our-fault${asWords('our-fault-that')}`,
    )
  })

  it('lists the formats', () => {
    const { stdout, code } = saltshaker(['formats'])
    expect(code).toBe(0)
    for (const name of ['ndjson', 'csv']) expect(stdout).toContain(name)
  })

  it('tells of one format how to get such an export, in lines that fit the terminal', () => {
    const { stdout, code } = saltshaker(['formats', 'csv'], { env: { COLUMNS: '60' } })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^csv: CSV, TSV or Excel text, one message a row\n\nA header line/)
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(60)
    expect(saltshaker(['formats', 'cvs']).stderr).toBe('saltshaker: no format "cvs": did you mean csv? saltshaker formats lists them\n')
    expect(saltshaker(['formats', 'abracadabra']).stderr).toBe('saltshaker: no format "abracadabra": saltshaker formats lists them\n')
    expect(saltshaker(['report', NIGHT, '--format', 'ndjsn']).stderr).toContain('--format: no format "ndjsn": did you mean ndjson?')
  })

  it('prints version and help', () => {
    expect(saltshaker(['--version'])).toEqual({ stdout: '0.1.0\n', stderr: '', code: 0 })
    const help = saltshaker(['--help'])
    expect([help.code, help.stderr]).toEqual([0, ''])
    expect(help.stdout).toContain('Examples:')
  })
})

describe('bad input', () => {
  const bad: readonly [string, readonly string[], RegExp][] = [
    ['a file that is not there', ['report', 'nothing.csv'], /nothing\.csv: no such file/],
    ['an empty file', ['report', file('empty.csv', '')], /empty\.csv: the file is empty/],
    ['a binary file', ['report', file('photo.csv', Buffer.from([137, 80, 78, 71, 0, 1, 2, 0, 255, 0, 7, 0, 3]))], /photo\.csv: /],
    ['an unknown option', ['report', good, '--colour'], /unknown option '--colour'/],
    ['an unknown reporter', ['report', good, '-r', 'xml'], /no reporter "xml"; there are: pretty, json/],
    ['two reporters on one terminal', ['report', good, '-r', 'json', '-r', 'csv'], /give the others a file/],
    ['a mapping without a column', ['report', good, '--map', 'text'], /should be field=column/],
    ['a format that does not exist', ['report', good, '--format', 'fax'], /fax/],
    ['a folder without files', ['report', mkdtempSync(join(tmpdir(), 'saltshaker-empty-'))], /no files/],
  ]
  it.each(bad)('%s: one line, exit code 2, nothing on stdout', (_, args, message) => {
    const { stdout, stderr, code } = saltshaker(args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(/\n {4}at /)
  })

  it.each([
    ['a missing file', 'missing.csv', undefined],
    ['a gz cut short', 'cut.csv.gz', gzipSync(readFileSync(NIGHT)).subarray(0, 9000)],
  ])('%s beside a good one: the good one is reported, exit code 2', (_, name, content) => {
    const path = content ? file(name, content) : join(scratch, name)
    const { stdout, stderr, code } = saltshaker(['report', good, path])
    expect(code).toBe(2)
    expect(stdout).toContain('Jane')
    expect(stderr).toContain(name)
  })

  it('a ragged row is counted, with file and line, and the others are read', () => {
    const ragged = file('ragged.csv', 'conversation_id,role,author,body\n1,customer,Ann,hi\n1,agent\n1,agent,Jane,I will refund that now\n')
    const { stdout, stderr } = saltshaker(['report', ragged])
    expect(stderr).toMatch(/ragged\.csv:3: /)
    expect(stdout).toContain('Jane')
  })

  it('a turn of 1 MB and a conversation of 200,000 turns are read', () => {
    const long = file('long.ndjson', line(0, 'customer', 'hello') + line(1, 'agent', `I will refund that. ${'word '.repeat(200_000)}`))
    expect(saltshaker(['tag', long]).code).toBe(0)
    const many = file('many.ndjson', Array.from({ length: 200_000 }, (_, i) => line(i, i % 2 ? 'agent' : 'customer', `turn ${i}`)).join(''))
    expect(saltshaker(['tag', many]).stdout.trimEnd().split('\n')).toHaveLength(100_000)
  })
})
