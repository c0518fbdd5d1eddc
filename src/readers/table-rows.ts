import { parse } from 'csv-parse'
import { messageOf } from '../errors.ts'
import type { TableHead } from './table-head.ts'

/** The dialect of a table is judged on so many characters. */
export const SAMPLE = 64 * 1024
/** A quote that is never closed swallows the file up to here. A turn of 1 MB must fit. */
const LONGEST_ROW = 32 * 1024 * 1024

/** The beginning of a text, for what is judged by it. */
export async function beginning(text: AsyncIterator<string>): Promise<string> {
  let first = ''
  for (let next = await text.next(); !next.done; next = await text.next()) {
    first += next.value
    if (first.length >= SAMPLE) break
  }
  return first
}

export interface TableRow {
  readonly cells: readonly string[]
  /** 1-based line on which it begins. */
  readonly line: number
}

/** Some rows; `failure` says why there are no more. */
export interface RowBatch {
  readonly rows: readonly TableRow[]
  /** 1-based line after the rows. */
  readonly line: number
  readonly failure?: string | undefined
  /** Whether the last of the rows is the last of the text, with no line end after it. */
  readonly isCut: boolean
}

/** The rows below the header, of the beginning and of what follows it. */
export async function* tableRows(first: string, rest: AsyncIterator<string>, table: TableHead): AsyncIterable<RowBatch> {
  let line = table.line
  let begun = false
  for await (const { rows, failure, isCut } of records(first.slice(table.start), rest, table)) {
    const placed: TableRow[] = []
    for (const cells of rows) {
      const at = line
      line += linesOf(cells)
      if (begun) placed.push({ cells, line: at })
      begun = true
    }
    yield { rows: placed, line, failure, isCut }
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
  readonly isCut: boolean
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
  let lastLine = ''
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
    lastLine = chunk.includes('\n') ? chunk.slice(chunk.lastIndexOf('\n') + 1) : lastLine + chunk
    await Promise.race([new Promise<void>(done => parser.write(chunk, () => done())), closed])
    yield { rows, isCut: false }
    rows = []
    if (failure !== undefined) break
  }
  parser.end()
  await closed
  yield { rows, failure: failure === undefined ? undefined : wayOut(failure, lastLine), isCut: lastLine.trim() !== '' }
}

function wayOut(failure: unknown, lastLine: string): string {
  const message = messageOf(failure)
  if (/quote/i.test(message) && lastLine.split('"').length % 2 === 0) return 'the file breaks off within its last row: export it again'
  return /quote/i.test(message)
    ? 'a quote opened here or below is never closed: the rest of the file is left out; close or double it ("")'
    : `the rest of the file is left out: ${message}`
}
