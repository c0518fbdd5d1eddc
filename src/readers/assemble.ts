import type { Notice, Reading } from '../model/reading.ts'
import { type AssembleOptions, openConversations } from './open-conversations.ts'
import type { ReaderEvent, ReaderEvents } from './reader.ts'

export { type AssembleOptions, TURN_OVERHEAD } from './open-conversations.ts'

/** Readers' events to conversations, each with all its turns, in order of first appearance. */
export async function* assemble(events: ReaderEvents, options: AssembleOptions): AsyncIterable<Reading> {
  const open = openConversations(options)
  const file = (): string => options.file?.() ?? options.source
  let failure: { readonly error: unknown } | undefined
  const readingsOf = function* (batch: Iterable<ReaderEvent>): Iterable<Reading> {
    for (const event of batch) {
      if (event.kind !== 'turn') {
        yield { notice: noticeOf(event, file()) }
        continue
      }
      const again = open.add(event.turn)
      if (again !== undefined) yield { notice: reappeared(again, event.line, file()) }
      for (let due = open.overdue(); due !== undefined; due = open.overdue()) yield { conversation: due }
    }
  }
  try {
    for await (const batch of events) yield* readingsOf(batch)
  } catch (error) {
    // What was read before an input broke off is worth as much as ever.
    failure = { error }
  }
  for (const conversation of open.rest()) yield { conversation }
  if (failure !== undefined) throw failure.error
}

function noticeOf(event: Exclude<ReaderEvent, { kind: 'turn' }>, source: string): Notice {
  return { kind: event.kind === 'silent' ? 'warning' : event.kind, source, line: event.line, message: event.reason }
}

function reappeared(id: string, line: number | undefined, source: string): Notice {
  const message = `conversation '${id}' goes on here, long after its other turns: it is counted as two; sort the file by conversation`
  return { kind: 'warning', source, line, message }
}
