import stringWidth from 'string-width'
import type { Span } from './spans.ts'

/** One character as a reader sees it, and the columns that a terminal gives it. */
export interface Cell {
  readonly character: string
  readonly width: number
  readonly marked: boolean
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The text (already clean) in cells; those that the spans touch are marked. */
export function cellsOf(text: string, spans: readonly Span[] = []): readonly Cell[] {
  return Array.from(graphemes.segment(text), ({ segment, index }) => ({
    character: segment,
    width: stringWidth(segment),
    marked: spans.some(({ start, end }) => start < index + segment.length && index < end),
  }))
}

export function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0)
}

/** Pads to a display width, or cuts with an ellipsis where it is too long. */
export function fitTo(text: string, width: number, align: 'left' | 'right'): string {
  const cells = cellsOf(text)
  const free = width - widthOf(cells)
  if (free < 0) return fitTo(`${text.slice(0, takeWidth(cells, width - 1))}…`, width, align)
  return align === 'left' ? text + ' '.repeat(free) : ' '.repeat(free) + text
}

/** UTF-16 length of the beginning that fits. */
function takeWidth(cells: readonly Cell[], width: number): number {
  let used = 0
  let length = 0
  for (const cell of cells) {
    used += cell.width
    if (used > width) break
    length += cell.character.length
  }
  return length
}

const ELLIPSIS: Cell = { character: '…', width: 1, marked: false }
/** Cells that a cut may move to spare a word. */
const SPARE = 12

/** Shortens to a width, around the first marked cell or, without marks, at the end that is asked for. */
export function shorten(cells: readonly Cell[], width: number, keep: 'start' | 'end' = 'start'): readonly Cell[] {
  if (widthOf(cells) <= width) return cells
  const mark = cells.findIndex(cell => cell.marked)
  let from = 0
  if (mark >= 0) {
    // A quarter of the room for what leads up to it.
    for (let room = Math.floor(width / 4), i = mark; i >= 0 && room >= 0; i--) {
      from = i
      room -= cells[i]!.width
    }
  }
  const tail = fromEnd(cells, width - 2)
  if (mark < 0 && keep === 'end') from = tail
  from = Math.min(from, tail)
  if (from > 0) from = afterSpace(cells, from, mark < 0 ? cells.length : mark)
  let to = from
  for (let used = from > 0 ? 2 : 1; to < cells.length && used + cells[to]!.width <= width; to++) used += cells[to]!.width
  return [...(from > 0 ? [ELLIPSIS] : []), ...cells.slice(from, to), ...(to < cells.length ? [ELLIPSIS] : [])]
}

function fromEnd(cells: readonly Cell[], width: number): number {
  let from = cells.length
  for (let used = 0; from > 0 && used + cells[from - 1]!.width <= width; from--) used += cells[from - 1]!.width
  return from
}

function afterSpace(cells: readonly Cell[], from: number, limit: number): number {
  for (let i = from; i < Math.min(from + SPARE, limit); i++) if (cells[i]!.character === ' ') return i + 1
  return from
}

/** Breaks into lines of at most that width, between words where it can. */
export function wrap(cells: readonly Cell[], width: number): readonly (readonly Cell[])[] {
  const lines: Cell[][] = []
  let line: Cell[] = []
  let used = 0
  for (const cell of cells) {
    // Twice where what moves to the next line fills that, too.
    while (used + cell.width > width && line.length > 0) {
      const space = cell.character === ' ' ? line.length : line.findLastIndex(c => c.character === ' ') + 1
      const rest = space > 0 ? line.splice(space) : []
      lines.push(line)
      line = rest
      used = widthOf(rest)
    }
    if (used === 0 && lines.length > 0 && cell.character === ' ') continue
    line.push(cell)
    used += cell.width
  }
  if (line.length > 0) lines.push(line)
  return lines
}
