import type { Notice, Reading } from '../model/reading.ts'
import type { Conversation, Turn } from '../model/turn.ts'
import { type CueJoiner, cueJoiner } from './join.ts'
import type { RawTurn, ReaderEvent, ReaderEvents } from './reader.ts'

/** Characters of open conversations that are kept while their input is read; beyond it the least recently touched is closed. */
export const OPEN_CHARACTERS = 16 * 1024 * 1024
/** What a turn takes beside its text, in characters: with 500 the whole process stays under 180 MB (measured on 200 MB of 70-character turns). */
export const TURN_OVERHEAD = 500
/** Closed conversations whose ids are remembered, to say so when one comes again. */
const CLOSED_IDS = 200_000

export interface AssembleOptions {
  readonly source: string
  /** Id of the conversation of turns that name none. */
  readonly id: string
  readonly joinsSpeakers?: boolean | undefined
  readonly sortsByTime?: boolean | undefined
  readonly openCharacters?: number | undefined
}

interface Open {
  readonly id: string
  readonly turns: Turn[]
  readonly joiner: CueJoiner | undefined
  readonly order: number
  size: number
  numbered: boolean
}

/** Readers' events to conversations, each with all its turns, in order of first appearance. */
export async function* assemble(events: ReaderEvents, options: AssembleOptions): AsyncIterable<Reading> {
  const limit = options.openCharacters ?? OPEN_CHARACTERS
  const open = new Map<string, Open>()
  const closed = new Set<string>()
  let buffered = 0
  let order = 0
  let current: Open | undefined
  let failure: { readonly error: unknown } | undefined
  try {
    for await (const batch of events) {
      for (const event of batch) {
        if (event.kind !== 'turn') {
          yield { notice: noticeOf(event, options.source) }
          continue
        }
        const id = event.turn.conversation ?? options.id
        if (current === undefined || current.id !== id) {
          const known = open.get(id)
          if (known === undefined && closed.has(id)) yield { notice: reappeared(id, event.line, options.source) }
          current = known ?? {
            id,
            turns: [],
            joiner: options.joinsSpeakers ? cueJoiner() : undefined,
            order: order++,
            size: 0,
            numbered: true,
          }
          // A map keeps the order of insertion: the first is the least recently touched.
          if (known !== undefined) open.delete(id)
          open.set(id, current)
        }
        const size = event.turn.text.length + TURN_OVERHEAD
        current.size += size
        buffered += size
        add(current, event.turn)
        while (buffered > limit && open.size > 1) {
          const oldest: Open = open.values().next().value!
          open.delete(oldest.id)
          if (closed.size < CLOSED_IDS) closed.add(oldest.id)
          buffered -= oldest.size
          yield { conversation: finished(oldest, options) }
        }
      }
    }
  } catch (error) {
    // What was read before an input broke off is worth as much as ever.
    failure = { error }
  }
  for (const last of [...open.values()].sort((a, b) => a.order - b.order)) yield { conversation: finished(last, options) }
  if (failure !== undefined) throw failure.error
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
  open.joiner?.begun(turn, raw)
}

function finished(open: Open, options: AssembleOptions): Conversation {
  const turns = open.joiner === undefined ? open.turns : open.joiner.finished(open.turns)
  return { id: open.id, source: options.source, turns: ordered(turns, open.numbered, options.sortsByTime === true) }
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
  const places = turns.map((_, i) => i).sort((a, b) => times[a]! - times[b]! || a - b)
  return renumbered(places.map(i => turns[i]!))
}

function renumbered(turns: readonly Turn[]): readonly Turn[] {
  return turns.every((turn, i) => turn.turn === i) ? turns : turns.map((turn, i) => (turn.turn === i ? turn : { ...turn, turn: i }))
}

function noticeOf(event: Exclude<ReaderEvent, { kind: 'turn' }>, source: string): Notice {
  return { kind: event.kind, source, line: event.line, message: event.reason }
}

function reappeared(id: string, line: number | undefined, source: string): Notice {
  const message = `conversation '${id}' goes on here, long after its other turns: it is counted as two; sort the file by conversation`
  return { kind: 'warning', source, line, message }
}
