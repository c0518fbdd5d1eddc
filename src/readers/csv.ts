import { UserError } from '../errors.ts'
import { refined } from './column-values.ts'
import { type Columns, columnsOf, firstMessagesOnly, missingText } from './columns.ts'
import { entryOfRow, salesforceMessaging } from './formats/salesforce-messaging.ts'
import { isTweetTable } from './formats/twitter-support.ts'
import type { RecordContext } from './json/format.ts'
import type { Fields, Head, Reader, ReaderEvent, ReaderEvents, ReadOptions, Recognition } from './reader.ts'
import { misfit, type RowReader, rowReader } from './row.ts'
import { isFooter } from './table-footer.ts'
import { type TableHead, tableHead } from './table-head.ts'
import { beginning, type RowBatch, tableRows } from './table-rows.ts'
import { transcriptColumn } from './transcript-cell.ts'

export const csv: Reader = {
  name: 'csv',
  title: 'CSV, TSV or Excel text, one message a row',
  howTo: [
    'A header line and one message a row; delimiter , ; tab or |; quoted cells may hold newlines.',
    'Columns are found by name: conversation/ticket/chat id, author/agent/sender, role/author_type/direction/is_agent, message/body/text,',
    'created_at/timestamp, customer id, channel, team. Others: --map text=COLUMN,role=COLUMN,speaker=COLUMN,conversation=COLUMN,time=COLUMN.',
  ].join(' '),
  recognise,
  read,
  fieldsOf,
  sortsByTime: true,
}

const DELIMITER_NAMES: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' }

function recognise(head: Head): Recognition {
  if (/^\s*[[{]/.test(head.text) || /^\s*WEBVTT/.test(head.text)) return { score: 0, why: 'not a table' }
  const table = tableHead(head.text)
  if (table === undefined) return { score: 0, why: 'no header line with columns' }
  const why = `a ${DELIMITER_NAMES[table.delimiter] ?? table.delimiter}-separated header with ${table.known} known of ${table.header.length} columns`
  if (isTweetTable(table.header)) return { score: 0.5, why: 'a table of tweets, parted into conversations by who answers whom' }
  if (entryOfRow(table.header) !== undefined) return { score: 0.95, why: "columns of Salesforce's conversation entries" }
  if (transcriptColumn(table) !== undefined) return { score: 0.5, why: `${why}, of which one holds whole conversations` }
  const text = columnsOf(table.header).text !== undefined
  if (text && table.known >= 2) return { score: 0.95, why }
  if (table.known >= 2) return { score: 0.75, why }
  return { score: text ? 0.6 : table.known === 1 ? 0.4 : 0.35, why }
}

function fieldsOf(head: Head, options: ReadOptions): Fields | undefined {
  const table = tableHead(head.text, Object.values(options.map ?? {}))
  if (table === undefined) return undefined
  const named = columnsOf(table.header, options.map)
  const columns = named.text === undefined ? named : refined(withoutFooters(table, named), named, options.map).columns
  const used = Object.entries(columns).map(([field, at]) => [field, table.header[at]!])
  return { found: table.header, used: Object.fromEntries(used) }
}

async function* read(chunks: AsyncIterable<string>, options: ReadOptions): ReaderEvents {
  const text = chunks[Symbol.asyncIterator]()
  const first = await beginning(text)
  const head = tableHead(first, Object.values(options.map ?? {}))
  if (head === undefined)
    throw new UserError('no header line with columns: the first line must name them, e.g. conversation,role,speaker,text')
  const named = columnsOf(head.header, options.map)
  const table = withoutFooters(head, named)
  let rows = entryReader(table, options)
  if (rows === undefined) {
    if (named.text === undefined) throw missingText(table.header)
    const { columns, warnings } = refined(table, named, options.map)
    const useless = options.map?.text === undefined ? firstMessagesOnly(table.header, table.rows, columns) : undefined
    if (useless !== undefined) throw useless
    yield warnings.map(reason => ({ kind: 'warning', line: table.line, reason }))
    rows = rowReader(table, columns, options)
  }
  yield rows.opening()
  for await (const batch of tableRows(first, text, table)) yield eventsOf(batch, rows, table.header.length)
}

/** Rows of totals tell nothing of what the columns hold. */
function withoutFooters(table: TableHead, columns: Columns): TableHead {
  return { ...table, rows: table.rows.filter(row => !isFooter(row, columns)) }
}

function* eventsOf({ rows, line: after, failure, isCut }: RowBatch, reader: RowReader, width: number): Iterable<ReaderEvent> {
  for (const [i, { cells, line }] of rows.entries()) {
    if (isCut && i === rows.length - 1 && cells.length > 1 && cells.length < width)
      yield { kind: 'failed', line, reason: 'the file breaks off in its last row: export it again' }
    else yield* reader.event(cells, line)
  }
  if (failure !== undefined) yield { kind: 'failed', line: after, reason: failure }
}

/** Reads rows that are conversation entries with JSON in their cells; undefined for any other table. */
function entryReader(table: TableHead, options: ReadOptions): RowReader | undefined {
  const entryOf = Object.keys(options.map ?? {}).length === 0 ? entryOfRow(table.header) : undefined
  if (entryOf === undefined) return undefined
  const beside = (name: string): unknown => options.beside?.get(name)
  const context: Omit<RecordContext, 'place'> = { above: [], id: options.id ?? 'conversation', options, memory: new Map(), beside }
  return {
    opening: () => [],
    event: function* (cells, line) {
      const reason = misfit(cells, table.header.length)
      if (reason !== undefined) yield { kind: 'skipped', line, reason }
      else
        for (const event of salesforceMessaging.events(entryOf(cells), { ...context, place: { line, number: 1 } })) yield { ...event, line }
    },
  }
}
