import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { threadOf } from '../src/learn/thread.ts'
import { saltshaker } from './cli/run.ts'

const GOLD = '../shared/gold'
const here = existsSync(GOLD)
if (!here) console.log(`skipped: ${GOLD} is not there; these tests need the team's labelled turns, which are not part of the project`)

describe.skipIf(!here)('labelled turns of the team', () => {
  it.each(here ? readdirSync(GOLD).filter(name => name.endsWith('.jsonl')) : [])(
    '%s gives a report and a tag for every agent turn with words',
    name => {
      const file = join(GOLD, name)
      expect(saltshaker(['report', file]).code).toBe(0)
      const agentTurns = readFileSync(file, 'utf8')
        .split('\n')
        .filter(line => line.trim() !== '' && JSON.parse(line).role === 'agent' && /\S/.test(JSON.parse(line).text))
      expect(saltshaker(['tag', file]).stdout.trimEnd().split('\n')).toHaveLength(agentTurns.length)
    },
  )

  it('has no thread that is measured on among the labels to learn from', () => {
    const threads = (file: string) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map(line => JSON.parse(line))
        .map(({ source, conversation }) => threadOf(source, conversation))
    const measured = new Set(threads(`${GOLD}/real-dev.jsonl`))
    const learned = readdirSync('data/labels').flatMap(name => threads(`data/labels/${name}`))
    expect(learned.length).toBeGreaterThan(9000)
    expect(learned.filter(thread => measured.has(thread))).toEqual([])
  })

  it('gives the committed weights, byte for byte, when trained again', { timeout: 900_000 }, () => {
    const output = join(mkdtempSync(join(tmpdir(), 'saltshaker-')), 'weights.bin')
    const { code } = saltshaker([
      'train',
      `${GOLD}/authored-train.jsonl`,
      `${GOLD}/authored-dev.jsonl`,
      'fixtures/corpus/train',
      '--real',
      `${GOLD}/real-train.jsonl`,
      '../shared/corpora/playstore_replies.jsonl.gz',
      '../shared/corpora/thunderbird_forum.jsonl.gz',
      '../shared/corpora/stripe_irc.jsonl.gz',
      '../shared/corpora/rust_mediawiki_irc.jsonl.gz',
      'data/labels',
      '--remarks',
      '../shared/corpora/goemotions.tsv.gz',
      '../shared/corpora/politeness.jsonl.gz',
      'data/labels-remarks',
      '--without',
      `${GOLD}/real-dev.jsonl`,
      '-q',
      '-o',
      output,
    ])
    expect(code).toBe(0)
    expect(readFileSync(output).equals(readFileSync('data/weights.bin'))).toBe(true)
  })
})
