import type { Head, Reader, ReaderEvent, ReadOptions, Recognition } from '../reader.ts'
import { headValue } from './documents.ts'
import type { Json, JsonFormat, RecordContext } from './format.ts'
import { type Found, locate } from './locate.ts'
import { recordsIn } from './records.ts'

/** The reader of a JSON format. */
export function jsonReader(format: JsonFormat): Reader {
  const { fits, events, prepared, ...rest } = format
  return { ...rest, recognise: head => recognise(format, head), read: (chunks, options) => read(format, chunks, options) }
}

function recognise({ fits, title }: JsonFormat, head: Head): Recognition {
  const value = headValue(head)
  if (value === undefined) return { score: 0, why: 'no JSON' }
  return locate(fits, value) ?? { score: 0, why: `no keys of ${title}` }
}

async function* read(format: JsonFormat, chunks: AsyncIterable<string>, options: ReadOptions): AsyncIterable<ReaderEvent> {
  const eventsOf = recordEvents(format, options)
  for await (const item of recordsIn(chunks, format.fits, format.title)) {
    if (item.kind === 'record')
      yield* eventsOf(format.prepared === undefined ? item.found : await readied(item.found, format.prepared), item.line)
    else yield item
  }
}

async function readied(found: Found | undefined, prepare: (record: Json) => Promise<Json>): Promise<Found | undefined> {
  return found === undefined ? undefined : { ...found, record: await prepare(found.record) }
}

function recordEvents(
  format: JsonFormat,
  options: ReadOptions,
): (found: Found | undefined, line: number | undefined) => Iterable<ReaderEvent> {
  const memory = new Map<string, unknown>()
  const id = options.id ?? 'conversation'
  let records = 0
  return function* (found, line) {
    const number = ++records
    const place = (reason: string): string => (line === undefined ? `record ${number}: ${reason}` : reason)
    if (found === undefined) {
      yield { kind: 'skipped', line, reason: place('not a JSON object: it is left out') }
      return
    }
    const context: RecordContext = {
      above: found.above,
      id: number === 1 ? id : `${id}#${number}`,
      options,
      memory,
      beside: name => options.beside?.get(name),
    }
    for (const event of format.events(found.record, context)) {
      if (event.kind === 'turn') yield { kind: 'turn', line, turn: event.turn }
      else yield { kind: event.kind, line, reason: event.kind === 'aside' ? event.reason : place(event.reason) }
    }
  }
}
