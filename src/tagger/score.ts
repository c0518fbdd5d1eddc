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
  /** A row of sums for each block: OWN and those after it, then one for each of MOMENTS. */
  readonly sums: Float64Array
}

/** Blocks of a word's sums. One array for all: V8 keeps arrays of more than 64 bytes outside its heap, and thirteen a word cost more than the sums. */
const [OWN, OWN_VECTOR, THEIR, THEIR_VECTOR, PREVIOUS, IN_MOMENT] = [0, 1, 2, 3, 4, 5]
const BLOCKS = 5 + MOMENTS.length

const MEMO_LIMIT = 10_000 // words; each takes about 1,100 bytes, and the common ones come first
const LONGEST_REMEMBERED = 24 // letters: longer ones are links and noise, seen once

/** Linear scores, one a column: the same sums as over `emitFeatures`, several times as fast (a test compares them). */
export function createScorer(weights: Weights): (turn: TurnInContext, hits: readonly Match<Cue>[]) => Float64Array {
  const { rows, scale, find } = weights
  const memo = new Map<string, WordRows>()
  // The sums of a word that is not kept, until the next one is asked for.
  const passing = new Float64Array(BLOCKS * COLUMNS)
  const addRow = (sums: Float64Array, feature: number, value: number): void => {
    const row = find(feature)
    if (row < 0) return
    const base = row * COLUMNS
    for (let c = 0; c < COLUMNS; c++) sums[c]! += rows[base + c]! * value
  }
  const rowsOf = (token: string): WordRows => {
    const known = memo.get(token)
    if (known) return known
    const folded = fold(token)
    const word = hashOf(folded)
    const isKept = memo.size < MEMO_LIMIT && token.length <= LONGEST_REMEMBERED
    const sums = isKept ? new Float64Array(BLOCKS * COLUMNS) : passing.fill(0)
    const put = (block: number, feature: number, factor = 1): void => {
      const row = find(feature)
      if (row < 0) return
      for (let c = 0; c < COLUMNS; c++) sums[block * COLUMNS + c]! += rows[row * COLUMNS + c]! * factor
    }
    for (const [feature, factor] of wordFeatures(folded, word)) put(OWN, feature, factor)
    put(OWN_VECTOR, ownVector(word))
    put(THEIR, theirWordFeature(word))
    put(THEIR_VECTOR, theirVector(word))
    put(PREVIOUS, previousWordFeature(word))
    MOMENTS.forEach((moment, at) => {
      put(IN_MOMENT + at, momentFeature(moment, word))
    })
    const found: WordRows = { id: isSkipped(token) ? 0 : word, theirId: word, sums }
    if (isKept) memo.set(token, found)
    return found
  }
  return (turn, hits) => {
    const sums = new Float64Array(COLUMNS)
    const add = (feature: number, value: number): void => addRow(sums, feature, value)
    const { tokens } = turn.words
    const factor = wordScale(tokens.length)
    const vectorFactor = OWN_VECTOR_SCALE / Math.max(1, tokens.length)
    const momentAt = (IN_MOMENT + MOMENTS.indexOf(momentOf(turn) as (typeof MOMENTS)[number])) * COLUMNS
    const ids = new Array<number>(tokens.length)
    for (let at = 0; at < tokens.length; at++) {
      const word = rowsOf(tokens[at]!)
      ids[at] = word.id
      if (word.id === 0) continue
      const own = word.sums
      for (let c = 0; c < COLUMNS; c++) sums[c]! += (own[c]! + own[momentAt + c]!) * factor + own[OWN_VECTOR * COLUMNS + c]! * vectorFactor
    }
    emitSequences(ids, add)
    const theirs = turn.beforeWords.tokens
    const theirFactor = theirWordScale(theirs.length)
    const theirVectorFactor = THEIR_VECTOR_SCALE / Math.max(1, theirs.length)
    const theirIds = new Array<number>(theirs.length)
    for (let at = 0; at < theirs.length; at++) {
      const { theirId, sums: their } = rowsOf(theirs[at]!)
      theirIds[at] = theirId
      for (let c = 0; c < COLUMNS; c++)
        sums[c]! += their[THEIR * COLUMNS + c]! * theirFactor + their[THEIR_VECTOR * COLUMNS + c]! * theirVectorFactor
    }
    emitTheirPairs(theirIds, add)
    const before = turn.previousWords.tokens
    const beforeFactor = previousWordScale(before.length)
    for (let at = 0; at < before.length; at++) {
      const { sums: previous } = rowsOf(before[at]!)
      for (let c = 0; c < COLUMNS; c++) sums[c]! += previous[PREVIOUS * COLUMNS + c]! * beforeFactor
    }
    emitRest(turn, hits, add)
    for (let c = 0; c < COLUMNS; c++) sums[c] = sums[c]! * scale + weights.bias[c]!
    return sums
  }
}
