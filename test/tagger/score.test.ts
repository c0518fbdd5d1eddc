import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseLabels } from '../../src/learn/labels.ts'
import { isDont, TAGS } from '../../src/model/tag.ts'
import type { Turn } from '../../src/model/turn.ts'
import { inContext } from '../../src/tagger/context.ts'
import { createCueJudge } from '../../src/tagger/cue-judge.ts'
import { cues } from '../../src/tagger/cues/index.ts'
import { anyDontOf } from '../../src/tagger/decide.ts'
import { emitFeatures } from '../../src/tagger/features.ts'
import { BINARY_SHARE } from '../../src/tagger/probabilities.ts'
import { createScorer } from '../../src/tagger/score.ts'
import { COLUMNS, DONT_COLUMN, decodeWeights, encodeWeights } from '../../src/tagger/weights.ts'
import { createWeightsJudge, sharesOf } from '../../src/tagger/weights-judge.ts'

const file = readFileSync('data/weights.bin')
const weights = decodeWeights(file)
const { hits } = createCueJudge(cues)
const turns = ['irc', 'phone'].flatMap(name => {
  const path = name === 'irc' ? 'fixtures/corpus/train/ordinary-irc.jsonl' : 'fixtures/corpus/test/ordinary-phone-chat.jsonl'
  return parseLabels([{ name: path, content: readFileSync(path, 'utf8') }]).flatMap(({ turns }) =>
    [...inContext(turns, turn => turn.role === 'agent')].map(({ context }) => context),
  )
})

describe('scores', () => {
  it('are the sums of the features, turn by turn', () => {
    const score = createScorer(weights)
    for (const turn of turns) {
      const sums = Array.from(weights.bias)
      emitFeatures(turn, hits(turn), (feature, value) => {
        const row = weights.find(feature)
        if (row >= 0) for (let c = 0; c < COLUMNS; c++) sums[c]! += weights.rows[row + c]! * value * weights.scale
      })
      score(turn, hits(turn)).forEach((value, c) => {
        expect(value).toBeCloseTo(sums[c]!, 6)
      })
    }
  })

  it('are explained exactly: the shares of the words, the context and the bias add up', () => {
    const score = createScorer(weights)
    for (const turn of turns.slice(0, 200)) {
      const scores = score(turn, hits(turn))
      for (const tag of TAGS) {
        const { tokens, context, bias } = sharesOf(weights, turn, hits(turn), tag)
        const sum = tokens.reduce((a, b) => a + b, 0) + context + bias
        const difference = scores[TAGS.indexOf(tag)]! - scores[TAGS.indexOf('neutral')]!
        expect(sum).toBeCloseTo(isDont(tag) ? (1 - BINARY_SHARE) * difference + BINARY_SHARE * scores[DONT_COLUMN]! : difference, 5)
      }
    }
  })

  it('are probabilities that sum to 1', () => {
    const judge = createWeightsJudge(weights, hits)
    for (const turn of turns.slice(0, 100)) {
      const opinion = judge.judge(turn)
      expect(TAGS.reduce((sum, tag) => sum + opinion.score(tag), 0)).toBeCloseTo(1, 9)
    }
  })
})

describe('what an agent said before', () => {
  const judge = createWeightsJudge(weights, hits)
  const anyDont = (first: string, speaker: string, more: Partial<Turn> = {}): number => {
    const said: Turn[] = [
      { turn: 0, role: 'agent', speaker: 'Ann', text: first, ...more },
      { turn: 1, role: 'customer', speaker: '', text: 'and when is it coming?' },
      { turn: 2, role: 'agent', speaker, text: 'That depends on the depot.' },
    ]
    const [last] = [...inContext(said, ({ turn }) => turn === 2)]
    return anyDontOf(judge.judge(last!.context))
  }
  const barb = 'As any adult would know, you should have read the terms first.'

  it('lends to the next turn of the same person only, and never as a macro', () => {
    expect(anyDont(barb, 'Ann')).toBeGreaterThan(anyDont(barb, 'Bob'))
    expect(anyDont(barb, 'Ann', { automated: true })).toBeCloseTo(anyDont(barb, 'Bob'), 9)
  })

  it('lends the same whether the turn before was judged in between or not', () => {
    const turnsOf = (): Turn[] =>
      [barb, 'That depends on the depot.'].map((text, turn) => ({ turn, role: 'agent' as const, speaker: 'Ann', text }))
    const inOrder = [...inContext(turnsOf(), () => true)].map(({ context }) => anyDontOf(judge.judge(context)))
    const alone = [...inContext(turnsOf(), ({ turn }) => turn === 1)].map(({ context }) => anyDontOf(judge.judge(context)))
    expect(alone[0]).toBe(inOrder[1])
  })
})

