import { moodOfWords } from '../text/mood.ts'
import { remembered } from '../text/remembered.ts'
import { SENTENCE_ENDS, type Words } from '../text/words.ts'
import type { TurnInContext } from './context.ts'
import { echoOf } from './echo.ts'
import { CONTEXT, type Emit } from './emit.ts'
import { hashOf, mix } from './hash.ts'
import { MARKS, marksOf } from './marks.ts'
import { SIGNALS, type Signal } from './signals.ts'

/** The feature of something seen in the whole turn. */
export const shapeFeature = (name: string): number => mix(hashOf('shape'), hashOf(name))
const NOBODY_BEFORE = shapeFeature('no customer before')
const LOW = shapeFeature('customer mood low')
const HIGH = shapeFeature('customer mood high')
const FIRST = shapeFeature('first turn')
const LATER = shapeFeature('later turn')
const ENDS_ASKING = shapeFeature('ends asking')
const ASKS = shapeFeature('asks')
const EXCLAIMS = shapeFeature('exclaims')
const LINK = shapeFeature('link')
const YOU_SHARE = shapeFeature('you')
const SELF_SHARE = shapeFeature('i or we')
const OWN_MOOD = shapeFeature('own mood')
const ECHO = shapeFeature('echo')
const REPEATS = shapeFeature('repeats itself')
const OWN_ECHO = shapeFeature('says again')
const COMMAS = shapeFeature('commas')
const MARK_FEATURES = MARKS.map(mark => mix(hashOf('mark'), hashOf(mark)))

const featureOf = (kind: string): ReadonlyMap<Signal, number> =>
  new Map(Object.keys(SIGNALS).map(signal => [signal as Signal, mix(hashOf(kind), hashOf(signal))]))
const SIGNAL_FEATURES = featureOf('signal')
const SIGNAL_NO_HELP_FEATURES = featureOf('signal, no help')

const LENGTH_STEPS = [2, 4, 7, 12, 20, 35, 60, 100] // words; doubling roughly, as lengths of turns spread
const LENGTH_FEATURES = Array.from({ length: LENGTH_STEPS.length + 1 }, (_, steps) => mix(hashOf('length'), steps))
const MOST_SENTENCES = 5
const SENTENCE_FEATURES = Array.from({ length: MOST_SENTENCES + 1 }, (_, sentences) => mix(hashOf('sentences'), sentences))

/** What the customer's words do. */
export function emitSignals(turn: TurnInContext, emit: Emit): void {
  const noHelp = turn.helpAt.length === 0
  for (const signal of turn.signals) {
    emit(SIGNAL_FEATURES.get(signal)!, 0.5, CONTEXT, CONTEXT)
    if (noHelp) emit(SIGNAL_NO_HELP_FEATURES.get(signal)!, 0.5, CONTEXT, CONTEXT)
  }
  if (turn.before === '') {
    emit(NOBODY_BEFORE, 1, CONTEXT, CONTEXT)
    return
  }
  const feeling = moodOfWords(turn.beforeWords)
  if (feeling < -0.1) emit(LOW, 1, CONTEXT, CONTEXT)
  if (feeling > 0.1) emit(HIGH, 1, CONTEXT, CONTEXT)
}

/** Lengths, marks of writing, whom it speaks of, and what it says again. */
export function emitShape(turn: TurnInContext, emit: Emit): void {
  const { words } = turn
  const { text, tokens } = words
  const { length } = tokens
  const { you, self, asks, exclaims, sentences } = countsOf(words)
  emit(LENGTH_FEATURES[stepsOf(length)]!, 0.7, CONTEXT, CONTEXT)
  emit(turn.agentTurn === 0 ? FIRST : LATER, 0.5, CONTEXT, CONTEXT)
  if (tokens[length - 1] === '?') emit(ENDS_ASKING, 0.7, CONTEXT, CONTEXT)
  if (asks > 0) emit(ASKS, 0.5, CONTEXT, CONTEXT)
  if (exclaims > 0) emit(EXCLAIMS, 0.5, CONTEXT, CONTEXT)
  if (hasLink(text)) emit(LINK, 0.7, CONTEXT, CONTEXT)
  emit(YOU_SHARE, Math.min(1, (length === 0 ? 0 : you / length) * 5), CONTEXT, CONTEXT)
  emit(SELF_SHARE, Math.min(1, (length === 0 ? 0 : self / length) * 5), CONTEXT, CONTEXT)
  emit(OWN_MOOD, Math.max(-1, Math.min(1, moodOfWords(words))), CONTEXT, CONTEXT)
  emit(ECHO, echoOf(words, turn.beforeWords), CONTEXT, CONTEXT)
  emit(OWN_ECHO, echoOf(words, turn.previousWords), CONTEXT, CONTEXT)
  if (turn.previousAgent === text) emit(REPEATS, 1, CONTEXT, CONTEXT)
  const { marks, commas } = marksOf(text)
  for (let m = 0; m < MARKS.length; m++) if (marks & (1 << m)) emit(MARK_FEATURES[m]!, 0.6, CONTEXT, CONTEXT)
  emit(COMMAS, Math.min(1, (commas * 10) / Math.max(1, length)), CONTEXT, CONTEXT)
  emit(SENTENCE_FEATURES[Math.min(MOST_SENTENCES, sentences)]!, 0.5, CONTEXT, CONTEXT)
}

const YOU: ReadonlySet<string> = new Set(['you', 'your', "you're", 'u', 'ur', "you've", "you'll", 'yourself'])
const SELF: ReadonlySet<string> = new Set(['i', "i'm", "i'll", "i've", "i'd", 'we', "we're", "we'll", "we've", 'my', 'our', 'me', 'us'])

const [IS_YOU, IS_SELF, IS_QUESTION, IS_EXCLAMATION, IS_END] = [1, 2, 4, 8, 16]
const kindOf = remembered(
  word =>
    (YOU.has(word) ? IS_YOU : 0) |
    (SELF.has(word) ? IS_SELF : 0) |
    (word === '?' ? IS_QUESTION : 0) |
    (word === '!' ? IS_EXCLAMATION : 0) |
    (SENTENCE_ENDS.has(word) ? IS_END : 0),
)

/** How many words of each kind there are, and how many sentences. */
function countsOf(words: Words): { you: number; self: number; asks: number; exclaims: number; sentences: number } {
  const counts = { you: 0, self: 0, asks: 0, exclaims: 0, sentences: 0 }
  let begins = true
  for (let at = 0; at < words.tokens.length; at++) {
    const kind = kindOf(words, at)
    if ((kind & IS_END) === 0 && begins) counts.sentences++
    begins = (kind & IS_END) !== 0
    if (kind === 0) continue
    if (kind & IS_YOU) counts.you++
    else if (kind & IS_SELF) counts.self++
    else if (kind & IS_QUESTION) counts.asks++
    else if (kind & IS_EXCLAMATION) counts.exclaims++
  }
  return counts
}

function stepsOf(length: number): number {
  let steps = 0
  while (steps < LENGTH_STEPS.length && length > LENGTH_STEPS[steps]!) steps++
  return steps
}

// Looking for plain letters first takes a tenth of the pattern's time.
function hasLink(text: string): boolean {
  return (text.includes('http') && /https?:/.test(text)) || text.includes('www.')
}
