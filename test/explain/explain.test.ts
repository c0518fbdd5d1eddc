import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { agentTurn, contextTurns } from '../../src/explain/context-lines.ts'
import { explain } from '../../src/explain/explain.ts'
import type { Piece } from '../../src/explain/flips.ts'
import { parseLabels } from '../../src/learn/labels.ts'
import { isDont } from '../../src/model/tag.ts'
import type { Turn } from '../../src/model/turn.ts'
import { taggerParts } from '../../src/pipeline.ts'
import { cues } from '../../src/tagger/cues/index.ts'

const parts = { ...taggerParts(), cues }
const explainedAfter = (before: readonly Turn[], text: string) => explain(parts, agentTurn(text, before), before)
const explained = (text: string, ...context: string[]) => explainedAfter(contextTurns(context), text)

function without(text: string, pieces: readonly Piece[]): string {
  return pieces
    .flatMap(piece => (piece === 'customer' ? [] : [piece]))
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text)
}

/** The turns that people labelled as don'ts in four of the sources kept apart, each after all that was said before it. */
function flaggedInCorpus(): { text: string; before: Turn[] }[] {
  const files = ['forum-hardware', 'ordinary-phone-chat', 'tax-office', 'barbs-pharmacy-chat'].map(
    name => `fixtures/corpus/test/${name}.jsonl`,
  )
  return parseLabels(files.map(name => ({ name, content: readFileSync(name, 'utf8') }))).flatMap(({ turns }) =>
    turns.flatMap((turn, at) => (turn.tag && isDont(turn.tag) ? [{ text: turn.text, before: turns.slice(0, at) }] : [])),
  )
}

const TURNS: readonly (readonly [text: string, ...context: string[]])[] = [
  ["you'd have to call back tomorrow", "it's freezing in here"],
  ['noted.', "customer: my mother died last week and I can't pay"],
  [
    "I'm sorry, there is nothing I can do about that. It's in our terms, which you agreed to.",
    'customer: you charged me twice',
    'agent: one moment',
    'customer: well?',
  ],
  ['as i already told you, you have to read the manual first. “not my problem” is what he said', 'customer: it does not work!!'],
  ['I completely understand, and I will refund you today.', 'customer: this is a joke, third time now'],
  ['Congratulations on the baby! 🎉 How is everybody?', 'customer: sorry for the late reply, our daughter was born on monday'],
  ['Thanks for calling,\nhow can I help?'],
]

describe('an explanation', () => {
  it.each(TURNS)('%s: words, context, bias and the other tags add up to the score against neutral', (text, ...context) => {
    const { shares, tags } = explained(text, ...context)
    const raw = (wanted: string) => tags.find(({ tag }) => tag === wanted)!.raw
    expect(shares!.score).toBeCloseTo(Math.log(raw(shares!.tag) / raw('neutral')), 4)
    expect(shares!.words.reduce((sum, { share }) => sum + share, shares!.context + shares!.bias + shares!.others)).toBeCloseTo(
      shares!.score,
      9,
    )
    for (const word of shares!.words) expect(text.slice(word.start, word.end)).toBe(word.text)
  })

  it.each(TURNS)('%s: has probabilities that sum to 1, the confidence among them', (text, ...context) => {
    const { tags, decision, thresholds } = explained(text, ...context)
    expect(tags.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9)
    expect(tags.reduce((sum, { raw }) => sum + raw, 0)).toBeCloseTo(1, 9)
    expect(tags.map(({ probability }) => probability)).toEqual(tags.map(({ probability }) => probability).sort((a, b) => b - a))
    const { raw } = thresholds!
    expect(decision.severity > 0).toBe(raw.together >= raw.said)
    expect(decision.possible !== undefined).toBe(raw.together >= raw.possible && raw.together < raw.said)
  })

  it.each(TURNS)('%s: what is said to turn the tag turns it when it is really left out', (text, ...context) => {
    const { flips, decision } = explained(text, ...context)
    for (const flip of [...flips.alone, ...(flips.together ? [flips.together] : [])]) {
      expect(flip.decision.tag).not.toBe(decision.tag)
      if (flip.without.includes('customer')) continue
      expect(explained(without(text, flip.without), ...context).decision).toEqual(flip.decision)
    }
  })

  it('tells that a dismissal is one only after what the customer told', () => {
    const { decision, flips } = explained('Noted. Anything else?', "customer: my mother died last week and I can't pay")
    expect(decision.tag).toBe('stonewalling')
    expect(flips.alone.map(({ without }) => without)).toContainEqual(['customer'])
  })

  it('counts what the customer said since the agent spoke last, and only that', () => {
    const { context, heard } = explained(
      'one moment',
      'customer: it is broken',
      'agent: hello',
      'customer: can you help?',
      'customer: please',
    )
    expect(context.map(({ counts }) => counts)).toEqual([false, false, true, true])
    expect(heard).toContain('request')
    expect(heard).not.toContain('complaint')
  })

  it('finds several pieces where none alone clears a don’t, and none of them is needless', () => {
    const several = flaggedInCorpus().flatMap(({ text, before }) => {
      const { flips, decision } = explainedAfter(before, text)
      return decision.severity > 0 && flips.together ? [{ text, before, flips, together: flips.together }] : []
    })
    expect(several.length).toBeGreaterThan(5)
    for (const { text, before, flips, together } of several) {
      expect(flips.alone.every(({ decision }) => decision.severity > 0)).toBe(true)
      expect(together.decision.severity).toBe(0)
      for (const piece of together.without) {
        const fewer = together.without.filter(other => other !== piece)
        expect(fewer).not.toEqual([])
        if (together.without.includes('customer')) continue
        expect(explainedAfter(before, without(text, fewer)).decision.severity).toBeGreaterThan(0)
      }
    }
  })

  it('takes a page of text', () => {
    const page = `${'We looked into it and the parcel left on Monday. '.repeat(200)}That is not our fault.`
    expect(explained(page, 'customer: where is it').shares!.words.length).toBeGreaterThan(2000)
  })
})
