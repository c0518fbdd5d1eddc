import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parseLabels } from '../../src/learn/labels.ts'
import { TAGS } from '../../src/model/tag.ts'
import { openLabels } from '../../src/review/labels-file.ts'
import { saltshaker } from '../cli/run.ts'

const CORPUS = ['fixtures/corpus/train/pairs-energy-water.jsonl', 'fixtures/corpus/train/pairs-software.jsonl']
const PER_TAG = 40
const folder = mkdtempSync(join(tmpdir(), 'saltshaker-teach-'))

/** Two hundred decisions as the page saves them, each tag as often. */
async function decide(file: string): Promise<number> {
  const conversations = parseLabels(CORPUS.map(name => ({ name, content: readFileSync(name, 'utf8') })))
  const left = new Map(TAGS.map(tag => [tag, PER_TAG]))
  const labels = await openLabels(file)
  for (const { id, source, turns } of conversations) {
    const page = { id, source, turns: turns.map(({ turn, role, speaker, text }) => ({ turn, role, speaker, text })) }
    for (const { role, tag, turn, severity } of turns) {
      if (role !== 'agent' || tag === undefined || left.get(tag) === 0) continue
      left.set(tag, left.get(tag)! - 1)
      const place = { source, conversation: id, turn, subject: 'tag' as const }
      await labels.append({ ...place, tag, severity, reviewer: 'Ada', reviewed: '2026-11-29T09:00:00.000Z', tagger: '1' }, page)
    }
  }
  await labels.close()
  return labels.decisions.length
}

it('train learns from two hundred decisions, the same bytes twice, and other weights than without them', { timeout: 240_000 }, async () => {
  const labels = join(folder, 'labels.ndjson')
  const decided = await decide(labels)
  expect(decided).toBeGreaterThanOrEqual(200)
  const weights = ['one.bin', 'two.bin'].map(name => {
    const output = join(folder, name)
    const { stdout, stderr, code } = saltshaker(['train', labels, '-q', '-o', output])
    expect([stderr, code]).toEqual(['', 0])
    expect(stdout).toContain(`learned from ${decided} labelled turns`)
    return readFileSync(output)
  })
  expect(weights[0]!.equals(weights[1]!)).toBe(true)
  expect(weights[0]!.equals(readFileSync('data/weights.bin'))).toBe(false)
})
