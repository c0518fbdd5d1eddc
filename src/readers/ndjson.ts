import { UserError } from '../errors.ts'
import { lineBatches } from './lines.ts'
import type { Fields, Head, RawTurn, Reader, ReaderEvent, ReaderEvents, ReadOptions, Recognition } from './reader.ts'
import { FIELDS, recordReader } from './record.ts'

/** So many first records without a text are a wrong field, not odd records. */
const PATIENCE = 20
/** In characters. A quote that is never closed may swallow a whole file; a turn of 1 MB must fit. */
const LONGEST_LINE = 32 * 1024 * 1024

export const ndjson: Reader = {
  name: 'ndjson',
  title: 'JSON lines, one turn a line (the native format)',
  howTo: [
    'One JSON object a line: {"conversation":"id","turn":0,"role":"agent","speaker":"Jane","time":"2026-11-21T22:04:11Z","text":"…"}.',
    '"role" is agent, customer, bot or system; where it is missing it is inferred.',
    'Only "text" is a must; "speakerId", "offset" (seconds), "customer", "channel", "team", "automated" and "internal" are read where given.',
    'Other field names: --map text=body,role=author.type (dotted paths reach into objects).',
  ].join(' '),
  recognise,
  read,
  fieldsOf,
}

function recognise(head: Head): Recognition {
  const line = head.text.split(/\r?\n/).find(line => line.trim() !== '') ?? ''
  if (!/^\s*\{/.test(line)) return { score: 0, why: 'the first line is no JSON object' }
  const value = lineObject(line)
  if (value === undefined) {
    return line.length >= head.text.trim().length && !head.complete
      ? { score: 0.6, why: 'the first line begins a JSON object' }
      : { score: 0, why: 'the first line is no whole JSON object' }
  }
  if (typeof value.text !== 'string') return { score: 0.2, why: 'JSON objects a line, without "text"' }
  const named = ['role', 'conversation', 'turn'].filter(field => field in value)
  return named.length > 0
    ? { score: 0.98, why: `JSON objects a line with "text" and ${named.map(field => `"${field}"`).join(', ')}` }
    : { score: 'speaker' in value ? 0.85 : 0.75, why: 'JSON objects a line with "text"' }
}

function fieldsOf(head: Head, options: ReadOptions): Fields {
  const lines = head.text.split('\n').slice(0, head.complete ? undefined : -1)
  const found = [...new Set(lines.flatMap(line => Object.keys(lineObject(line) ?? {})))]
  const native = FIELDS.filter(field => found.includes(field)).map(field => [field, field])
  return { found, used: { ...Object.fromEntries(native), ...options.map } }
}

async function* read(chunks: AsyncIterable<string>, options: ReadOptions): ReaderEvents {
  const turnOf = recordReader(options)
  const textField = options.map?.text ?? 'text'
  let line = 0
  let held = [] as ReaderEvent[] | undefined
  let keys: readonly string[] = []
  // Only the last line may be cut off.
  let broken: ReaderEvent | undefined
  let last = ''
  const eventsOf = (batch: readonly string[]): readonly ReaderEvent[] => {
    const events: ReaderEvent[] = []
    for (const source of batch) {
      line++
      if (source === '' || source.trim() === '') continue
      if (broken !== undefined) events.push(broken)
      broken = undefined
      last = source
      const isTooLong = source.length > LONGEST_LINE
      const record = isTooLong ? undefined : lineObject(source)
      const turn: RawTurn | undefined = record === undefined ? undefined : turnOf(record)
      if (turn !== undefined) {
        if (held !== undefined) events.push(...held)
        held = undefined
        events.push({ kind: 'turn', line, turn })
        for (const reason of turnOf.warnings()) events.push({ kind: 'warning', line, reason })
        continue
      }
      if (record !== undefined && keys.length === 0) keys = Object.keys(record)
      const what = isTooLong ? 'longer than 32 MB' : record === undefined ? 'not a JSON object' : `no text in "${textField}"`
      const event: ReaderEvent = { kind: 'skipped', line, reason: `${what}: the line is left out` }
      if (held === undefined && record === undefined && !isTooLong) broken = event
      else if (held === undefined) events.push(event)
      else if (held.push(event) >= PATIENCE && keys.length > 0) throw noText(textField, keys)
    }
    return events
  }
  for await (const batch of lineBatches(bounded(chunks))) yield eventsOf(batch)
  if (broken !== undefined)
    yield [
      /^\s*\{/.test(last) && !/\},?\s*$/.test(last)
        ? { kind: 'failed', line, reason: 'the file breaks off in this line: export it again' }
        : broken,
    ]
  if (held === undefined) return
  if (keys.length > 0) throw noText(textField, keys)
  yield held
}

/** The text, of a line that is too long only so much that this is seen: memory stays bounded. */
async function* bounded(chunks: AsyncIterable<string>): AsyncIterable<string> {
  let open = 0 // characters of the line in which the last chunk ended
  for await (const chunk of chunks) {
    const end = Math.max(chunk.lastIndexOf('\n'), chunk.lastIndexOf('\r'))
    if (end >= 0 || open <= LONGEST_LINE) yield chunk
    open = end < 0 ? open + chunk.length : chunk.length - end - 1
  }
}

function noText(field: string, keys: readonly string[]): UserError {
  return new UserError(`no field "${field}"; the fields are ${keys.join(', ')}: pass --map text=FIELD`)
}

/** A line of NDJSON; undefined where it is no object. */
export function lineObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
