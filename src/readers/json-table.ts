import { UserError } from '../errors.ts'
import { refined } from './column-values.ts'
import { type Columns, columnsOf } from './columns.ts'
import type { Detection } from './detect.ts'
import { alias, flattened } from './json/cells.ts'
import { headValue } from './json/documents.ts'
import type { Fits, Json } from './json/format.ts'
import { areIdsOfMessages, listsOf } from './json/lists.ts'
import { type Found, foundAt, locate } from './json/locate.ts'
import { type RecordOrFault, recordsIn } from './json/records.ts'
import { nothingKnown } from './json/unknown-names.ts'
import { isObject } from './json/values.ts'
import type { Fields, Head, Reader, ReaderEvent, ReaderEvents, ReadOptions, Recognition } from './reader.ts'
import { type RowReader, rowReader } from './row.ts'
import type { TableHead } from './table-head.ts'

/**
 * JSON of any shape whose objects are messages: their fields are the columns of a table, named by dotted paths (`author.type`), those of the objects they
 * lie in with `^` (`^ticket.id`); names and values are understood as in tables.
 */
export const jsonTable: Reader = {
  name: 'json',
  title: 'JSON of any other shape, one object a message',
  howTo: [
    'Any JSON or JSON lines in which each message is an object with its text and who wrote it. Fields are found by the names that helpdesks use;',
    'others are named with --map: text=message.body,role=author.type,speaker=author.name,time=sent; ^ reaches into the object around: conversation=^ticket.id;',
    'rows=data.items says in which list the messages lie. saltshaker inspect FILE shows the fields.',
  ].join(' '),
  recognise,
  isMapped: (head, map) => (map.text !== undefined || map.rows !== undefined) && locate(fitsTable(map), headValue(head)) !== undefined,
  read,
  fieldsOf,
  sortsByTime: true,
}

const SAMPLES = 200
/** Whether messages were recognised with their text and who wrote each. */
export function namesSpeakers({ scores }: Detection): boolean {
  return scores.some(({ format, score }) => format === jsonTable.name && score > TEXT_ONLY)
}

const BROKEN = 'the JSON is cut off or broken before any message in it: export it again'
/** How a message that names its text and its speaker by known names scores, one that only has a text, and any other JSON. */
const [KNOWN, TEXT_ONLY, ANY] = [0.65, 0.4, 0.32]

function recognise(head: Head): Recognition {
  const value = headValue(head)
  if (value === undefined) return { score: 0, why: 'no JSON' }
  const found = locate(fitsTable({}), value)
  return found === undefined ? { score: ANY, why: 'JSON without known names' } : { score: found.score, why: found.why }
}

/** Whether an object is a message, by the names of its fields, or by those that `--map` gives. */
function fitsTable(map: Readonly<Record<string, string>>): Fits {
  const rows = map.rows?.split(/[.[\]*$]+/).filter(step => step !== '')
  return (record, above, path) => {
    if (rows !== undefined && path.filter(step => step !== '*').join('\n') !== rows.join('\n')) return undefined
    const cells = flattened(record, above)
    if (map.text !== undefined) {
      const text = cells.get(map.text)
      return text === undefined || text === '' ? undefined : { score: 0.9, why: `objects with ${map.text}` }
    }
    const header = [...cells.keys()].filter(name => !name.startsWith('^'))
    const columns = columnsFor(header, {})
    if (columns.text === undefined || typeof at(record, header[columns.text]!) !== 'string') return undefined
    const who = columns.role ?? columns.speaker ?? columns.speakerId ?? columns.agent
    // What lies within the objects of a list is a part of a message.
    if (who === undefined && path.includes('*') && path.at(-1) !== '*') return undefined
    const why = `objects with ${header[columns.text]}${who === undefined ? '' : ` and ${header[who]}`}`
    return { score: who === undefined ? TEXT_ONLY : KNOWN, why }
  }
}

function at(record: Json, path: string): unknown {
  if (Object.hasOwn(record, path)) return record[path]
  let value: unknown = record
  for (const step of path.split('.')) value = isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
  return value
}

function columnsFor(header: readonly string[], map: Readonly<Record<string, string>>): Columns {
  const mapped = Object.keys(map).length === 0 ? {} : columnsOf(header, map)
  const told = Object.fromEntries(Object.keys(map).map(field => [field, mapped[field as keyof Columns]]))
  return { ...columnsOf(header.map(name => (isPlaceOfAround(name) ? '' : alias(name)))), ...told }
}

/** Whether a field tells where the object around begins or ends, such as a page of a list: that says nothing of the message. */
function isPlaceOfAround(name: string): boolean {
  if (!name.startsWith('^')) return false
  const { offset, end } = columnsOf([name])
  return offset !== undefined || end !== undefined
}

interface Table extends TableHead {
  readonly columns: Columns
  readonly rowReader: RowReader
}