describe('weights files', () => {
  it('are refused when cut short, changed, of another kind or version', () => {
    const changed = Uint8Array.from(file)
    changed[changed.length - 1]! ^= 1
    expect(() => decodeWeights(file.subarray(0, file.length - 5))).toThrow(/damaged/)
    expect(() => decodeWeights(changed)).toThrow(/damaged/)
    expect(() => decodeWeights(Buffer.from('PNG'))).toThrow(/not a file of weights/)
    const text = file.toString('latin1').replace(/"features":\d+/, '"features":0')
    expect(() => decodeWeights(Buffer.from(text, 'latin1'))).toThrow(/another version/)
    const bidless = file.toString('latin1').replace(/"bids":\{"met":\{"from":[\d.]+/, '"bids":{"met":{"from":null')
    expect(() => decodeWeights(Buffer.from(bidless, 'latin1'))).toThrow(/damaged/)
    const old = file.toString('latin1').replace(/^saltshaker weights \d+/, 'saltshaker weights 1')
    expect(() => decodeWeights(Buffer.from(old, 'latin1'))).toThrow(/another version/)
  })

  it('come back as they were written', () => {
    const content = {
      decision: {
        said: { stonewalling: 0.7, defensiveness: 0.6, criticism: 0.6, contempt: 0.8 },
        saidWithCue: 0.4,
        possible: 0.3,
        calibration: { slope: 0.9, offset: -0.5 },
        calibrationWithCue: { slope: 0.8, offset: 0.2 },
        niceSlope: 0.9,
      },
      trainedOn: 'a test',
      features: Int32Array.from([-5, 7]),
      rows: Int8Array.from({ length: 2 * COLUMNS }, (_, i) => i - 8),
      scale: 0.01,
      bias: Array.from({ length: COLUMNS }, (_, i) => i / 4),
    }
    const rule = { from: 0.6, calibration: { slope: 0.9, offset: -0.5 } }
    const ofBids = { met: rule, missed: { ...rule, from: 0.7 }, bias: -2, scale: 0.001 }
    const read = decodeWeights(encodeWeights(content))
    const rowOf = (feature: number): number[] => Array.from(read.rows.subarray(read.find(feature)).subarray(0, COLUMNS))
    expect([...rowOf(-5), ...rowOf(7)]).toEqual(Array.from(content.rows))
    expect([read.find(8), read.mayHold(-5), read.mayHold(7)]).toEqual([-1, 1, 1])
    expect([Array.from(read.bias), read.scale, read.decision]).toEqual([content.bias, 0.01, content.decision])
    expect(read.bids).toBeUndefined()
    const bids = { ...ofBids, features: Int32Array.from([-9, 4, 11]), values: Int16Array.from([-32767, 300, 1]) }
    const both = decodeWeights(Buffer.from(encodeWeights({ ...content, bids })))
    expect(both.bids).toMatchObject(ofBids)
    expect([-9, 4, 11, 5, -5].map(feature => both.bids!.weightOf(feature))).toEqual([-32767, 300, 1, 0, 0])
    expect([...rowOf(-5), ...rowOf(7)]).toEqual(
      Array.from(both.rows.subarray(both.find(-5)).subarray(0, COLUMNS)).concat(
        Array.from(both.rows.subarray(both.find(7)).subarray(0, COLUMNS)),
      ),
    )
  })
})
