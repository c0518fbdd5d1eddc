import { NO_NUMBER } from '../text/lexicon.ts'
import type { Words } from '../text/words.ts'
import type { TurnInContext } from './context.ts'
import type { Cue } from './cues/cue.ts'
import { emitRest, turnScale } from './features.ts'
import { mix } from './hash.ts'
import type { Match } from './matcher.ts'
import { addPacked, addRow, PACKED, unpack } from './packed.ts'
import { COLUMNS, type Weights } from './weights.ts'
import {
  END,
  fold,
  MOMENTS,
  momentOf,
  OWN_VECTOR_SCALE,
  PAIR_FACTOR,
  previousWordScale,
  SKIP_FACTOR,
  THEIR_VECTOR_SCALE,
  TRIPLE_FACTOR,
  theirWordScale,
  wordFeatures,
  wordScale,
} from './word-features.ts'
import {
  BEGIN_SLOT,
  createWordRows,
  ENDING,
  HALVES,
  ID,
  KIND,
  OWN_VECTOR,
  PAIR,
  PREVIOUS,
  SEEDS,
  SKIP,
  SKIPPED,
  SUMS,
  THEIR,
  THEIR_PAIR,
  THEIR_VECTOR,
  TRIPLE,
} from './word-rows.ts'

/**
 * So many words are summed up packed. The most that one adds to a column is 127 × (29 for itself, of 24 letters, and its moment + 13 for
 * its n-grams); twelve stay below LARGEST.
 */
const AT_ONCE = 12
const MOST_NGRAMS = 4 // of a word: its pair, triple and skip-gram, and the turn's last pair

/**
 * Linear scores, one a column: the same sums as over `emitFeatures`, many times as fast (a test compares them). The array is filled anew by
 * the next call: one of its size, made for each turn, takes longer than what it holds.
 */
export function createScorer(weights: Weights): (turn: TurnInContext, hits: readonly Match<Cue>[]) => Float64Array {
  const { find, mayHold, rows } = weights
  const { slotOf, sums, seeds } = createWordRows(weights)
  // Sums in the making: of words, and of mean vectors.
  const making = new Float64Array(2 * PACKED)
  const VECTOR = PACKED

  // N-grams that may be known, and how often each counts, until they are summed up. Whether one is known cannot be guessed: the processor is
  // spared the guess.
  const waiting = new Int32Array(AT_ONCE * MOST_NGRAMS)
  const counts = new Uint8Array(waiting.length)
  let length = 0
  const addFeature = (feature: number, times: number): void => {
    waiting[length] = feature
    counts[length] = times
    length += mayHold(feature)
  }
  const columns = new Float64Array(COLUMNS)
  const addTo = (feature: number, value: number): void => {
    const row = find(feature)
    if (row >= 0) for (let c = 0; c < COLUMNS; c++) columns[c]! += rows[row + c]! * value
  }

  const addOwn = (words: Words, moment: number): void => {
    const { tokens, numbers } = words
    const scale = wordScale(tokens.length)
    const vectorScale = OWN_VECTOR_SCALE / Math.max(1, tokens.length)
    const block = MOMENTS.indexOf(moment) * PACKED
    let before = BEGIN_SLOT * SEEDS
    let beforeThat = -1
    for (let at = 0; at < tokens.length; at++) {
      if (at > 0 && at % AT_ONCE === 0) sumUp(scale / HALVES, vectorScale)
      const slot = slotOf(words, at)
      const word = slot * SEEDS
      const kind = seeds[word + KIND]!
      if (kind === SKIPPED) continue
      addPacked(making, 0, sums, slot * SUMS + block)
      addPacked(making, VECTOR, sums, slot * SUMS + OWN_VECTOR)
      const id = seeds[word + ID]!
      if (numbers[at] === NO_NUMBER) for (const [feature, factor] of wordFeatures(fold(tokens[at]!), id)) addTo(feature, factor * scale)
      addFeature(mix(seeds[before + PAIR]!, id), PAIR_FACTOR * HALVES)
      if (beforeThat >= 0) {
        addFeature(mix(mix(seeds[beforeThat + TRIPLE]!, seeds[before + ID]!), id), TRIPLE_FACTOR * HALVES)
        addFeature(mix(seeds[beforeThat + SKIP]!, id), SKIP_FACTOR * HALVES)
      }
      if (at === tokens.length - 1) addFeature(mix(seeds[word + PAIR]!, END), PAIR_FACTOR * HALVES)
      beforeThat = kind === ENDING ? -1 : before
      before = kind === ENDING ? BEGIN_SLOT * SEEDS : word
    }
    sumUp(scale / HALVES, vectorScale)
  }
  const addTheirs = (words: Words): void => {
    const { length } = words.tokens
    const scale = theirWordScale(length)
    const vectorScale = THEIR_VECTOR_SCALE / Math.max(1, length)
    let before = BEGIN_SLOT * SEEDS
    for (let at = 0; at < length; at++) {
      if (at > 0 && at % AT_ONCE === 0) sumUp(scale, vectorScale)
      const slot = slotOf(words, at)
      addPacked(making, 0, sums, slot * SUMS + THEIR)
      addPacked(making, VECTOR, sums, slot * SUMS + THEIR_VECTOR)
      const word = slot * SEEDS
      addFeature(mix(seeds[before + THEIR_PAIR]!, seeds[word + ID]!), 1)
      before = word
    }
    sumUp(scale, vectorScale)
  }
  const addPrevious = (words: Words): void => {
    const scale = previousWordScale(words.tokens.length)
    for (let at = 0; at < words.tokens.length; at++) {
      if (at > 0 && at % AT_ONCE === 0) sumUp(scale, 0)
      addPacked(making, 0, sums, slotOf(words, at) * SUMS + PREVIOUS)
    }
    sumUp(scale, 0)
  }
  const sumUp = (scale: number, vectorScale: number): void => {
    // First all look-ups, then all sums: so several wait for memory at once.
    for (let at = 0; at < length; at++) waiting[at] = find(waiting[at]!)
    for (let at = 0; at < length; at++) if (waiting[at]! >= 0) addRow(making, 0, rows, waiting[at]!, counts[at]!)
    length = 0
    unpack(making, 0, columns, scale)
    unpack(making, VECTOR, columns, vectorScale)
  }

  return (turn, hits) => {
    columns.fill(0)
    addOwn(turn.words, momentOf(turn))
    addTheirs(turn.beforeWords)
    addPrevious(turn.previousWords)
    emitRest(turn, hits, addTo)
    const scale = turnScale(turn) * weights.scale
    for (let c = 0; c < COLUMNS; c++) columns[c] = columns[c]! * scale + weights.bias[c]!
    return columns
  }
}
