import type { TurnInContext } from './context.ts'
import type { Cue } from './cues/cue.ts'
import {
  emitRest,
  emitSequences,
  emitTheirPairs,
  fold,
  isSkipped,
  MOMENTS,
  momentFeature,
  momentOf,
  OWN_VECTOR_SCALE,
  ownVector,
  previousWordFeature,
  previousWordScale,
  THEIR_VECTOR_SCALE,
  theirVector,
  theirWordFeature,
  theirWordScale,
  wordFeatures,
  wordScale,
} from './features.ts'
import { hashOf } from './hash.ts'
import type { Match } from './matcher.ts'
import { COLUMNS, type Weights } from './weights.ts'

/** A word's rows of weights, summed once: most words of a night have been seen before. */
interface WordRows {
  /** 0 where it is skipped. */
  readonly id: number
  readonly theirId: number
  readonly own: Float64Array
  readonly ownVector: Float64Array
  /** In the order of MOMENTS. */
  readonly inMoment: readonly Float64Array[]
  readonly their: Float64Array
  readonly theirVector: Float64Array
  readonly previous: Float64Array
}

const MEMO_LIMIT = 50_000 // words; each takes about 1,100 bytes
const LONGEST_REMEMBERED = 24 // letters: longer ones are links and noise, seen once

/** Linear scores, one a column: the same sums as over `emitFeatures`, several times as fast (a test compares them). */
export function createScorer(weights: Weights): (turn: TurnInContext, hits: readonly Match<Cue>[]) => Float64Array {
  const { rows, scale, find } = weights
  const memo = new Map<string, WordRows>()
  const addRow = (sums: Float64Array, feature: number, value: number): void => {
    const row = find(feature)
    if (row < 0) return
    const base = row * COLUMNS
    for (let c = 0; c < COLUMNS; c++) sums[c]! += rows[base + c]! * value
  }
  const rowOf = (feature: number): Float64Array => {
    const sums = new Float64Array(COLUMNS)
    addRow(sums, feature, 1)
    return sums
  }
  const rowsOf = (token: string): WordRows => {
    const known = memo.get(token)
    if (known) return known
    const folded = fold(token)
    const word = hashOf(folded)
    const own = new Float64Array(COLUMNS)
    for (const [feature, factor] of wordFeatures(folded, word)) addRow(own, feature, factor)
    const found: WordRows = {
      id: isSkipped(token) ? 0 : word,
      theirId: word,
      own,
      ownVector: rowOf(ownVector(word)),
      inMoment: MOMENTS.map(moment => rowOf(momentFeature(moment, word))),
      their: rowOf(theirWordFeature(word)),
      theirVector: rowOf(theirVector(word)),
      previous: rowOf(previousWordFeature(word)),
    }
    if (memo.size < MEMO_LIMIT && token.length <= LONGEST_REMEMBERED) memo.set(token, found)
    return found
  }
  return (turn, hits) => {
    const sums = new Float64Array(COLUMNS)
    const add = (feature: number, value: number): void => addRow(sums, feature, value)
    const { tokens } = turn.words
    const factor = wordScale(tokens.length)
    const vectorFactor = OWN_VECTOR_SCALE / Math.max(1, tokens.length)
    const moment = MOMENTS.indexOf(momentOf(turn) as (typeof MOMENTS)[number])
    const ids = new Array<number>(tokens.length)
    for (let at = 0; at < tokens.length; at++) {
      const word = rowsOf(tokens[at]!)
      ids[at] = word.id
      if (word.id === 0) continue
      const { own, ownVector: vector } = word
      const inMoment = word.inMoment[moment]!
      for (let c = 0; c < COLUMNS; c++) sums[c]! += (own[c]! + inMoment[c]!) * factor + vector[c]! * vectorFactor
    }
    emitSequences(ids, add)
    const theirs = turn.beforeWords.tokens
    const theirFactor = theirWordScale(theirs.length)
    const theirVectorFactor = THEIR_VECTOR_SCALE / Math.max(1, theirs.length)
    const theirIds = new Array<number>(theirs.length)
    for (let at = 0; at < theirs.length; at++) {
      const { theirId, their, theirVector: vector } = rowsOf(theirs[at]!)
      theirIds[at] = theirId
      for (let c = 0; c < COLUMNS; c++) sums[c]! += their[c]! * theirFactor + vector[c]! * theirVectorFactor
    }
    emitTheirPairs(theirIds, add)
    const before = turn.previousWords.tokens
    const beforeFactor = previousWordScale(before.length)
    for (let at = 0; at < before.length; at++) {
      const { previous } = rowsOf(before[at]!)
      for (let c = 0; c < COLUMNS; c++) sums[c]! += previous[c]! * beforeFactor
    }
    emitRest(turn, hits, add)
    for (let c = 0; c < COLUMNS; c++) sums[c] = sums[c]! * scale + weights.bias[c]!
    return sums
  }
}
