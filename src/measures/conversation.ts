import { agentKey, type Conversation, type Turn } from '../model/turn.ts'

/** AFINN points a word: positive is friendly, 0 says nothing. */
export type Mood = (text: string) => number

/** Whether the customer saw it, written by a person. */
export function isSaid(turn: Turn): boolean {
  return turn.automated !== true && turn.internal !== true && /\S/.test(turn.text)
}

/**
 * Whole seconds that the customer waited, for each turn that ends a wait (by index). The wait runs from the first unanswered
 * customer turn to the next agent turn; macros, notes and bots answer nobody.
 */
export function responseSeconds(turns: readonly Turn[]): ReadonlyMap<number, number> {
  const waits = new Map<number, number>()
  let asked: Turn | undefined
  turns.forEach((turn, index) => {
    if (!isSaid(turn)) return
    if (turn.role === 'customer') asked ??= turn
    if (turn.role !== 'agent' || asked === undefined) return
    const seconds = secondsBetween(asked, turn)
    if (seconds !== undefined) waits.set(index, seconds)
    asked = undefined
  })
  return waits
}

/** Shorter conversations have no opening, middle and end. */
const SHORTEST_IN_THIRDS = 6

/**
 * For each turn the third of the conversation that its middle falls in, 0 to 2; undefined where the conversation is short. What is not said
 * (macros, notes) has the place of what is said next.
 */
export function thirdsOf(turns: readonly Turn[]): readonly number[] | undefined {
  const said = turns.filter(isSaid).length
  if (said < SHORTEST_IN_THIRDS) return undefined
  let place = 0
  return turns.map(turn => Math.min(2, Math.floor((((isSaid(turn) ? place++ : place) + 0.5) / said) * 3)))
}

function secondsBetween(from: Turn, to: Turn): number | undefined {
  const seconds =
    from.time !== undefined && to.time !== undefined
      ? (Date.parse(to.time) - Date.parse(from.time)) / 1000
      : (to.offset ?? Number.NaN) - (from.offset ?? Number.NaN)
  // A negative wait is a clock or a sorting fault of the export, not an answer.
  return seconds >= 0 ? Math.round(seconds) : undefined
}

/** How many of the customer's last turns tell the mood they left in: one alone is often just "bye". */
const LAST_TURNS = 2

/** Hundredths of AFINN points a word. */
export interface MoodChange {
  readonly before: number
  readonly after: number
}

/** The customer's mood before and after each agent (by key), where both can be told. Linear in turns, however many agents. */
export function moodChanges(conversation: Conversation, mood: Mood): ReadonlyMap<string, MoodChange> {
  const moods: number[] = []
  /** Per agent: customer turns before their first turn, and before the turn with which somebody else took over. */
  const spans = new Map<string, { first: number; until: number }>()
  let current: { first: number; until: number } | undefined
  for (const turn of conversation.turns) {
    if (!isSaid(turn)) continue
    if (turn.role === 'customer') moods.push(mood(turn.text))
    if (turn.role !== 'agent') continue
    const key = agentKey(turn)
    const span = spans.get(key)
    if (current !== undefined && current !== span) current.until = moods.length
    current = span ?? { first: moods.length, until: 0 }
    spans.set(key, current)
  }
  if (current !== undefined) current.until = moods.length

  const sums = [0]
  for (const value of moods) sums.push(sums.at(-1)! + value)
  const changes = new Map<string, MoodChange>()
  for (const [key, { first, until }] of spans) {
    // On the telephone the agent speaks first: then the customer's opening words are the mood they came with.
    const opening = Math.max(first, 1)
    const from = Math.max(opening, until - LAST_TURNS)
    if (from >= until) continue
    changes.set(key, { before: hundredths(sums[opening]! / opening), after: hundredths((sums[until]! - sums[from]!) / (until - from)) })
  }
  return changes
}

function hundredths(value: number): number {
  // `+ 0` turns -0 into 0, which would differ as a value and not as JSON.
  return Math.round(value * 100) + 0
}
