/**
 * Whole hundredths that add up to `total` hundredths, each within one of its value: the largest remainders are rounded up.
 * `values` must add up to `total` / 100 but for the rounding of `total`.
 */
export function roundedTo(total: number, values: readonly number[]): number[] {
  const floors = values.map(value => Math.floor(value * 100))
  const missing = total - floors.reduce((sum, floor) => sum + floor, 0)
  const byRemainder = values
    .map((value, index) => ({ index, remainder: value * 100 - floors[index]! }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  const up = new Set(byRemainder.slice(0, Math.max(0, missing)).map(({ index }) => index))
  return floors.map((floor, index) => floor + (up.has(index) ? 1 : 0))
}
