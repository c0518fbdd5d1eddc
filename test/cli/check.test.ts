import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { NIGHTS, turnsOf } from '../gates/nights.ts'
import { type Ran, saltshaker } from './run.ts'

const root = mkdtempSync(join(tmpdir(), 'saltshaker-check-'))
let folders = 0
/** A folder of its own with these files, and the binary in it. */
const folderWith = (files: Readonly<Record<string, string>>): { folder: string; run: (...args: string[]) => Ran } => {
  const folder = join(root, String(folders++))
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return { folder, run: (...args) => saltshaker(args, { cwd: folder }) }
}
const NIGHT = turnsOf(NIGHTS['one bad agent']!)
const dated = (day: string, night: Parameters<typeof turnsOf>[0]): string =>
  turnsOf(night).replaceAll('{"conversation":"', `{"time":"${day}T09:00:00Z","conversation":"${day} `)
const json = (value: unknown): string => JSON.stringify(value)

describe('adopting on a legacy export', () => {
  it('takes three commands', () => {
    const { folder, run } = folderWith({ 'night.ndjson': NIGHT })
    expect(run('init', 'night.ndjson')).toMatchObject({ code: 0, stdout: expect.stringContaining('saltshaker check --update-baseline') })
    expect(run('check', '--update-baseline')).toMatchObject({ code: 0, stderr: expect.stringContaining('20 findings accepted') })
    expect(run('check').code).toBe(0)
    writeFileSync(join(folder, 'night.ndjson'), NIGHT + turnsOf({ Neil: { stonewalling: 1 } }))
    expect(run('check').code).toBe(1)
  }, 60_000)
})

describe('a baseline', () => {
  it('tells what is gone, prunes it, and ends an acceptance by the dates of the night', () => {
    const { folder, run } = folderWith({ 'night.ndjson': NIGHT })
    const file = join(folder, 'b.json')
    const check = (...args: string[]): Ran => run('check', 'night.ndjson', '--baseline', 'b.json', ...args)
    expect(check()).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('b.json: there is no such baseline yet: saltshaker check --update-baseline'),
    })
    expect(check('--update-baseline').code).toBe(0)
    const content = readFileSync(file, 'utf8')
    expect(content).not.toContain('department')
    writeFileSync(join(folder, 'night.ndjson'), turnsOf({ Omar: { neutral: 80, stonewalling: 3 } }))
    const lines = JSON.parse(check('-r', 'json').stdout)
    expect([lines.passed, lines.baseline.stale.length > 0]).toEqual([true, true])
    expect(check('--prune-baseline')).toMatchObject({ code: 0, stderr: expect.stringContaining('accepted') })
    expect(JSON.parse(readFileSync(file, 'utf8')).accepted.length).toBeLessThan(JSON.parse(content).accepted.length)
  }, 60_000)

  it('is left as it is where an input cannot be read, or a selector picks nobody', () => {
    const { folder, run } = folderWith({ 'night.ndjson': NIGHT, 'broken.ndjson': 'no JSON\n' })
    expect(run('check', 'night.ndjson', '--update-baseline').code).toBe(0)
    const file = join(folder, 'saltshaker.baseline.json')
    const content = readFileSync(file, 'utf8')
    writeFileSync(join(folder, 'calm.ndjson'), turnsOf({ Jane: { neutral: 60 } }))
    for (const option of ['--prune-baseline', '--update-baseline']) {
      expect(run('check', 'calm.ndjson', 'broken.ndjson', option)).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('saltshaker.baseline.json: not written: what could not be read would be lost from it'),
      })
      expect(run('check', 'calm.ndjson', '-t', 'dont.rate{agent:Zed} < 1%', option).code).toBe(2)
      expect(readFileSync(file, 'utf8')).toBe(content)
    }
  }, 60_000)

  it.each<[string, string, RegExp]>([
    ['of a newer version', json({ version: 2, accepted: [] }), /b\.json: the baseline is of a newer saltshaker \(version 2\): update/],
    [
      'that is cut',
      '{"version": 1, "acc',
      /b\.json: the baseline is no valid JSON .*: restore it; or remove it, and write it anew with --update-baseline/,
    ],
    ['of another kind', json({ version: 1 }), /b\.json: accepted is missing/],
    [
      'with a strange entry',
      json({ version: 1, accepted: [{ fingerprint: 'x', conversation: '1', tag: 'contempt', severity: 1, count: 1 }] }),
      /b\.json: accepted\[1\]\.fingerprint must be 32 hexadecimal digits/,
    ],
  ])('%s is refused, and left as it is', (_, content, message) => {
    const { folder, run } = folderWith({ 'night.ndjson': NIGHT, 'b.json': content })
    const { code, stderr, stdout } = run('check', 'night.ndjson', '--baseline', 'b.json', '--update-baseline')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
    expect(readFileSync(join(folder, 'b.json'), 'utf8')).toBe(content)
  })
})

