import { clean } from '../reporters/escape.ts'
import type { Interval } from './bootstrap.ts'

/** The first column left-aligned, the others right, two blanks between; no blanks at the end of a line. */
export function table(rows: readonly (readonly string[])[], indent = 0): string {
  const columns = Math.max(...rows.map(row => row.length))
  const widths = Array.from({ length: columns }, (_, c) => Math.max(...rows.map(row => clean(row[c] ?? '').length)))
  return rows
    .map(row => {
      const cells = row.map((cell, c) =>
        c === 0 || !/\d|^–/.test(rows.at(-1)?.[c] ?? '') ? clean(cell).padEnd(widths[c]!) : clean(cell).padStart(widths[c]!),
      )
      return `${' '.repeat(indent)}${cells.join('  ')}`.trimEnd()
    })
    .join('\n')
}

/** A share as a percentage, without its sign; – where there is nothing to measure. */
export function percent(share: number, digits = 1): string {
  return Number.isNaN(share) ? '–' : (100 * share).toFixed(digits)
}

/** `33.3 [ 20.1,  48.0]`; – for the interval where there is none, and for all where there is nothing to measure. */
export function withInterval({ value, low, high }: Interval): string {
  if (Number.isNaN(value)) return '–'
  if (Number.isNaN(low)) return `${percent(value).padStart(5)} [–]`
  return `${percent(value).padStart(5)} [${percent(low).padStart(5)},${percent(high).padStart(6)}]`
}

export function count(number: number, thing: string): string {
  return `${String(number).replace(/\B(?=(\d{3})+$)/g, ',')} ${thing}${number === 1 ? '' : 's'}`
}
