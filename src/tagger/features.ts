import { mood } from '../text/mood.ts'
import { stem } from '../text/stems.ts'
import { endsSentence } from '../text/words.ts'
import type { TurnInContext } from './context.ts'
import type { Cue } from './cues/cue.ts'
import type { Match } from './matcher.ts'

/** Takes one feature of a turn: its name, how much of it there is, and the token positions [from, to) that gave it (−1: the context). */
export type Emit = (name: string, value: number, from: number, to: number) => void

const CONTEXT = -1
const LENGTH_STEPS = [2, 4, 7, 12, 20, 35, 60, 100] // words; doubling roughly, as lengths of turns spread

/** What the learned weights see of a turn. Every name is a promise to weights files: change the version there with it. */
export function emitFeatures(turn: TurnInContext, hits: readonly Match<Cue>[], emit: Emit): void {
  emitWords(turn.words.tokens, emit)
  emitCues(hits, turn, emit)
  emitCustomer(turn, emit)
  emitShape(turn, emit)
}

function emitWords(tokens: readonly string[], emit: Emit): void {
  const scale = 1 / Math.sqrt(Math.max(4, tokens.length))
  let before = '^'
  let beforeThat = ''
  for (let at = 0; at < tokens.length; at++) {
    const token = fold(tokens[at]!)
    if (token === '\n' || token === '"') continue
    const next = at + 1 < tokens.length ? fold(tokens[at + 1]!) : '$'
    emit(`w ${token}`, scale * 2, at, at + 1)
    emit(`b ${before} ${token}`, scale * 2, Math.max(0, at - 1), at + 1)
    if (beforeThat) {
      emit(`t ${beforeThat} ${before} ${token}`, scale * 1.5, Math.max(0, at - 2), at + 1)
      emit(`s ${beforeThat} ${token}`, scale, Math.max(0, at - 2), at + 1)
    }
    if (next === '$') emit(`b ${token} $`, scale * 2, at, at + 1)
    if (token.length > 3) emitPieces(token, scale * 0.5, at, emit)
    beforeThat = endsSentence(token) ? '' : before
    before = endsSentence(token) ? '^' : token
  }
}

// Pieces of four letters, with the word's borders: endings, beginnings, misspellings.
function emitPieces(token: string, value: number, at: number, emit: Emit): void {
  const padded = `<${token}>`
  for (let i = 0; i + 4 <= padded.length; i++) emit(`c ${padded.slice(i, i + 4)}`, value, at, at + 1)
}

function emitCues(hits: readonly Match<Cue>[], turn: TurnInContext, emit: Emit): void {
  const seen = new Set<string>()
  for (const { owner, from, to } of hits) {
    if (seen.has(owner.id)) continue
    seen.add(owner.id)
    emit(`cue ${owner.id}`, 1, from, to)
    emit(`cues ${owner.tag}`, owner.weight, from, to)
    if (turn.signals.has('complaint')) emit(`cues ${owner.tag} after complaint`, owner.weight, from, to)
  }
  if (turn.helpAt.length > 0) emit('help', 1, turn.helpAt[0]!, turn.helpAt[0]! + 1)
  else emit('no help', 1, CONTEXT, CONTEXT)
}

function emitCustomer(turn: TurnInContext, emit: Emit): void {
  const { tokens } = turn.beforeWords
  const scale = 1 / Math.sqrt(Math.max(6, tokens.length))
  let before = '^'
  for (const raw of tokens) {
    const token = fold(raw)
    emit(`cw ${token}`, scale, CONTEXT, CONTEXT)
    emit(`cb ${before} ${token}`, scale, CONTEXT, CONTEXT)
    before = token
  }
  for (const signal of turn.signals) {
    emit(`signal ${signal}`, 0.5, CONTEXT, CONTEXT)
    if (turn.helpAt.length === 0) emit(`signal ${signal}, no help`, 0.5, CONTEXT, CONTEXT)
  }
  if (turn.before === '') emit('no customer before', 1, CONTEXT, CONTEXT)
  const feeling = turn.before === '' ? 0 : mood(turn.before)
  if (feeling < -0.1) emit('customer mood low', 1, CONTEXT, CONTEXT)
  if (feeling > 0.1) emit('customer mood high', 1, CONTEXT, CONTEXT)
}

function emitShape(turn: TurnInContext, emit: Emit): void {
  const { tokens, text } = turn.words
  const count = tokens.length
  emit(`length ${LENGTH_STEPS.filter(step => count > step).length}`, 0.7, CONTEXT, CONTEXT)
  emit(turn.agentTurn === 0 ? 'first turn' : 'later turn', 0.5, CONTEXT, CONTEXT)
  if (tokens.at(-1) === '?') emit('ends asking', 0.7, CONTEXT, CONTEXT)
  if (tokens.includes('?')) emit('asks', 0.5, CONTEXT, CONTEXT)
  if (tokens.includes('!')) emit('exclaims', 0.5, CONTEXT, CONTEXT)
  if (/https?:|www\./.test(text)) emit('link', 0.7, CONTEXT, CONTEXT)
  const you = share(tokens, YOU)
  const self = share(tokens, SELF)
  emit('you', Math.min(1, you * 5), CONTEXT, CONTEXT)
  emit('i or we', Math.min(1, self * 5), CONTEXT, CONTEXT)
  emit('mood', Math.max(-1, Math.min(1, mood(text))), CONTEXT, CONTEXT)
  emit('echo', overlap(turn.words.tokens, turn.beforeWords.tokens), CONTEXT, CONTEXT)
  if (turn.previousAgent !== '' && turn.previousAgent === text) emit('repeats itself', 1, CONTEXT, CONTEXT)
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
  const known = new Set(theirs.filter(token => token.length > 3).map(stem))
  const content = own.filter(token => token.length > 3)
  return content.length === 0 ? 0 : content.filter(token => known.has(stem(token))).length / content.length
}

/** Numbers are told apart by their length only. */
export function fold(token: string): string {
  return token.charCodeAt(0) <= 57 && /^\d+$/.test(token) ? `#${Math.min(4, token.length)}` : token
}
