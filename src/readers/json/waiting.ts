import type { Json, RecordContext, RecordEvent } from './format.ts'

/** A record that waits for others to tell more of it: a row of a message, for the rows of tickets and people. */
export interface Waiting {
  readonly record: Json
  readonly context: RecordContext
}

/** Characters that wait; beyond it records are read with what stands before them. */
const HELD = 16 * 1024 * 1024
/** What a record takes beside its texts, in characters. */
const OVERHEAD = 500

interface Room {
  records: Waiting[]
  size: number
  isFull: boolean
}

/** Lets a record wait. What is to be read at once: nothing while there is room, then all that waited, from then on each as it comes. */
export function waited(record: Json, context: RecordContext): readonly Waiting[] {
  const room = roomIn(context.memory)
  room.records.push({ record, context })
  room.size += sizeOf(record)
  room.isFull ||= room.size > HELD
  return room.isFull ? room.records.splice(0) : []
}

/** All that still waits, when an input ends. */
export function stillWaiting(memory: Map<string, unknown>): readonly Waiting[] {
  return roomIn(memory).records.splice(0)
}

/** Events of a record that waited, with its place. */
export function* placed(events: Iterable<RecordEvent>, { place }: RecordContext): Iterable<RecordEvent> {
  for (const event of events) yield { ...event, place }
}

function roomIn(memory: Map<string, unknown>): Room {
  const room = (memory.get('waiting') as Room | undefined) ?? { records: [], size: 0, isFull: false }
  memory.set('waiting', room)
  return room
}

function sizeOf(record: Json): number {
  return Object.values(record).reduce<number>((size, value) => size + (typeof value === 'string' ? value.length : 0), OVERHEAD)
}
