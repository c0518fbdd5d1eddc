import { LEXICON_SIZE, NO_NUMBER } from '../text/lexicon.ts'
import type { Words } from '../text/words.ts'
import type { FeatureTable } from './feature-table.ts'
import { hashOf } from './hash.ts'
import { addRow, PACKED } from './packed.ts'
import {
  BEGIN,
  endsSequence,
  fold,
  isSkipped,
  MOMENTS,
  momentFeature,
  ownVector,
  pairAfter,
  previousWordFeature,
  skipAfter,
  theirPairAfter,
  theirVector,
  theirWordFeature,
  tripleAfter,
  wordFeatures,
} from './word-features.ts'

// A word's packed sums: as the agent's word in each of MOMENTS, in halves of `wordScale`, and in each other place.
export const OWN_VECTOR = MOMENTS.length * PACKED
export const THEIR = OWN_VECTOR + PACKED
export const THEIR_VECTOR = THEIR + PACKED
export const PREVIOUS = THEIR_VECTOR + PACKED
export const SUMS = PREVIOUS + PACKED
export const HALVES = 2

// What sequences need of a word: its hash, the beginnings of its n-grams, and its kind.
export const [ID, PAIR, TRIPLE, SKIP, THEIR_PAIR, KIND, SEEDS] = [0, 1, 2, 3, 4, 5, 6]
export const [PLAIN, ENDING, SKIPPED] = [0, 1, 2]

/** What is known of each word, worked out once: nearly all words of a night have been seen before. */
export interface WordRows {
  /** Where the word's sums and seeds begin, in units of SUMS and SEEDS. Those of a word without a number hold until the third such after it. */
  readonly slotOf: (words: Words, at: number) => number
  readonly sums: Float64Array
  readonly seeds: Int32Array
}

const FIRST_SPARE = LEXICON_SIZE + 1
const SPARE = 3 // an n-gram has three words
/** The slot of what stands before the first word of a sentence. */
export const BEGIN_SLOT = FIRST_SPARE + SPARE
const SLOTS = BEGIN_SLOT + 1

export function createWordRows({ find, rows }: FeatureTable): WordRows {
  // Untouched memory costs nothing: these are as long as the lexicon may grow.
  const sums = new Float64Array(SLOTS * SUMS)
  const seeds = new Int32Array(SLOTS * SEEDS)
  const known = new Uint8Array(SLOTS)
  let spare = 0

  const seed = (slot: number, word: number, kind: number): void => {
    seeds.set([word, pairAfter(word), tripleAfter(word), skipAfter(word), theirPairAfter(word), kind], slot * SEEDS)
  }
  const learn = (slot: number, token: string): void => {
    const folded = fold(token)
    const word = hashOf(folded)
    const base = slot * SUMS
    const put = (block: number, feature: number, times = 1): void => {
      const row = find(feature)
      if (row >= 0) addRow(sums, base + block, rows, row, times)
    }
    seed(slot, word, isSkipped(token) ? SKIPPED : endsSequence(word) ? ENDING : PLAIN)
    sums.fill(0, base, base + SUMS)
    // Those of a word without a number may be too many for a packed sum: they are added each by each.
    const features = slot < FIRST_SPARE ? wordFeatures(folded, word) : []
    MOMENTS.forEach((moment, at) => {
      put(at * PACKED, momentFeature(moment, word), HALVES)
      for (const [feature, factor] of features) put(at * PACKED, feature, factor * HALVES)
    })
    put(OWN_VECTOR, ownVector(word))
    put(THEIR, theirWordFeature(word))
    put(THEIR_VECTOR, theirVector(word))
    put(PREVIOUS, previousWordFeature(word))
  }
  seed(BEGIN_SLOT, BEGIN, PLAIN)

  const slotOf = ({ tokens, numbers }: Words, at: number): number => {
    const number = numbers[at]!
    if (known[number] === 1) return number
    if (number === NO_NUMBER) {
      spare = (spare + 1) % SPARE
      learn(FIRST_SPARE + spare, tokens[at]!)
      return FIRST_SPARE + spare
    }
    learn(number, tokens[at]!)
    known[number] = 1
    return number
  }
  return { slotOf, sums, seeds }
}