describe('reports', () => {
  it.each<[string, readonly string[]]>([
    ['b.json', ['--baseline', 'b.json']],
    ['before.json', ['--against', 'before.json']],
    ['roster.csv', ['--roster', 'roster.csv']],
    ['labels.ndjson', ['--labels', 'labels.ndjson']],
    ['saltshaker.config.json', []],
    ['b.json', ['--baseline', 'b.json', '--update-baseline']],
  ])('are not written over %s, which the run reads', (file, options) => {
    const { folder, run } = folderWith({
      'night.ndjson': NIGHT,
      'b.json': json({ version: 1, accepted: [] }),
      'before.json': json({ schemaVersion: 1, agents: [] }),
      'roster.csv': 'agent,team\nJane,billing\n',
      'labels.ndjson': '',
      'saltshaker.config.json': '{}',
    })
    const content = readFileSync(join(folder, file), 'utf8')
    expect(run('check', 'night.ndjson', ...options, '-r', `json=./${file}`)).toMatchObject({ code: 2, stdout: '' })
    expect(readFileSync(join(folder, file), 'utf8')).toBe(content)
  })
})

describe('against the history', () => {
  it('compares a run of several nights with those before all of them', () => {
    const { run } = folderWith({
      'a.ndjson': dated('2026-11-20', { Omar: { neutral: 120 } }),
      'b.ndjson': dated('2026-11-21', { Omar: { neutral: 60, stonewalling: 20 } }),
      'c.ndjson': dated('2026-11-22', { Omar: { neutral: 60, stonewalling: 20 } }),
    })
    const check = (...args: string[]): Ran => run('check', ...args, '--history', 'h', '-t', 'dont.count < 999', '--against', '7d')
    for (const night of ['a.ndjson', 'b.ndjson', 'c.ndjson']) check(night)
    const again = check('b.ndjson', 'c.ndjson', '-r', 'json')
    expect([again.code, JSON.parse(again.stdout).regressions[0].against]).toEqual([1, '2026-11-20'])
  }, 60_000)
})

describe('against an earlier report', () => {
  it('fails where a rate rose, and not where it did not', () => {
    const { folder, run } = folderWith({
      'calm.ndjson': turnsOf({ Omar: { neutral: 99, stonewalling: 1 } }),
      'night.ndjson': NIGHT,
      'other.json': '{"agents": 1}',
    })
    expect(run('report', 'calm.ndjson', '-r', 'json=before.json').code).toBe(0)
    const against = (file: string, ...args: string[]): Ran =>
      run('check', file, '--against', 'before.json', '-t', 'contempt.count < 1', ...args)
    expect(against('night.ndjson').code).toBe(1)
    expect(against('night.ndjson', '--margin', '30%').code).toBe(0)
    expect(against('calm.ndjson').code).toBe(0)
    expect(run('check', 'night.ndjson', '--against', 'other.json')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is no JSON report of saltshaker'),
    })
    const unlike = JSON.parse(run('report', 'calm.ndjson', '-r', 'json').stdout)
    writeFileSync(join(folder, 'unlike.json'), json({ ...unlike, tagger: { ...unlike.tagger, cues: 'x' } }))
    expect(run('check', 'night.ndjson', '--against', 'unlike.json')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('was tagged otherwise'),
    })
    expect(run('check', 'night.ndjson', '--against', 'nowhere.json')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--against nowhere.json: cannot be read'),
    })
  }, 60_000)
})

