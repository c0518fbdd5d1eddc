/** How a rate moves, as a share a step, with its 95 % interval. */
export interface Slope {
  readonly slope: number
  readonly low: number
  readonly high: number
}

/** `count` of `n` at a point in time, in steps. */
export interface Point {
  readonly at: number
  readonly count: number
  readonly n: number
}

/** Two-sided 95 % quantiles of Student's t by degrees of freedom; beyond them the normal one. */
const T = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11, 2.101, 2.093, 2.086,
]
const Z = 1.96

/**
 * The line through rates, weighted by n: the slope of the Cochran–Armitage test for trend (1955), with a variance that grows where the rates
 * scatter more about the line than chance would have them (quasi-binomial), and then with Student's quantile. undefined where there are not
 * two points in time, or nothing was ever counted or ever left out.
 */
export function slopeOf(points: readonly Point[]): Slope | undefined {
  const known = points.filter(({ n }) => n > 0)
  const n = sum(known, point => point.n)
  const count = sum(known, point => point.count)
  if (known.length < 2 || count === 0 || count === n) return undefined
  const rate = count / n
  const centre = sum(known, point => point.n * point.at) / n
  const spread = sum(known, point => point.n * (point.at - centre) ** 2)
  if (spread === 0) return undefined
  const slope = sum(known, point => (point.at - centre) * (point.count - point.n * rate)) / spread
  const freedom = known.length - 2
  const chance = rate * (1 - rate)
  const scatter = sum(known, point => (point.count - point.n * (rate + slope * (point.at - centre))) ** 2 / (point.n * chance))
  const excess = freedom > 0 ? scatter / freedom : 1
  const quantile = excess > 1 ? (T[freedom - 1] ?? Z) : Z
  const half = quantile * Math.sqrt((chance * Math.max(1, excess)) / spread)
  return { slope, low: slope - half, high: slope + half }
}

function sum(points: readonly Point[], value: (point: Point) => number): number {
  return points.reduce((total, point) => total + value(point), 0)
}