function tableOf(first: readonly Found[], options: ReadOptions): Table & { readonly warnings: readonly string[] } {
  const { rows: _, ...map } = options.map ?? {}
  const cells = first.map(({ record, above }) => flattened(record, above))
  const names = [...new Set(cells.flatMap(row => [...row.keys()]))]
  // What is null in one object and an object in another is no field.
  const header = names.filter(name => !names.some(other => other.startsWith(`${name}.`)))
  const rows = cells.map(row => header.map(name => row.get(name) ?? ''))
  const table: TableHead = { delimiter: '', header, known: 0, start: 0, line: 1, rows }
  const found = columnsFor(header, map)
  if (found.text === undefined) throw new UserError(BROKEN)
  const nested = header.findIndex(name => name.startsWith('^') && /(?:^|[^a-z])(?:id|uuid|key|number)$/i.test(name.slice(1)))
  if (found.conversation === undefined && nested >= 0) found.conversation = nested
  const known = header.map(name => (name === 'id' && areIdsOfMessages(first) ? '' : alias(name)))
  const lists = found.conversation === undefined ? listsOf(first) : undefined
  const refinable =
    lists === undefined
      ? { ...table, header: known }
      : { ...table, header: known, rows: table.rows.map((row, i) => [...row, lists[i] ?? '']) }
  const { columns, warnings } = refined(refinable, lists === undefined ? found : { ...found, conversation: header.length }, map)
  if (lists !== undefined) delete columns.conversation
  return { ...table, columns, rowReader: rowReader(table, columns, options), warnings }
}

function fieldsOf(head: Head, options: ReadOptions): Fields | undefined {
  const value = headValue(head)
  const path = locate(fitsTable(options.map ?? {}), value)?.path
  if (path === undefined) return undefined
  const first = [...foundAt(value, path)].filter(found => found !== undefined).slice(0, SAMPLES)
  const { header, columns } = tableOf(first, options)
  return { found: header, used: Object.fromEntries(Object.entries(columns).map(([field, at]) => [field, header[at]!])) }
}

async function* read(chunks: AsyncIterable<string>, options: ReadOptions): ReaderEvents {
  const map = options.map ?? {}
  let beginning = ''
  const watched = async function* (): AsyncIterable<string> {
    for await (const chunk of chunks) {
      if (beginning.length < 1 << 16) beginning += chunk
      yield chunk
    }
  }
  const id = options.id ?? 'conversation'
  let waiting: { found: Found; line: number | undefined; list: number }[] = []
  let table = undefined as Table | undefined
  let around: object | undefined
  let list = 0
  const begin = function* (): Iterable<ReaderEvent> {
    const made = tableOf(
      waiting.map(({ found }) => found),
      options,
    )
    table = made
    for (const reason of made.warnings) yield { kind: 'warning', line: undefined, reason }
    yield* made.rowReader.opening()
    for (const one of waiting) yield* eventsOf(one, made, id)
    waiting = []
  }
  const eventsIn = function* (batch: Iterable<RecordOrFault>): Iterable<ReaderEvent> {
    for (const item of batch) {
      if (item.kind === 'failed' && table === undefined && waiting.length === 0) {
        if (item.isBroken) throw new UserError(BROKEN)
        throw nothingKnown(headValue({ text: beginning, complete: false, fileName: '' }), map)
      }
      if (item.kind !== 'record' || item.found === undefined) {
        yield item.kind === 'record' ? { kind: 'skipped', line: item.line, reason: 'not a JSON object: it is left out' } : item
        continue
      }
      const { found, line } = item
      const within = found.list ?? found.above.at(-1)
      if (within !== around) list++
      around = within
      if (table !== undefined) {
        yield* eventsOf({ found, line, list }, table, id)
        continue
      }
      waiting.push({ found, line, list })
      if (waiting.length === SAMPLES) yield* begin()
    }
  }
  for await (const batch of recordsIn(watched(), fitsTable(map), jsonTable.title)) yield eventsIn(batch)
  if (waiting.length > 0) yield begin()
}

/** Messages that name no conversation belong to that of their list. */
function* eventsOf(
  { found, line, list }: { found: Found; line: number | undefined; list: number },
  { header, columns, rowReader }: Table,
  id: string,
): Iterable<ReaderEvent> {
  const row = flattened(found.record, found.above)
  const cells = header.map(name => row.get(name) ?? '')
  const text = cells[columns.text!]!
  if (text === '') {
    yield { kind: 'aside', line, reason: `objects without ${header[columns.text!]}` }
    return
  }
  for (const event of rowReader.event(cells, line ?? 0)) {
    const lists = found.keyAround ?? (list > 1 ? `${id}#${list}` : id)
    if (event.kind !== 'turn') yield { ...event, line }
    else yield { kind: 'turn', line, turn: { ...event.turn, conversation: event.turn.conversation ?? lists } }
  }
}
