import { agentKey, isTaggable, type Turn } from '../model/turn.ts'
import { type Words, words } from '../text/words.ts'
import { createMatcher } from './matcher.ts'
import { HELP, NEGATORS, SIGNALS, type Signal } from './signals.ts'
import { wordClasses } from './word-classes.ts'

/** What must, or must not, hold around a match. */
export const CONDITIONS = [
  'after-complaint',
  'after-request',
  'after-question',
  'after-thanks',
  'after-disclosure',
  'after-customer',
  'help-before',
  'help-follows',
  'help-in-turn',
  'negated',
  'asks',
  'short',
  'opening',
] as const
export type Condition = (typeof CONDITIONS)[number]

/** An agent's turn with all that was said before it and nothing after it. */
export interface TurnInContext {
  readonly turn: Turn
  readonly words: Words
  /** The customer's turns since the agent's last one, joined; '' where there are none. */
  readonly before: string
  readonly beforeWords: Words
  readonly signals: ReadonlySet<Signal>
  /** The agent's own last turn; '' where there is none. */
  readonly previousAgent: string
  readonly previousWords: Words
  /** The agent's turn just before this one, where the same person wrote it and it is no macro; it knows of none before itself. */
  readonly previous: TurnInContext | undefined
  /** Position among the agent's turns of the conversation, 0-based. */
  readonly agentTurn: number
  /** Token positions at which real help begins. */
  readonly helpAt: readonly number[]
  /** Per token, whether it lies inside quotation marks; empty where there are none. */
  readonly quoted: readonly boolean[]
}

const SHORT_TURN_WORDS = 6 // "noted.", "as I said." — a dismissal has no room for more
const NEGATION_REACH = 3 // words; longer reaches cross into other clauses

const findSignals = createMatcher<Signal>(
  Object.entries(SIGNALS).flatMap(([signal, patterns]) => patterns.map(pattern => [signal as Signal, pattern] as const)),
  wordClasses,
)
const findHelp = createMatcher<true>(
  HELP.map(pattern => [true, pattern] as const),
  wordClasses,
)

// Most turns have none of what is looked for: they share one empty answer.
const NO_SIGNALS: ReadonlySet<Signal> = new Set()
const NOWHERE: readonly number[] = []
const NOTHING_QUOTED: readonly boolean[] = []

export function signalsOf(words: Words): ReadonlySet<Signal> {
  const matches = findSignals(words)
  return matches.length === 0 ? NO_SIGNALS : new Set(matches.map(match => match.owner))
}

/** Positions of the words with which a turn begins to offer real help. */
export function helpIn(words: Words): readonly number[] {
  const matches = findHelp(words)
  return matches.length === 0 ? NOWHERE : matches.map(match => match.from)
}

/** Walks a conversation and gives each agent turn its context. `wanted` says which turns to give. */
export function* inContext(turns: readonly Turn[], wanted: (turn: Turn) => boolean): Generator<{ index: number; context: TurnInContext }> {
  let customerWords: string[] = []
  let previousAgent = ''
  let previousWords = words('')
  let previous: TurnInContext | undefined
  let agentTurn = 0
  for (const [index, turn] of turns.entries()) {
    if (turn.internal) continue
    if (turn.role === 'customer') customerWords.push(turn.text)
    if (turn.role !== 'agent') continue
    const isWanted = wanted(turn)
    const lends = isTaggable(turn)
    if (isWanted || lends) {
      const before = customerWords.length === 1 ? customerWords[0]! : customerWords.join('\n')
      const same = previous !== undefined && agentKey(previous.turn) === agentKey(turn) ? previous : undefined
      const context = contextOf(turn, before, previousAgent, agentTurn, previousWords, same)
      if (isWanted) yield { index, context }
      previousWords = context.words
      previous = lends ? { ...context, previous: undefined } : undefined
    } else {
      previousWords = words(turn.text)
      previous = undefined
    }
    agentTurn += 1
    previousAgent = turn.text
    customerWords = []
  }
}

export function contextOf(
  turn: Turn,
  before = '',
  previousAgent = '',
  agentTurn = 0,
  previousWords = words(previousAgent),
  previous: TurnInContext | undefined = undefined,
): TurnInContext {
  const own = words(turn.text)
  const beforeWords = words(before)
  return {
    turn,
    words: own,
    before,
    beforeWords,
    signals: signalsOf(beforeWords),
    previousAgent,
    previousWords,
    previous,
    agentTurn,
    helpAt: helpIn(own),
    quoted: quotedTokens(own.tokens),
  }
}

export function holds(condition: Condition, context: TurnInContext, from: number, to: number): boolean {
  switch (condition) {
    case 'after-complaint':
      return context.signals.has('complaint')
    case 'after-request':
      return context.signals.has('request') || context.signals.has('question')
    case 'after-question':
      return context.signals.has('question')
    case 'after-thanks':
      return context.signals.has('thanks') && !context.signals.has('complaint')
    case 'after-disclosure':
      return context.signals.has('disclosure')
    case 'after-customer':
      return context.before !== ''
    case 'help-before':
      return context.helpAt.some(at => at < from)
    case 'help-follows':
      return context.helpAt.some(at => at >= to)
    case 'help-in-turn':
      return context.helpAt.length > 0
    case 'negated':
      return context.words.tokens.slice(Math.max(0, from - NEGATION_REACH), from).some(token => NEGATORS.has(token))
    case 'asks':
      return context.words.tokens.at(-1) === '?'
    case 'short':
      return context.words.tokens.filter(token => /[\p{L}\p{N}]/u.test(token)).length <= SHORT_TURN_WORDS
    case 'opening':
      return context.agentTurn === 0
  }
}

// A quotation mark without a partner quotes nothing.
function quotedTokens(tokens: readonly string[]): readonly boolean[] {
  if (!tokens.includes('"')) return NOTHING_QUOTED
  const quoted = new Array<boolean>(tokens.length).fill(false)
  let open = -1
  tokens.forEach((token, index) => {
    if (token !== '"') return
    if (open < 0) {
      open = index
      return
    }
    quoted.fill(true, open, index)
    open = -1
  })
  return quoted
}