describe('the configuration', () => {
  it('keeps the answers: files, agents, a named format; the command line goes before it', () => {
    const records = [
      { line: { w: 'Where is my order?' }, by: { k: 'p2', n: 'Ann' }, c: 7 },
      { line: { w: "I'm so sorry, I'll fix that for you right away." }, by: { k: 'p1', n: 'Jane' }, c: 7 },
    ]
    const config = {
      files: ['in/*.json'],
      format: 'acme',
      formats: {
        acme: {
          base: 'json',
          map: { text: 'line.w', role: 'by.k', speaker: 'by.n', conversation: 'c' },
          agentRole: ['p1'],
        },
      },
    }
    const { folder, run } = folderWith({ 'saltshaker.config.json': json(config) })
    mkdirSync(join(folder, 'in'))
    writeFileSync(join(folder, 'in', 'a.json'), json(records))
    const tagged = saltshaker(['tag'], { cwd: join(folder, 'in') })
    expect(JSON.parse(tagged.stdout)).toMatchObject({ conversation: '7', agent: 'Jane', tag: 'yes' })
    expect(run('tag', '--agent', 'Ann', '--agent-role', 'p2').stdout).toContain('"agent":"Ann"')
    expect(JSON.parse(run('report', '--print-config').stdout)).toMatchObject({ files: ['in/*.json'], format: 'acme' })
    expect(run('tag', '--no-config', 'in/a.json').code).toBe(2)
  }, 60_000)

  it('heeds what reviewers decided, once there is such a file', () => {
    const { folder, run } = folderWith({
      'night.ndjson': NIGHT,
      'saltshaker.config.json': json({ labels: 'labels.ndjson', thresholds: ['dont.count < 20'] }),
    })
    expect(run('check', 'night.ndjson').code).toBe(1)
    const found = JSON.parse(run('check', 'night.ndjson', '-r', 'json').stdout).findings[0]
    const decided = {
      conversation: found.conversation,
      turn: found.turn,
      role: 'agent',
      text: found.text,
      tag: 'neutral',
      reviewer: 'Ann',
      source: 'night.ndjson',
    }
    writeFileSync(join(folder, 'labels.ndjson'), `${json(decided)}\n`)
    expect(run('check', 'night.ndjson').code).toBe(0)
  }, 60_000)

  it('warns where an empty list of thresholds leaves nothing to check', () => {
    const { run } = folderWith({ 'night.ndjson': NIGHT, 'saltshaker.config.json': json({ thresholds: [] }) })
    const warning = /^warning: .*saltshaker\.config\.json: "thresholds" is empty, .*: nothing is checked\n$/
    expect(run('check', 'night.ndjson')).toMatchObject({ code: 0, stderr: expect.stringMatching(warning) })
    expect(run('check', 'night.ndjson', '--update-baseline').stderr).not.toContain('nothing is checked')
    expect(run('check', 'night.ndjson', '--baseline', 'saltshaker.baseline.json').stderr).not.toContain('nothing is checked')
  }, 60_000)

  it('gives agents their teams by a roster', () => {
    const { run } = folderWith({
      'night.ndjson': turnsOf({ Jane: { neutral: 60 }, Omar: { neutral: 50, stonewalling: 10 } }),
      'roster.csv': 'Agent,Team\njane,billing\nOmar,repairs\n',
    })
    const rate = (team: string): number | null =>
      run('check', 'night.ndjson', '--roster', 'roster.csv', '-t', `dont.rate{team:${team}} < 1%`).code
    expect([rate('billing'), rate('repairs'), rate('sales')]).toEqual([0, 1, 2])
  }, 60_000)

  it('warns of an override that picks nobody: not everybody works every night', () => {
    const entry = {
      threshold: 'dont.rate < 90%',
      scope: 'agent',
      overrides: [
        { for: '{agent:Trainee*}', level: 'warn' },
        { for: '{agent:Jane*}', level: 'warn' },
      ],
    }
    const { run } = folderWith({ 'night.ndjson': NIGHT, 'saltshaker.config.json': json({ thresholds: [entry] }) })
    expect(run('check', 'night.ndjson')).toMatchObject({
      code: 0,
      stderr:
        'warning: the override {agent:Trainee*} of "dont.rate{agent} < 90%" picks nobody in this input: check the name if somebody should be there\n',
    })
    for (const option of ['--quiet', '--allow-empty']) expect(run('check', 'night.ndjson', option)).toMatchObject({ code: 0, stderr: '' })
  }, 60_000)

  it.each<[string, Readonly<Record<string, string>>, readonly string[], RegExp]>([
    [
      'a selector that picks nobody',
      {},
      ['-t', 'dont.rate{agent:Jnae} < 2%'],
      /\{agent:Jnae\} of "dont\.rate\{agent:Jnae\} < 2%" picks nobody in this input: check the name, or pass --allow-empty/,
    ],
    [
      'a metric of the configuration',
      { 'saltshaker.config.json': json({ thresholds: ['kindness < 2'] }) },
      [],
      /saltshaker\.config\.json: thresholds\[1\]: no metric "kindness"/,
    ],
    [
      'a roster without teams',
      { 'roster.csv': 'agent,group\nJane,x\n' },
      ['--roster', 'roster.csv'],
      /roster\.csv: the roster needs the columns agent and team/,
    ],
    ['a number that is none', {}, ['--min-turns', 'few'], /--min-turns takes a whole number, not "few"/],
    [
      'a margin that is none',
      { 'b.json': json({ schemaVersion: 1, agents: [] }) },
      ['--against', 'b.json', '--margin', 'x'],
      /--margin takes percentage points such as 1%, not "x"/,
    ],
    ['a confidence that is none', {}, ['--confidence', 'high'], /--confidence takes point or interval, not "high"/],
    ['a reporter that is none', {}, ['-r', 'xml'], /no reporter "xml"; there are: pretty/],
    ['a baseline to prune that is not there', {}, ['--prune-baseline'], /there is no such baseline yet/],
    ['a second configuration', { 'saltshaker.config.json': '{}' }, ['init'], /saltshaker\.config\.json: there is a configuration already/],
  ])('%s: one line, exit code 2', (_, files, args, message) => {
    const { run } = folderWith({ 'night.ndjson': NIGHT, ...files })
    const { code, stderr, stdout } = args[0] === 'init' ? run(...args) : run('check', 'night.ndjson', ...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})
