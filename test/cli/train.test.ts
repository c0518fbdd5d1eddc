import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { decodeWeights } from '../../src/tagger/weights.ts'
import { saltshaker } from './run.ts'

const LABELS = ['fixtures/corpus/train/pairs-energy-water.jsonl', 'fixtures/corpus/train/pairs-software.jsonl']
const scratch = mkdtempSync(join(tmpdir(), 'saltshaker-'))
const file = (name: string, content: string | Buffer): string => {
  const path = join(scratch, name)
  writeFileSync(path, content)
  return path
}

const withoutBids = (name: string, from: string): string => file(name, readFileSync(from, 'utf8').replace(/"bid": ?(true|false), ?/g, ''))

describe('train', { timeout: 120_000 }, () => {
  it('learns the same bytes from the same labels, whatever the order of files, locale and time zone', () => {
    const runs = [
      [[...LABELS], { TZ: 'UTC' }],
      [[...LABELS].reverse(), { TZ: 'Asia/Tokyo', LC_ALL: 'tr_TR.UTF-8' }],
    ] as const
    const [first, second] = runs.map(([labels, env], i) => {
      const output = join(scratch, `weights-${i}.bin`)
      const { stdout, stderr, code } = saltshaker(['train', ...labels, '-q', '-o', output], { env })
      expect([stderr, code]).toEqual(['', 0])
      expect(stdout).toMatch(/bytes, learned from \d+ labelled turns\n$/)
      return output
    })
    expect(readFileSync(first!).equals(readFileSync(second!))).toBe(true)
    expect(saltshaker(['evaluate', LABELS[0]!, '--weights', first!, '-q']).code).toBe(0)
    expect(readdirSync(scratch).filter(name => name.endsWith('.part'))).toEqual([])
  })

  it('measures a source by weights learned without it', () => {
    const { stdout, code } = saltshaker(['train', ...LABELS, '-q', '--measure', 'pairs-software', '-o', join(scratch, 'measured.bin')])
    expect(code).toBe(0)
    const [, turns] = /learned without these turns\n(\d+) labelled turns of agents/.exec(stdout)!
    const labelled = readFileSync(LABELS[1]!, 'utf8')
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
      .filter(({ tag }) => tag)
    expect(Number(turns)).toBe(labelled.length)
    expect(stdout).toMatch(/macro-F1 +[\d.]+/)
  })

  it('learns what a bid is where customers’ turns are labelled, and says how well on left-out sources', () => {
    const output = join(scratch, 'with-bids.bin')
    const { stderr, code } = saltshaker(['train', ...LABELS, '--measure', 'pairs-software', '-o', output])
    expect(code).toBe(0)
    for (const kind of ['written', 'pairs-software'])
      expect(stderr).toMatch(
        new RegExp(
          `bids, ${kind}, left out, met from [\\d.]+, missed from [\\d.]+: \\d+ of \\d+ customers' turns; precision [\\d.]+ %, recall [\\d.]+ %, F1 [\\d.]+ %`,
        ),
      )
    expect(decodeWeights(readFileSync(output)).bids).toBeDefined()
  })

  it('leaves bids to the weights of the package where too few are labelled', () => {
    const output = join(scratch, 'without-bids.bin')
    const { stderr, code } = saltshaker(['train', ...LABELS.map((name, i) => withoutBids(`nobids-${i}.jsonl`, name)), '-o', output])
    expect([code, decodeWeights(readFileSync(output)).bids]).toEqual([0, undefined])
    expect(stderr).toMatch(/bids: 0 of 0 customers' turns .* those of the package are used\n/)
    // How many are found depends on how the answers are tagged, too: here both weights have the same find.
    const bidsBy = (...args: string[]) => JSON.parse(saltshaker(['evaluate', LABELS[1]!, '-q', '-r', 'json', ...args]).stdout).bids.found
    expect(bidsBy()).toBeGreaterThan(0)
    expect(bidsBy('--weights', output)).toBe(bidsBy())
  })

  it('learns from remarks that stand alone, named by file and line', () => {
    const texts = file('letters.tsv', 'You know nothing, as usual.\t1\nGood point, thank you.\t2\n')
    const remarks = file('letters.jsonl', '{"source":"letters","conversation":"1","turn":0,"tag":"contempt","severity":2}\n')
    const output = join(scratch, 'with-remarks.bin')
    const { stdout, code } = saltshaker(['train', ...LABELS, '--remarks', texts, remarks, '-q', '-o', output])
    expect(code).toBe(0)
    const learned = decodeWeights(readFileSync(output))
    const without = decodeWeights(readFileSync(join(scratch, 'weights-0.bin')))
    expect(learned.trainedOn).toMatch(/^labelled turns: (\d+) written, 0 real, 1 remarks$/)
    expect(stdout).toContain(`learned from ${Number(/\d+/.exec(learned.trainedOn)![0]) + 1} labelled turns`)
    expect(learned.bias).not.toEqual(without.bias)
  })

  it('prints the baseline beside our own figures, and learns the same with it', () => {
    const output = join(scratch, 'with-baseline.bin')
    const { stdout, stderr, code } = saltshaker(['train', ...LABELS, '--baseline', '-q', '-o', output])
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/macro-F1 +don’t-F1 +any-don’t precision +recall/)
    expect(stdout).toMatch(/written, left out: saltshaker, as said +\d+ +[\d.]+/)
    expect(stdout).toMatch(/written, left out: natural’s Bayes +\d+ +[\d.]+/)
    expect(readFileSync(output).equals(readFileSync(join(scratch, 'weights-0.bin')))).toBe(true)
  })
})

