import type { Conversation, Turn } from '../model/turn.ts'
import { type CueJoiner, cueJoiner } from './join.ts'
import type { RawTurn } from './reader.ts'

/** Characters of open conversations that are kept while their input is read; beyond it the least recently touched is closed. */
export const OPEN_CHARACTERS = 16 * 1024 * 1024
/** What a turn takes beside its text, in characters: with 500 the whole process stays under 180 MB (measured on 200 MB of 70-character turns). */
export const TURN_OVERHEAD = 500
/** Closed conversations whose ids are remembered, to say so when one comes again. */
const CLOSED_IDS = 200_000

export interface AssembleOptions {
  readonly source: string
  /** The file that is read now, where the input goes on in others; undefined: `source`. */
  readonly file?: (() => string) | undefined
  /** Id of the conversation of turns that name none. */
  readonly id: string
  readonly joinsSpeakers?: boolean | undefined
  readonly sortsByTime?: boolean | undefined
  readonly openCharacters?: number | undefined
}

/** The conversations of an input of which more turns may come. */
export interface OpenConversations {
  /** Adds a turn to its conversation. The conversation's id where that was closed before, and is opened anew. */
  readonly add: (turn: RawTurn) => string | undefined
  /** The least recently touched, closed now, where too much is open; undefined where not. */
  readonly overdue: () => Conversation | undefined
  /** All that are open, closed now, in order of first appearance. */
  readonly rest: () => Iterable<Conversation>
}

interface Open {
  readonly id: string
  /** The file of its earliest turn. */
  source: string
  began: string | undefined
  mixed: boolean
  readonly turns: Turn[]
  readonly joiner: CueJoiner | undefined
  readonly order: number
  size: number
  numbered: boolean
}

export function openConversations(options: AssembleOptions): OpenConversations {
  const limit = options.openCharacters ?? OPEN_CHARACTERS
  const open = new Map<string, Open>()
  const closed = new Set<string>()
  let buffered = 0
  let order = 0
  let current: Open | undefined
  const touched = (id: string): Open => {
    const known = open.get(id)
    // A map keeps the order of insertion: the first is the least recently touched.
    if (known !== undefined) open.delete(id)
    const one = known ?? opened(id, order++, options.joinsSpeakers === true)
    open.set(id, one)
    return one
  }
  return {
    add: turn => {
      const id = turn.conversation ?? options.id
      let again: string | undefined
      if (current === undefined || current.id !== id) {
        if (closed.has(id) && !open.has(id)) again = id
        current = touched(id)
      }
      place(current, turn, options.file?.() ?? options.source)
      const size = turn.text.length + TURN_OVERHEAD
      current.size += size
      buffered += size
      add(current, turn)
      return again
    },
    overdue: () => {
      if (buffered <= limit || open.size <= 1) return undefined
      const oldest: Open = open.values().next().value!
      open.delete(oldest.id)
      if (closed.size < CLOSED_IDS) closed.add(oldest.id)
      buffered -= oldest.size
      return finished(oldest, options)
    },
    rest: function* () {
      for (const last of [...open.values()].sort((a, b) => a.order - b.order)) yield finished(last, options)
    },
  }
}

function opened(id: string, order: number, joins: boolean): Open {
  const joiner = joins ? cueJoiner() : undefined
  return { id, source: '', began: undefined, mixed: false, turns: [], joiner, order, size: 0, numbered: true }
}

/** Notes the file where the conversation begins: a later part may be read first. */
function place(open: Open, { time, mixed }: RawTurn, file: string): void {
  if (mixed === true) open.mixed = true
  if (open.turns.length > 0 && (file === open.source || time === undefined || open.began === undefined || time >= open.began)) return
  open.source = file
  open.began = time
}

function add(open: Open, raw: RawTurn): void {
  const last = open.turns.at(-1)
  if (last !== undefined && open.joiner?.joins(last, raw)) {
    open.joiner.join(last, raw)
    return
  }
  if (raw.turn === undefined) open.numbered = false
  const turn: Turn = {
    turn: raw.turn ?? open.turns.length,
    role: raw.role ?? 'unknown',
    speaker: raw.speaker ?? '',
    speakerId: raw.speakerId,
    text: raw.text,
    time: raw.time,
    offset: raw.offset,
    customer: raw.customer,
    channel: raw.channel,
    team: raw.team,
    automated: raw.automated,
    internal: raw.internal,
  }
  open.turns.push(turn)
  open.joiner?.begun(raw)
}

function finished(open: Open, options: AssembleOptions): Conversation {
  const turns = open.joiner === undefined ? open.turns : open.joiner.finished(open.turns)
  const { id, source, mixed } = open
  return {
    id,
    source,
    partOf: source === options.source ? undefined : options.source,
    mixed: mixed || undefined,
    turns: ordered(turns, open.numbered, options.sortsByTime === true),
  }
}

/** By the input's own numbers where they are all there and differ; else by time where the format is known to be unordered; else as read. */
function ordered(turns: readonly Turn[], numbered: boolean, sortsByTime: boolean): readonly Turn[] {
  if (numbered) {
    if (turns.every((turn, i) => i === 0 || turn.turn > turns[i - 1]!.turn)) return turns
    if (new Set(turns.map(turn => turn.turn)).size === turns.length) return [...turns].sort((a, b) => a.turn - b.turn)
    return turns.map((turn, i) => ({ ...turn, turn: i }))
  }
  const times = sortsByTime ? turns.map(turn => (turn.time === undefined ? Number.NaN : Date.parse(turn.time))) : []
  if (times.length === 0 || times.some(Number.isNaN) || times.every((time, i) => i === 0 || time >= times[i - 1]!)) return renumbered(turns)
  // An export with the newest first has those of one moment so, too.
  let rises = 0
  for (let i = 1; i < times.length; i++) rises += Math.sign(times[i]! - times[i - 1]!)
  const step = rises < 0 ? -1 : 1
  const places = turns.map((_, i) => i).sort((a, b) => times[a]! - times[b]! || step * (a - b))
  return renumbered(places.map(i => turns[i]!))
}

function renumbered(turns: readonly Turn[]): readonly Turn[] {
  return turns.every((turn, i) => turn.turn === i) ? turns : turns.map((turn, i) => (turn.turn === i ? turn : { ...turn, turn: i }))
}
