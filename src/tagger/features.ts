import { moodOfWords } from '../text/mood.ts'
import { stem } from '../text/stems.ts'
import { SENTENCE_ENDS } from '../text/words.ts'
import type { TurnInContext } from './context.ts'
import type { Cue } from './cues/cue.ts'
import { hashOf, mix } from './hash.ts'
import { MARKS, marksOf } from './marks.ts'
import type { Match } from './matcher.ts'

/**
 * Takes one feature of a turn: its number (a 32-bit hash of what it is), how much of it there is, and the token positions
 * [from, to) that gave it; both are CONTEXT where it lies in the customer's words or in the shape of the turn.
 */
export type Emit = (feature: number, value: number, from: number, to: number) => void

export const CONTEXT = -1

/** Changes with the features: weights learned from others are refused. */
export const FEATURES_VERSION = 4

// The kinds of feature, each a seed of its own.
const WORD = hashOf('word')
const PAIR = hashOf('pair')
const TRIPLE = hashOf('triple')
const SKIP = hashOf('skip')
const PIECE = hashOf('piece')
const THEIR_WORD = hashOf('their word')
const THEIR_PAIR = hashOf('their pair')
const PREVIOUS_WORD = hashOf('previous word')
const CUE = hashOf('cue')
const WORD_IN_MOMENT = hashOf('word in moment')
const SIGNAL = hashOf('signal')
const SIGNAL_NO_HELP = hashOf('signal, no help')
const LENGTH = hashOf('length')
const OPENING = hashOf('opening')
const RESOLVED = hashOf('resolved')
const COMPLAINT = hashOf('complaint')
const REQUEST = hashOf('request')
const ANSWER = hashOf('answer')
/** The moments that a turn can answer, by what the customer just did. */
export const MOMENTS = [OPENING, RESOLVED, COMPLAINT, REQUEST, ANSWER] as const
const BEGIN = hashOf('^')
const END = hashOf('$')
const shape = (name: string): number => mix(hashOf('shape'), hashOf(name))
const HELP = shape('help')
const NO_HELP = shape('no help')
const NOBODY_BEFORE = shape('no customer before')
const LOW = shape('customer mood low')
const HIGH = shape('customer mood high')
const FIRST = shape('first turn')
const LATER = shape('later turn')
const ENDS_ASKING = shape('ends asking')
const ASKS = shape('asks')
const EXCLAIMS = shape('exclaims')
const LINK = shape('link')
const YOU_SHARE = shape('you')
const SELF_SHARE = shape('i or we')
const OWN_MOOD = shape('own mood')
const ECHO = shape('echo')
const REPEATS = shape('repeats itself')
const OWN_ECHO = shape('says again')
const COMMAS = shape('commas')
const SENTENCES = hashOf('sentences')
const MARK_FEATURES = MARKS.map(mark => mix(hashOf('mark'), hashOf(mark)))

const OWN_VECTOR = hashOf('own vector')
const THEIR_VECTOR = hashOf('their vector')
/** The feature of a word's folded vector: how its neighbours in meaning weigh, in the agent's words or the customer's. */
export const ownVector = (word: number): number => mix(OWN_VECTOR, word)
export const theirVector = (word: number): number => mix(THEIR_VECTOR, word)

/** How strongly word vectors count beside single words; chosen on left-out sources. */
export const OWN_VECTOR_SCALE = 6
export const THEIR_VECTOR_SCALE = 3

const LENGTH_STEPS = [2, 4, 7, 12, 20, 35, 60, 100] // words; doubling roughly, as lengths of turns spread
const PIECE_LENGTH = 4

/** All that the learned weights see of a turn. */
export function emitFeatures(turn: TurnInContext, hits: readonly Match<Cue>[], emit: Emit): void {
  emitWords(turn.words.tokens, momentOf(turn), emit)
  emitTheirWords(turn.beforeWords.tokens, emit)
  emitPreviousWords(turn.previousWords.tokens, emit)
  emitRest(turn, hits, emit)
}

/** All but the words themselves: cues, what the customer's words do, the shape of the turn. */
export function emitRest(turn: TurnInContext, hits: readonly Match<Cue>[], emit: Emit): void {
  emitCues(hits, turn, emit)
  emitSignals(turn, emit)
  emitShape(turn, emit)
}

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
  for (let i = 0; i + PIECE_LENGTH <= padded.length; i++) features.push([mix(PIECE, hashOf(padded.slice(i, i + PIECE_LENGTH))), 0.5])
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

