import { describe, expect, it } from 'vitest'
import { slopeOf } from '../../src/measures/slope.ts'

const points = (counts: readonly number[], n = 100) => counts.map((count, at) => ({ at, count, n }))

describe('how a rate moves', () => {
  it('is the slope of the line through the rates', () => {
    expect(slopeOf(points([2, 4, 6, 8]))?.slope).toBeCloseTo(0.02, 12)
    expect(slopeOf(points([8, 6, 4, 2]))?.slope).toBeCloseTo(-0.02, 12)
    expect(slopeOf(points([5, 5, 5]))?.slope).toBeCloseTo(0, 12)
  })

  it('weighs by n, and by the time between', () => {
    const far = [
      { at: 0, count: 10, n: 100 },
      { at: 10, count: 20, n: 100 },
      { at: 4, count: 0, n: 0 },
    ]
    expect(slopeOf(far)?.slope).toBeCloseTo(0.01, 12)
    const heavy = [
      { at: 0, count: 100, n: 1000 },
      { at: 1, count: 100, n: 1000 },
      { at: 2, count: 5, n: 10 },
    ]
    expect(slopeOf(heavy)!.slope).toBeLessThan(0.03)
  })

  it('has the interval of two proportions where there are two', () => {
    const { slope, low, high } = slopeOf(points([10, 30]))!
    // Pooled: sqrt(0.2 * 0.8 * (1/100 + 1/100)) * 1.96
    expect([slope, high - slope, slope - low]).toEqual([expect.closeTo(0.2, 12), expect.closeTo(0.11087, 5), expect.closeTo(0.11087, 5)])
  })

  it('is less sure where the rates scatter more than chance would have them', () => {
    const calm = slopeOf(points([2, 3, 4, 5, 6, 7]))!
    const wild = slopeOf(points([0, 9, 1, 2, 12, 3]))!
    expect(wild.high - wild.low).toBeGreaterThan(2 * (calm.high - calm.low))
    expect([calm.low > 0, wild.low > 0]).toEqual([true, false])
  })

  it('is not told where nothing can be', () => {
    for (const counts of [[], [4], [0, 0, 0], [100, 100]]) expect(slopeOf(points(counts))).toBeUndefined()
    expect(
      slopeOf([
        { at: 3, count: 1, n: 10 },
        { at: 3, count: 2, n: 10 },
      ]),
    ).toBeUndefined()
  })

  it('covers the true slope about as often as it says', () => {
    let state = 7
    const random = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state / 2 ** 32
    }
    let covered = 0
    const RUNS = 1000
    for (let run = 0; run < RUNS; run++) {
      const drawn = Array.from({ length: 8 }, (_, at) => ({
        at,
        n: 150,
        count: Array.from({ length: 150 }, random).filter(x => x < 0.03 + 0.01 * at).length,
      }))
      const { low, high } = slopeOf(drawn)!
      if (low <= 0.01 && 0.01 <= high) covered++
    }
    expect(covered / RUNS).toBeGreaterThan(0.94)
    expect(covered / RUNS).toBeLessThan(0.985)
  })
})