describe('bad input of train', () => {
  const lines = readFileSync(LABELS[0]!, 'utf8').trimEnd().split('\n')
  const labels = (name: string, change: (row: Record<string, unknown>, index: number) => unknown): string =>
    file(name, `${lines.map((line, i) => JSON.stringify(change(JSON.parse(line), i))).join('\n')}\n`)
  const twice = lines.find(line => JSON.parse(line).tag === 'yes')!
  const contrary = file('contrary.jsonl', JSON.stringify({ ...JSON.parse(twice), tag: 'contempt' }))
  const folder = join(scratch, 'folder')
  mkdirSync(folder)
  const bad: readonly [string, readonly string[], RegExp][] = [
    [
      'an unknown tag',
      [labels('tag.jsonl', (row, i) => (i === 6 ? { ...row, tag: 'rude' } : row))],
      /tag\.jsonl:7: unknown tag "rude"; there/,
    ],
    ['labels that contradict each other', [contrary, LABELS[0]!], /pairs-energy-water\.jsonl:\d+: .*contrary\.jsonl:1 .*keep one/],
    [
      'too few of a tag',
      [labels('few.jsonl', row => (row.tag === 'contempt' ? { ...row, tag: 'neutral' } : row)), LABELS[1]!],
      /few\.jsonl, .*: only \d+ agent's turns are labelled contempt; at least 20 .* label more/,
    ],
    ['an empty file', [file('empty.jsonl', '')], /empty\.jsonl: no labelled agent's turn/],
    ['no labels named', [], /no labels: name NDJSON files/],
    [
      'a source that has no labels',
      [...LABELS, '--measure', 'nobody'],
      /--measure: no labels come from "nobody"; their sources are pairs-energy-water, pairs-software/,
    ],
    ['remarks without labels', [...LABELS, '--remarks', file('bare.tsv', 'Good point.\n')], /bare\.tsv: no labelled agent's turn/],
    [
      'a remark that is not there',
      [
        ...LABELS,
        '--remarks',
        file('notes.tsv', 'Good point.\n'),
        file('notes.jsonl', '{"source":"notes","conversation":"9","turn":0,"tag":"yes"}\n'),
      ],
      /notes\.jsonl:1: the words of 9 \(notes\) are in none of the files/,
    ],
    ['a missing file', ['nowhere.jsonl'], /nowhere\.jsonl: cannot be read/],
    ['a damaged gzip', [file('cut.jsonl.gz', Buffer.from([0x1f, 0x8b, 8, 0, 1]))], /cut\.jsonl\.gz: damaged gzip/],
    ['word vectors that are none', [...LABELS, '--vectors', LABELS[0]!], /pairs-energy-water\.jsonl: not a file of word vectors/],
    [
      'damaged word vectors',
      [...LABELS, '--vectors', file('vectors.bin', readFileSync('data/vectors.bin').subarray(0, 5000))],
      /vectors\.bin: damaged word vectors/,
    ],
  ]
  it.each(bad)('%s: one line, exit code 2, the old weights stay', (_, args, message) => {
    const old = file('old.bin', 'saltshaker weights 1\nold ones')
    const { stdout, stderr, code } = saltshaker(['train', ...args, '-o', old])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(message)
    expect(stderr.trimEnd()).not.toContain('\n')
    expect(readFileSync(old, 'utf8')).toBe('saltshaker weights 1\nold ones')
    expect(existsSync(`${old}.part`)).toBe(false)
  })

  it.each([
    ['a file of labels', () => file('mine.jsonl', lines.join('\n')), /exists and holds something else; name another output/],
    ['a folder', () => folder, /folder: cannot be written/],
    ['a folder that is not there', () => join(scratch, 'no', 'such', 'weights.bin'), /weights\.bin: cannot be written/],
  ])('does not write over %s, and says so before it learns', (_, output, message) => {
    const name = output()
    const { stderr, code } = saltshaker(['train', ...LABELS, '-o', name])
    expect(code).toBe(2)
    expect(stderr).toMatch(message)
    expect(stderr.trimEnd()).not.toContain('\n')
    if (name.endsWith('mine.jsonl')) expect(readFileSync(name, 'utf8')).toBe(lines.join('\n'))
  })
})
