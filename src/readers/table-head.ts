import { columnName, isKnownColumn } from './column-names.ts'
import { columnsOf } from './columns.ts'
import { SAMPLE } from './table-rows.ts'

/** How a table begins. */
export interface TableHead {
  readonly delimiter: string
  readonly header: readonly string[]
  /** How many of the header's names are known. */
  readonly known: number
  /** UTF-16 position where the header begins: after a `sep=` line and titles. */
  readonly start: number
  /** 1-based line of the header. */
  readonly line: number
  /** The rows of the beginning, for samples. */
  readonly rows: readonly (readonly string[])[]
}

const DELIMITERS = [',', ';', '\t', '|'] as const
/** Titles and comments that exporters put above the header. */
const TITLES = 10
const SAMPLES = 200

/** Finds delimiter and header in the beginning of a text; `wanted` are names that `--map` gives. Undefined where no line has two columns. */
export function tableHead(text: string, wanted: readonly string[] = []): TableHead | undefined {
  const asked = new Set(wanted.map(columnName))
  const separator = /^sep=(.)\r?\n/i.exec(text)
  let best: TableHead | undefined
  for (const delimiter of separator === null ? DELIMITERS : [separator[1]!]) {
    const rows = rowsOf(text, delimiter, separator?.[0].length ?? 0, SAMPLES)
    const firsts = rows.slice(0, TITLES + 1).filter(row => row.cells.length > 1)
    for (const row of firsts) {
      const known = row.cells.filter(cell => isKnownColumn(cell) || asked.has(columnName(cell))).length
      if (best !== undefined && (known < best.known || (known === best.known && row.cells.length <= best.header.length))) continue
      // Without known names only the first row can be a header.
      if (known < 2 && row !== firsts[0]) continue
      if (known === 0 && !looksLikeTable(rows.map(row => row.cells))) continue
      best = {
        delimiter,
        header: row.cells.map(cell => cell.replace(/^\ufeff/, '').trim()),
        known,
        start: row.start,
        line: row.line + (separator === null ? 0 : 1),
        rows: rows.slice(rows.indexOf(row) + 1).map(row => row.cells),
      }
    }
  }
  return best
}

/** The text judged before: each reader asks of the same one. */
let judged = { text: '', isTable: false }

/** Whether a text is a table beyond doubt, whatever its cells hold: its header names the text and another known column, all rows are as wide. */
export function isSoundTable(text: string): boolean {
  if (text !== judged.text) judged = { text, isTable: /^[^\r\n]*[,;\t|]/.test(text) && isSound(tableHead(text)) }
  return judged.isTable
}

function isSound(table: TableHead | undefined): boolean {
  if (table === undefined || table.line > 2 || table.rows.length === 0) return false
  const known = table.header.filter(name => isKnownColumn(name) || columnName(name) === 'id')
  return known.length >= 2 && columnsOf(table.header).text !== undefined && table.rows.every(row => row.length === table.header.length)
}

function looksLikeTable(rows: readonly (readonly string[])[]): boolean {
  const full = rows.slice(0, -1)
  return full.length >= 2 && full.every(row => row.length === full[0]!.length)
}

interface Row {
  readonly cells: string[]
  readonly start: number
  readonly line: number
}

/** A small splitter for the beginning only: it must tell where the header starts, which csv-parse cannot. */
function rowsOf(text: string, delimiter: string, from: number, most: number): Row[] {
  const rows: Row[] = []
  const cell = new RegExp(`[^\\S\\n\\r${delimiter}]*"((?:[^"]|"")*)"[^\\n\\r${delimiter}]*|([^\\n\\r${delimiter}]*)`, 'y')
  let at = from
  let line = 1
  while (at < text.length && rows.length < most) {
    const row: Row = { cells: [], start: at, line }
    for (;;) {
      cell.lastIndex = at
      const found = cell.exec(text)!
      at += found[0].length
      row.cells.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
      line += found[1]?.split('\n').length ?? 1
      line--
      if (text[at] !== delimiter) break
      at++
    }
    at += text.startsWith('\r\n', at) ? 2 : 1
    line++
    if (row.cells.length > 1 || row.cells[0] !== '') rows.push(row)
  }
  // The last row of a part of a file may be cut; but one that fills it is better than none.
  return text.length >= SAMPLE && rows.length < most && rows.length > 2 ? rows.slice(0, -1) : rows
}
