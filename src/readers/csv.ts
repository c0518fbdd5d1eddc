import { parse } from 'csv-parse'
import { messageOf, UserError } from '../errors.ts'
import { refined } from './column-values.ts'
import { columnsOf, missingText } from './columns.ts'
import type { Fields, Head, Reader, ReaderEvent, ReadOptions, Recognition } from './reader.ts'
import { rowReader } from './row.ts'
import { type TableHead, tableHead } from './table-head.ts'

/** The dialect is judged on so many characters. */
const SAMPLE = 64 * 1024
/** A quote that is never closed swallows the file up to here. A turn of 1 MB must fit. */
const LONGEST_ROW = 32 * 1024 * 1024

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
  const text = columnsOf(table.header).text !== undefined
  if (text && table.known >= 2) return { score: 0.95, why }
  if (table.known >= 2) return { score: 0.75, why }
  return { score: text ? 0.6 : table.known === 1 ? 0.4 : 0.35, why }
}

function fieldsOf(head: Head, options: ReadOptions): Fields | undefined {
  const table = tableHead(head.text, Object.values(options.map ?? {}))
  if (table === undefined) return undefined
  const { columns } = refined(table, columnsOf(table.header, options.map), options.map)
  const used = Object.entries(columns).map(([field, at]) => [field, table.header[at]!])
  return { found: table.header, used: Object.fromEntries(used) }
}

async function* read(chunks: AsyncIterable<string>, options: ReadOptions): AsyncIterable<ReaderEvent> {
  const text = chunks[Symbol.asyncIterator]()
  let first = ''
  for (let next = await text.next(); !next.done; next = await text.next()) {
    first += next.value
    if (first.length >= SAMPLE) break
  }
  const table = tableHead(first, Object.values(options.map ?? {}))
  if (table === undefined)
    throw new UserError('no header line with columns: the first line must name them, e.g. conversation,role,speaker,text')
  const named = columnsOf(table.header, options.map)
  if (named.text === undefined) throw missingText(table.header)
  const { columns, warnings } = refined(table, named, options.map)
  for (const reason of warnings) yield { kind: 'warning', line: table.line, reason }
  const rows = rowReader(table, columns, options)
  yield* rows.opening()
  let line = table.line
  let begun = false
  for await (const batch of records(first.slice(table.start), text, table)) {
    for (const cells of batch.rows) {
      const at = line
      line += linesOf(cells)
      if (!begun) begun = true
      else for (const event of rows.event(cells, at)) yield event
    }
    if (batch.failure !== undefined) yield { kind: 'failed', line, reason: batch.failure }
  }
}

function linesOf(cells: readonly string[]): number {
  let lines = 1
  for (const cell of cells) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) lines++
  return lines
}

interface Batch {
  readonly rows: readonly (readonly string[])[]
  readonly failure?: string | undefined
}

async function* records(first: string, rest: AsyncIterator<string>, table: TableHead): AsyncIterable<Batch> {
  const parser = parse({
    delimiter: table.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    ltrim: table.delimiter !== '\t',
    max_record_size: LONGEST_ROW,
  })
  let rows: string[][] = []
  let failure: unknown
  const closed = new Promise<void>(done => {
    parser.on('end', done)
    parser.on('error', (error: unknown) => {
      failure = error
      done()
    })
  })
  parser.on('data', (row: string[]) => rows.push(row))
  for (let next: IteratorResult<string> = { done: false, value: first }; !next.done; next = await rest.next()) {
    const chunk = next.value
    await Promise.race([new Promise<void>(done => parser.write(chunk, () => done())), closed])
    yield { rows }
    rows = []
    if (failure !== undefined) break
  }
  parser.end()
  await closed
  yield { rows, failure: failure === undefined ? undefined : wayOut(failure) }
}

function wayOut(failure: unknown): string {
  const message = messageOf(failure)
  return /quote/i.test(message)
    ? 'a quote opened here or below is never closed: the rest of the file is left out; close or double it ("")'
    : `the rest of the file is left out: ${message}`
}
