import { COLUMNS } from './weights.ts'

/**
 * Rows of small whole numbers, three columns in one double: they are added in a third of the time and memory. Sums are exact as long as
 * no column passes LARGEST either way. There are nine columns.
 */
export const PACKED = COLUMNS / 3
export const LARGEST = 2 ** 16 - 1
const SECOND = 2 ** 17
const THIRD = SECOND * SECOND

export function packed(rows: Int8Array): Float64Array {
  const packed = new Float64Array(rows.length / 3)
  for (let p = 0; p < packed.length; p++) packed[p] = rows[p * 3]! + rows[p * 3 + 1]! * SECOND + rows[p * 3 + 2]! * THIRD
  return packed
}

/** Adds `times` the packed row that begins at `from` to the one at `to`. */
export function addPacked(sums: Float64Array, to: number, rows: Float64Array, from: number, times: number): void {
  sums[to]! += rows[from]! * times
  sums[to + 1]! += rows[from + 1]! * times
  sums[to + 2]! += rows[from + 2]! * times
}

/** Adds the packed row at `from`, times `factor`, to the columns, and empties it. */
export function unpack(sums: Float64Array, from: number, columns: Float64Array, factor: number): void {
  for (let p = 0; p < PACKED; p++) {
    const sum = sums[from + p]!
    const third = Math.round(sum / THIRD)
    const rest = sum - third * THIRD
    const second = Math.round(rest / SECOND)
    columns[p * 3]! += (rest - second * SECOND) * factor
    columns[p * 3 + 1]! += second * factor
    columns[p * 3 + 2]! += third * factor
    sums[from + p] = 0
  }
}
