import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { median, percentile, rateOf, wilson } from '../../src/measures/statistics.ts'

describe('wilson', () => {
  it.each([
    [0, 10, 0, 0.2775],
    [1, 10, 0.0179, 0.4042],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
    [3, 100, 0.0103, 0.0845],
    [0, 0, 0, 1],
  ])('%i of %i: %f to %f', (successes, n, low, high) => {
    const interval = wilson(successes, n)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  it('ends where the score test of the rate just reaches 1.96', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
        const successes = Math.min(n - 1, Math.max(1, Math.round(n * share)))
        const { low, high } = wilson(successes, n)
        for (const p of [low, high]) expect(Math.abs(successes / n - p) / Math.sqrt((p * (1 - p)) / n)).toBeCloseTo(1.96, 4)
      }),
    )
  })

  it('holds the rate, within 0 to 1', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (a, b) => {
        const { low, rate, high } = rateOf(Math.min(a, b), Math.max(a, b))
        expect(0 <= low && low <= rate && rate <= high && high <= 1).toBe(true)
      }),
    )
  })
})

describe('median', () => {
  it.each([
    [{}, undefined],
    [{ 5: 1 }, 5],
    [{ 5: 1, 8: 1 }, 6.5],
    [{ 100: 1, 9: 2 }, 9],
    [{ 100: 2, 9: 2 }, 54.5],
  ])('%j → %s', (tally, expected) => expect(median(tally)).toBe(expected))

  it('is the middle of the sorted values', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1 }), values => {
        const tally: Record<string, number> = {}
        for (const value of values) tally[value] = (tally[value] ?? 0) + 1
        const sorted = [...values].sort((a, b) => a - b)
        const middle = (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2
        expect(median(tally)).toBe(middle)
      }),
    )
  })
})

describe('percentile', () => {
  it.each([
    [{}, 0.9, undefined],
    [{ 5: 1 }, 0.9, 5],
    [{ 10: 9, 600: 1 }, 0.9, 10],
    [{ 10: 8, 600: 2 }, 0.9, 600],
    [{ 10: 9, 600: 2 }, 0.9, 600],
    [{ 100: 1, 9: 1 }, 0.5, 9],
    [{ 100: 1, 9: 1 }, 1, 100],
  ])('%j, %d → %s', (tally, share, expected) => expect(percentile(tally, share)).toBe(expected))

  it('is the least value that the share does not exceed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1 }), fc.constantFrom(0.25, 0.5, 0.75, 1), (values, share) => {
        const tally: Record<string, number> = {}
        for (const value of values) tally[value] = (tally[value] ?? 0) + 1
        const within = (limit: number): number => values.filter(value => value <= limit).length
        const least = [...values].sort((a, b) => a - b).find(value => within(value) >= share * values.length)
        expect(percentile(tally, share)).toBe(least)
      }),
    )
  })
})
