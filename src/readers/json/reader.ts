import { metBefore } from '../met-before.ts'
import type { Head, Reader, ReaderEvent, ReaderEvents, ReadOptions, Recognition } from '../reader.ts'
import { headValues } from './documents.ts'
import type { Json, JsonFormat, Place, RecordContext, RecordEvent } from './format.ts'
import { type Found, locate } from './locate.ts'
import { type RecordOrFault, recordsIn } from './records.ts'

/** The reader of a JSON format. */
export function jsonReader(format: JsonFormat): Reader {
  const { fits, events, prepared, rest, ...described } = format
  return { ...described, recognise: head => recognise(format, head), read: (chunks, options) => read(format, chunks, options) }
}

function recognise({ fits, title }: JsonFormat, head: Head): Recognition {
  const values = headValues(head)
  if (values.length === 0) return { score: 0, why: 'no JSON' }
  const found = values.flatMap(value => locate(fits, value) ?? [])
  const best = found.reduce<Recognition | undefined>((best, one) => (best !== undefined && best.score >= one.score ? best : one), undefined)
  return best ?? { score: 0, why: `no keys of ${title}` }
}

async function* read(format: JsonFormat, chunks: AsyncIterable<string>, options: ReadOptions): ReaderEvents {
  const { fits, title, prepared } = format
  const memory = new Map<string, unknown>()
  const settled = settling()
  const eventsOf = recordEvents(format, options, memory, settled)
  const eventsIn = function* (batch: Iterable<RecordOrFault>): Iterable<ReaderEvent> {
    for (const item of batch) {
      if (item.kind === 'record') yield* eventsOf(item.found, item.line)
      else yield item
    }
  }
  for await (const batch of recordsIn(chunks, fits, title)) {
    if (prepared === undefined) yield eventsIn(batch)
    else for (const item of batch) yield item.kind === 'record' ? eventsOf(await readied(item.found, prepared), item.line) : [item]
  }
  if (format.rest !== undefined) yield Array.from(format.rest(memory), event => settled(event))
}

async function readied(found: Found | undefined, prepare: (record: Json) => Promise<Json>): Promise<Found | undefined> {
  return found === undefined ? undefined : { ...found, record: await prepare(found.record) }
}

function recordEvents(
  format: JsonFormat,
  options: ReadOptions,
  memory: Map<string, unknown>,
  settled: Settle,
): (found: Found | undefined, line: number | undefined) => Iterable<ReaderEvent> {
  const id = options.id ?? 'conversation'
  let records = 0
  return function* (found, line) {
    const number = ++records
    const place: Place = { line, number }
    if (found === undefined) {
      yield settled({ kind: 'skipped', reason: 'not a JSON object: it is left out', place })
      return
    }
    const context: RecordContext = {
      above: found.above,
      id: found.key ?? (number === 1 ? id : `${id}#${number}`),
      place,
      options,
      memory,
      beside: name => options.beside?.get(name),
    }
    for (const event of format.events(found.record, context)) yield settled(event, place)
  }
}

type Settle = (event: RecordEvent, place?: Place) => ReaderEvent

/** Events with their place; of a message that came before, as it is or as it was before an edit, that it did. */
function settling(): Settle {
  const known = knownBefore()
  return (event, here) => {
    const place = event.place ?? here
    const line = place?.line
    if (event.kind === 'aside' || event.kind === 'silent') return { kind: event.kind, line, reason: event.reason }
    if (event.kind !== 'turn') {
      const named = place === undefined || line !== undefined ? '' : `record ${place.number}: `
      return { kind: event.kind, line, reason: `${named}${event.reason}` }
    }
    const reason = known(event)
    return reason === undefined ? { kind: 'turn', line, turn: event.turn } : { kind: 'aside', line, reason }
  }
}

/** Why a message is no further turn: it came before, as it is or as it was before an edit. */
function knownBefore(): (event: RecordEvent & { kind: 'turn' }) => string | undefined {
  const met = metBefore()
  return ({ turn, id, isEdit }) => {
    if (id === undefined) return undefined
    const isSame = met(turn.conversation, id, turn.speakerId, turn.text)
    const isMet = isEdit !== undefined && met(turn.conversation, id)
    if (isSame) return 'messages that stand there before'
    return isEdit === true && isMet ? 'messages edited later' : undefined
  }
}
