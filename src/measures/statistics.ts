import type { Rate } from '../model/rate.ts'
import type { Tally } from '../model/report.ts'

/** Two-sided 95 % quantile of the normal distribution. */
const Z = 1.959963984540054

/** Wilson's score interval (1927), 95 %: right for small n and for rates near 0, where the textbook interval is not. */
export function wilson(successes: number, n: number): { readonly low: number; readonly high: number } {
  if (n <= 0) return { low: 0, high: 1 }
  const rate = successes / n
  const z2 = Z * Z
  const scale = 1 + z2 / n
  const centre = (rate + z2 / (2 * n)) / scale
  const half = (Z / scale) * Math.sqrt((rate * (1 - rate)) / n + z2 / (4 * n * n))
  return {
    low: successes <= 0 ? 0 : Math.max(0, centre - half),
    high: successes >= n ? 1 : Math.min(1, centre + half),
  }
}

export function rateOf(count: number, n: number): Rate {
  return { count, n, rate: n > 0 ? count / n : 0, ...wilson(count, n) }
}

/** How many values a tally holds. */
export function sizeOf(tally: Tally): number {
  let n = 0
  for (const count of Object.values(tally)) n += count
  return n
}

/** The middle value, or the mean of the two middle ones; undefined where there are none. */
export function median(tally: Tally): number | undefined {
  const at = ranked(tally)
  const n = sizeOf(tally)
  return n === 0 ? undefined : (at(Math.floor((n - 1) / 2)) + at(Math.floor(n / 2))) / 2
}

/** The least value that `share` (above 0, up to 1) of all do not exceed: the nearest-rank percentile; undefined where there are none. */
export function percentile(tally: Tally, share: number): number | undefined {
  const n = sizeOf(tally)
  return n === 0 ? undefined : ranked(tally)(Math.ceil(share * n) - 1)
}

/** The value of a 0-based rank in ascending order. */
function ranked(tally: Tally): (rank: number) => number {
  const entries = Object.entries(tally)
    .map(([value, count]) => [Number(value), count] as const)
    .sort((a, b) => a[0] - b[0])
  return rank => {
    let seen = 0
    for (const [value, count] of entries) {
      seen += count
      if (rank < seen) return value
    }
    return Number.NaN
  }
}
