import type { TurnInContext } from './context.ts'
import { CONTEXT, type Emit } from './emit.ts'
import { hashOf, mix } from './hash.ts'

// The kinds of feature, each a seed of its own.
const WORD = hashOf('word')
const PAIR = hashOf('pair')
const TRIPLE = hashOf('triple')
const SKIP = hashOf('skip')
const PIECE = hashOf('piece')
const THEIR_WORD = hashOf('their word')
const THEIR_PAIR = hashOf('their pair')
const PREVIOUS_WORD = hashOf('previous word')
const WORD_IN_MOMENT = hashOf('word in moment')
const OPENING = hashOf('opening')
const RESOLVED = hashOf('resolved')
const COMPLAINT = hashOf('complaint')
const REQUEST = hashOf('request')
const ANSWER = hashOf('answer')
/** The moments that a turn can answer, by what the customer just did. */
export const MOMENTS = [OPENING, RESOLVED, COMPLAINT, REQUEST, ANSWER] as const
/** What stands before the first word of a sentence, and behind the last of a turn. */
export const BEGIN = hashOf('^')
export const END = hashOf('$')

const OWN_VECTOR = hashOf('own vector')
const THEIR_VECTOR = hashOf('their vector')
/** The feature of a word's folded vector: how its neighbours in meaning weigh, in the agent's words or the customer's. */
export const ownVector = (word: number): number => mix(OWN_VECTOR, word)
export const theirVector = (word: number): number => mix(THEIR_VECTOR, word)

/** How strongly word vectors count beside single words; chosen on left-out sources. */
export const OWN_VECTOR_SCALE = 6
export const THEIR_VECTOR_SCALE = 3

const PIECE_LENGTH = 4

// The same courtesy answers a complaint, ends a solved case, or opens a contact: in each it weighs differently.
export function momentOf({ signals, before }: TurnInContext): number {
  if (before === '') return OPENING
  if (signals.has('resolved') || (signals.has('thanks') && !signals.has('complaint'))) return RESOLVED
  if (signals.has('complaint')) return COMPLAINT
  if (signals.has('request') || signals.has('question')) return REQUEST
  return ANSWER
}

/** What a single word gives: each feature's factor is times `wordScale`. Memoised sums of these make scoring fast. */
export function wordFeatures(token: string, word: number): (readonly [feature: number, factor: number])[] {
  const features: [number, number][] = [[mix(WORD, word), 2]]
  if (token.length < PIECE_LENGTH) return features
  // Pieces of four letters, with the word's borders: beginnings, endings, misspellings.
  const padded = `<${token}>`
  for (let i = 0; i + PIECE_LENGTH <= padded.length; i++) features.push([mix(PIECE, hashOf(padded, i, i + PIECE_LENGTH)), 0.5])
  return features
}

export const momentFeature = (moment: number, word: number): number => mix(mix(WORD_IN_MOMENT, moment), word)
export const theirWordFeature = (word: number): number => mix(THEIR_WORD, word)
export const wordScale = (tokens: number): number => 1 / Math.sqrt(Math.max(4, tokens))
export const theirWordScale = (tokens: number): number => 1 / Math.sqrt(Math.max(6, tokens))
export const previousWordFeature = (word: number): number => mix(PREVIOUS_WORD, word)
export const previousWordScale = (tokens: number): number => 0.6 / Math.sqrt(Math.max(6, tokens))

/** Quotation marks and line breaks are no words to the weights. */
export function isSkipped(token: string): boolean {
  return token === '\n' || token === '"'
}

export function emitWords(tokens: readonly string[], moment: number, emit: Emit): void {
  const scale = wordScale(tokens.length)
  const vectorScale = OWN_VECTOR_SCALE / Math.max(1, tokens.length)
  tokens.forEach((raw, at) => {
    if (isSkipped(raw)) return
    const token = fold(raw)
    const word = hashOf(token)
    for (const [feature, factor] of wordFeatures(token, word)) emit(feature, scale * factor, at, at + 1)
    emit(ownVector(word), vectorScale, at, at + 1)
    emit(momentFeature(moment, word), scale, at, at + 1)
  })
  emitSequences(tokens.map(wordId), emit)
}

/** A word as sequences see it: its hash; 0 where it is skipped. */
function wordId(token: string): number {
  return isSkipped(token) ? 0 : hashOf(fold(token))
}

/** The beginnings of what a word starts: mixed with the words behind it they are the features. */
export const pairAfter = (word: number): number => mix(PAIR, word)
export const tripleAfter = (word: number): number => mix(TRIPLE, word)
export const skipAfter = (word: number): number => mix(SKIP, word)
export const theirPairAfter = (word: number): number => mix(THEIR_PAIR, word)

/** How much a pair, a triple and a skip-gram count, times `wordScale`. */
export const [PAIR_FACTOR, TRIPLE_FACTOR, SKIP_FACTOR] = [2, 1.5, 1]

const ENDS = new Set(['.', '!', '?'].map(mark => hashOf(mark)))
/** Whether no pair or triple goes on beyond this word. */
export const endsSequence = (word: number): boolean => ENDS.has(word)

/** Pairs, triples and skip-grams of the agent's words, within sentences. */
function emitSequences(ids: readonly number[], emit: Emit): void {
  const scale = wordScale(ids.length)
  let before = BEGIN
  let beforeThat = 0
  for (let at = 0; at < ids.length; at++) {
    const word = ids[at]!
    if (word === 0) continue
    emit(mix(pairAfter(before), word), scale * PAIR_FACTOR, before === BEGIN ? at : at - 1, at + 1)
    if (beforeThat !== 0) {
      const from = Math.max(0, at - 2)
      emit(mix(mix(tripleAfter(beforeThat), before), word), scale * TRIPLE_FACTOR, from, at + 1)
      emit(mix(skipAfter(beforeThat), word), scale * SKIP_FACTOR, from, at + 1)
    }
    if (at === ids.length - 1) emit(mix(pairAfter(word), END), scale * PAIR_FACTOR, at, at + 1)
    const ends = endsSequence(word)
    beforeThat = ends ? 0 : before
    before = ends ? BEGIN : word
  }
}

export function emitTheirWords(tokens: readonly string[], emit: Emit): void {
  const scale = theirWordScale(tokens.length)
  const vectorScale = THEIR_VECTOR_SCALE / Math.max(1, tokens.length)
  for (const token of tokens) {
    const word = hashOf(fold(token))
    emit(theirWordFeature(word), scale, CONTEXT, CONTEXT)
    emit(theirVector(word), vectorScale, CONTEXT, CONTEXT)
  }
  emitTheirPairs(
    tokens.map(token => hashOf(fold(token))),
    emit,
  )
}

// What the agent said just before: a barb seldom comes alone, and a refusal said again is one.
export function emitPreviousWords(tokens: readonly string[], emit: Emit): void {
  const scale = previousWordScale(tokens.length)
  for (const token of tokens) emit(previousWordFeature(hashOf(fold(token))), scale, CONTEXT, CONTEXT)
}

/** Pairs of the customer's words. */
function emitTheirPairs(ids: readonly number[], emit: Emit): void {
  const scale = theirWordScale(ids.length)
  let before = BEGIN
  for (const word of ids) {
    emit(mix(theirPairAfter(before), word), scale, CONTEXT, CONTEXT)
    before = word
  }
}

/** A token as the weights know it: numbers are told apart by their length only. */
export function fold(token: string): string {
  const first = token.charCodeAt(0)
  return first >= 48 && first <= 57 && /^\d+$/.test(token) ? `#${Math.min(4, token.length)}` : token
}
