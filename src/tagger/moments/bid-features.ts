import type { Words } from '../../text/words.ts'
import { CONTEXT, type Emit } from '../emit.ts'
import { hashOf, mix } from '../hash.ts'
import { fold, isSkipped } from '../word-features.ts'

const WORD = hashOf('word of a bid')
const VECTOR = hashOf('vector of a bid')
const BEFORE = hashOf('word before a bid')
const CUE = hashOf('cue of a bid')
const LENGTH = hashOf('length of a bid')

const LONGEST_STEP = 6 // beyond 63 words a turn is long

/** What a word of the customer's turn gives by itself, by its neighbours in meaning, and what one of the agent's before it gives. */
export const bidWord = (word: number): number => mix(WORD, word)
export const bidVector = (word: number): number => mix(VECTOR, word)
export const wordBeforeBid = (word: number): number => mix(BEFORE, word)
export const cueOfBid = (id: string): number => mix(CUE, hashOf(id))
/** Long turns tell more, and more of it in passing: one step each time they are twice as long. */
export const lengthOfBid = (words: number): number => mix(LENGTH, Math.min(LONGEST_STEP, Math.floor(Math.log2(words + 1))))

/** How much the words count in a turn of so many: as those of an agent's turn do (`wordScale`, OWN_VECTOR_SCALE). */
export const bidWordScale = (words: number): number => 2 / Math.sqrt(Math.max(6, words))
export const bidVectorScale = (words: number): number => 6 / Math.max(1, words)
export const wordBeforeScale = (words: number): number => 0.6 / Math.sqrt(Math.max(6, words))

/** All that the learned weights see of a customer's turn: its words, the cues found in it, and the agent's words before it; never the answer. */
export function emitBidFeatures(said: Words, before: Words, cues: Iterable<string>, emit: Emit): void {
  const { length } = said.tokens
  said.tokens.forEach((token, at) => {
    if (isSkipped(token)) return
    const word = hashOf(fold(token))
    emit(bidWord(word), bidWordScale(length), at, at + 1)
    emit(bidVector(word), bidVectorScale(length), at, at + 1)
  })
  for (const token of before.tokens) emit(wordBeforeBid(hashOf(fold(token))), wordBeforeScale(before.tokens.length), CONTEXT, CONTEXT)
  for (const id of cues) emit(cueOfBid(id), 1, CONTEXT, CONTEXT)
  emit(lengthOfBid(length), 1, CONTEXT, CONTEXT)
}
