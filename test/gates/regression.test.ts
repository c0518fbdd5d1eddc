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