function emitWords(tokens: readonly string[], moment: number, emit: Emit): void {
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
export function wordId(token: string): number {
  return isSkipped(token) ? 0 : hashOf(fold(token))
}

const ENDS = new Set(['.', '!', '?'].map(hashOf))

/** Pairs, triples and skip-grams of the agent's words, within sentences. */
export function emitSequences(ids: readonly number[], emit: Emit): void {
  const scale = wordScale(ids.length)
  let before = BEGIN
  let beforeThat = 0
  for (let at = 0; at < ids.length; at++) {
    const word = ids[at]!
    if (word === 0) continue
    emit(mix(mix(PAIR, before), word), scale * 2, before === BEGIN ? at : at - 1, at + 1)
    if (beforeThat !== 0) {
      const from = Math.max(0, at - 2)
      emit(mix(mix(mix(TRIPLE, beforeThat), before), word), scale * 1.5, from, at + 1)
      emit(mix(mix(SKIP, beforeThat), word), scale, from, at + 1)
    }
    if (at === ids.length - 1) emit(mix(mix(PAIR, word), END), scale * 2, at, at + 1)
    const ends = ENDS.has(word)
    beforeThat = ends ? 0 : before
    before = ends ? BEGIN : word
  }
}

function emitCues(hits: readonly Match<Cue>[], turn: TurnInContext, emit: Emit): void {
  const seen = new Set<Cue>()
  for (const { owner, from, to } of hits) {
    if (seen.has(owner)) continue
    seen.add(owner)
    emit(mix(CUE, hashOf(owner.id)), 1, from, to)
  }
  const help = turn.helpAt[0]
  if (help === undefined) emit(NO_HELP, 1, CONTEXT, CONTEXT)
  else emit(HELP, 1, help, help + 1)
}

function emitTheirWords(tokens: readonly string[], emit: Emit): void {
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
function emitPreviousWords(tokens: readonly string[], emit: Emit): void {
  const scale = previousWordScale(tokens.length)
  for (const token of tokens) emit(previousWordFeature(hashOf(fold(token))), scale, CONTEXT, CONTEXT)
}

/** Pairs of the customer's words. */
export function emitTheirPairs(ids: readonly number[], emit: Emit): void {
  const scale = theirWordScale(ids.length)
  let before = BEGIN
  for (const word of ids) {
    emit(mix(mix(THEIR_PAIR, before), word), scale, CONTEXT, CONTEXT)
    before = word
  }
}

function emitSignals(turn: TurnInContext, emit: Emit): void {
  const noHelp = turn.helpAt.length === 0
  for (const signal of turn.signals) {
    emit(mix(SIGNAL, hashOf(signal)), 0.5, CONTEXT, CONTEXT)
    if (noHelp) emit(mix(SIGNAL_NO_HELP, hashOf(signal)), 0.5, CONTEXT, CONTEXT)
  }
  if (turn.before === '') {
    emit(NOBODY_BEFORE, 1, CONTEXT, CONTEXT)
    return
  }
  const feeling = moodOfWords(turn.beforeWords.tokens)
  if (feeling < -0.1) emit(LOW, 1, CONTEXT, CONTEXT)
  if (feeling > 0.1) emit(HIGH, 1, CONTEXT, CONTEXT)
}

function emitShape(turn: TurnInContext, emit: Emit): void {
  const { tokens, text } = turn.words
  const steps = LENGTH_STEPS.filter(step => tokens.length > step).length
  emit(mix(LENGTH, steps), 0.7, CONTEXT, CONTEXT)
  emit(turn.agentTurn === 0 ? FIRST : LATER, 0.5, CONTEXT, CONTEXT)
  if (tokens.at(-1) === '?') emit(ENDS_ASKING, 0.7, CONTEXT, CONTEXT)
  if (tokens.includes('?')) emit(ASKS, 0.5, CONTEXT, CONTEXT)
  if (tokens.includes('!')) emit(EXCLAIMS, 0.5, CONTEXT, CONTEXT)
  if (/https?:|www\./.test(text)) emit(LINK, 0.7, CONTEXT, CONTEXT)
  emit(YOU_SHARE, Math.min(1, share(tokens, YOU) * 5), CONTEXT, CONTEXT)
  emit(SELF_SHARE, Math.min(1, share(tokens, SELF) * 5), CONTEXT, CONTEXT)
  emit(OWN_MOOD, Math.max(-1, Math.min(1, moodOfWords(tokens))), CONTEXT, CONTEXT)
  emit(ECHO, overlap(tokens, turn.beforeWords.tokens), CONTEXT, CONTEXT)
  emit(OWN_ECHO, overlap(tokens, turn.previousWords.tokens), CONTEXT, CONTEXT)
  if (turn.previousAgent === text) emit(REPEATS, 1, CONTEXT, CONTEXT)
  emitMarks(text, tokens, emit)
}

const MOST_SENTENCES = 5

function emitMarks(text: string, tokens: readonly string[], emit: Emit): void {
  const { marks, commas } = marksOf(text)
  for (let m = 0; m < MARKS.length; m++) if (marks & (1 << m)) emit(MARK_FEATURES[m]!, 0.6, CONTEXT, CONTEXT)
  emit(COMMAS, Math.min(1, (commas * 10) / Math.max(1, tokens.length)), CONTEXT, CONTEXT)
  let sentences = 0
  let begins = true
  for (const token of tokens) {
    const ends = SENTENCE_ENDS.has(token)
    if (begins && !ends) sentences += 1
    begins = ends
  }
  emit(mix(SENTENCES, Math.min(MOST_SENTENCES, sentences)), 0.5, CONTEXT, CONTEXT)
}

const YOU: ReadonlySet<string> = new Set(['you', 'your', "you're", 'u', 'ur', "you've", "you'll", 'yourself'])
const SELF: ReadonlySet<string> = new Set(['i', "i'm", "i'll", "i've", "i'd", 'we', "we're", "we'll", "we've", 'my', 'our', 'me', 'us'])

function share(tokens: readonly string[], words: ReadonlySet<string>): number {
  let found = 0
  for (const token of tokens) if (words.has(token)) found += 1
  return tokens.length === 0 ? 0 : found / tokens.length
}

// Share of the agent's longer words that the customer used just before: an answer to what was said, or beside it.
function overlap(own: readonly string[], theirs: readonly string[]): number {
  if (theirs.length === 0) return 0
  const known = new Set(theirs.filter(token => token.length > 3).map(stem))
  const content = own.filter(token => token.length > 3)
  return content.length === 0 ? 0 : content.filter(token => known.has(stem(token))).length / content.length
}

/** A token as the weights know it: numbers are told apart by their length only. */
export function fold(token: string): string {
  const first = token.charCodeAt(0)
  return first >= 48 && first <= 57 && /^\d+$/.test(token) ? `#${Math.min(4, token.length)}` : token
}
