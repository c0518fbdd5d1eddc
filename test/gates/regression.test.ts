import { describe, expect, it } from 'vitest'
import { regressions } from '../../src/gates/regression.ts'
import { chanceOfRise } from '../../src/measures/fisher.ts'
import { reportOf } from './report.ts'

describe("Fisher's exact test", () => {
  // Figures of SciPy: scipy.stats.fisher_exact(table, alternative='greater').pvalue
  it.each<[number, number, number, number, number]>([
    [3, 4, 1, 4, 0.24285714285714283],
    [8, 10, 1, 10, 0.002738747320790664],
    [10, 100, 2, 100, 0.016520054662092484],
    [0, 50, 0, 50, 1],
    [30, 1000, 10, 1000, 0.0010041667809150047],
    [900, 30_000, 700, 31_000, 5.59527593492169e-9],
  ])('%i of %i against %i of %i', (count, n, before, of, p) => {
    expect(chanceOfRise({ count, n }, { count: before, n: of }) / p).toBeCloseTo(1, 7)
  })

  it('agrees with itself by brute force', () => {
    const choose = (n: number, k: number): number => (k < 0 || k > n ? 0 : k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k)
    for (const [count, n, before, of] of [
      [4, 20, 1, 30],
      [2, 9, 0, 40],
      [7, 15, 5, 12],
    ] as const) {
      let sum = 0
      for (let k = count; k <= Math.min(n, count + before); k++)
        sum += (choose(n, k) * choose(of, count + before - k)) / choose(n + of, count + before)
      expect(chanceOfRise({ count, n }, { count: before, n: of })).toBeCloseTo(sum, 12)
    }
  })

  it('is 1 where nothing can be compared', () => {
    expect(chanceOfRise({ count: 0, n: 0 }, { count: 1, n: 5 })).toBe(1)
    expect(chanceOfRise({ count: 1, n: 5 }, { count: 0, n: 0 })).toBe(1)
  })

  // Exact fractions of Python's math.comb.
  it.each<[number, number, number, number, number]>([
    [400, 4000, 2400, 4000, 1],
    [2400, 4000, 400, 4000, 0], // 8e-518
    [1000, 10_000, 6000, 10_000, 1],
    [900, 10_000, 1000, 10_000, 0.9925769722456472],
    [1000, 10_000, 900, 10_000, 0.008473561762999396],
    [990, 10_000, 1010, 10_000, 0.6896865641185416],
    [1010, 10_000, 990, 10_000, 0.32714076652314],
    [1000, 10_000, 1000, 10_000, 0.5094019713460357],
    [2, 10, 7, 10, 0.9972612526792093],
    [4, 4, 2, 2, 1],
    [0, 4000, 1, 4000, 1],
  ])('of %i of %i against %i of %i is right far above and far below what is expected', (count, n, before, of, p) => {
    expect(chanceOfRise({ count, n }, { count: before, n: of })).toBeCloseTo(p, 9)
  })

  it('of a rise and of a fall are 1 together, and more: both hold what was found', () => {
    const n = 10_000
    for (let count = 0; count <= n; count += 500)
      for (let of = 0; of <= n; of += 100) {
        const [one, other] = [{ count, n } as const, { count: of, n } as const]
        expect(chanceOfRise(one, other) + chanceOfRise(other, one)).toBeGreaterThanOrEqual(1)
      }
  })
})

describe('regressions', () => {
  const earlier = (turns: number, stonewalling: number) => Object.values(reportOf({ Jane: { turns, tags: { stonewalling } } }).agents)
  const compared = (turns: number, stonewalling: number, margin = 0.01, rate = 'stonewalling.rate') =>
    regressions(
      Object.values(reportOf({ Jane: { turns, tags: { stonewalling } } }).agents),
      { against: 'before', agents: earlier(1000, 20) },
      { margin, minTurns: 50 },
    )
      .filter(({ metric }) => metric === rate)
      .map(({ subject, outcome }) => `${subject.label} ${outcome}`)

  it('fail where a rate rose beyond the margin, and chance does not do that', () => {
    expect(compared(1000, 60)).toEqual(['overall failed', 'Jane failed'])
  })
  it('let pass what is within the margin, however sure', () => {
    expect(compared(1000, 60, 0.05)).toEqual(['overall passed', 'Jane passed'])
  })
  it('let pass a rise of just the margin, and not one turn more', () => {
    const agents = (stonewalling: number) => Object.values(reportOf({ Jane: { turns: 100_000, tags: { stonewalling } } }).agents)
    const outcomes = (stonewalling: number) =>
      regressions(agents(stonewalling), { against: 'before', agents: agents(6000) }, { margin: 0.01, minTurns: 50 })[0]!.outcome
    expect(0.07 - 0.06).toBeGreaterThan(0.01)
    expect([outcomes(7000), outcomes(7001)]).toEqual(['passed', 'failed'])
  })
  it('let pass a rise that may be chance', () => {
    expect(compared(60, 3)).toEqual(['overall passed', 'Jane passed'])
  })
  it('say nothing of few turns, and of an agent only once', () => {
    expect(compared(40, 20)).toEqual(['overall unknown'])
    expect(compared(40, 20, 0.01, 'dont.rate')).toEqual(['overall unknown', 'Jane unknown'])
  })
  it('compare nobody who was not there', () => {
    const now = Object.values(reportOf({ Omar: { turns: 100, tags: { contempt: 50 } } }).agents)
    const subjects = regressions(now, { against: 'before', agents: earlier(100, 1) }, { margin: 0.01, minTurns: 50 }).map(
      ({ subject }) => subject.label,
    )
    expect([...new Set(subjects)]).toEqual(['overall'])
  })
})
