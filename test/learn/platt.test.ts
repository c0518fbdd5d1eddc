import { expect, it } from 'vitest'
import { calibrationOf, type Scored, slopeOf } from '../../src/learn/platt.ts'
import { calibrate, logOdds } from '../../src/tagger/calibrate.ts'

/** Of `count` predictions of one raw probability, how many were right. */
const proved = (raw: number, count: number, right: number): Scored[] => Array.from({ length: count }, (_, i) => ({ raw, right: i < right }))

it('finds the line by which the predictions were made', () => {
  const line = { slope: 0.8, offset: -0.7 }
  const predictions = [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.98].flatMap(raw => proved(raw, 20_000, Math.round(20_000 * calibrate(line, raw))))
  const { slope, offset } = calibrationOf(predictions)
  expect(slope).toBeCloseTo(0.8, 2)
  expect(offset).toBeCloseTo(-0.7, 2)
})

it('takes raw probabilities as they are where there is nothing to learn by', () => {
  expect(calibrationOf([])).toEqual({ slope: 1, offset: 0 })
  expect(calibrate({ slope: 1, offset: 0 }, 0.37)).toBeCloseTo(0.37, 12)
})

it.each([
  ['all right', proved(0.6, 10, 10), 0.6],
  ['all wrong though sure', proved(0.9999, 10, 0), 0.9999],
  ['certain', proved(1, 5, 5), 1],
] as const)('stays within bounds where the predictions are %s', (_, predictions, raw) => {
  const line = calibrationOf(predictions)
  const right = calibrate(line, raw)
  expect(right).toBeGreaterThan(0)
  expect(right).toBeLessThan(1)
  expect(right > 0.5).toBe(predictions[0]!.right)
  expect(Number.isFinite(line.slope) && Number.isFinite(line.offset)).toBe(true)
})

it('bounds log-odds, since nothing is ever certain', () => {
  expect(logOdds(0.5)).toBe(0)
  expect(logOdds(0)).toBe(logOdds(1e-9))
  expect(logOdds(1)).toBeCloseTo(-logOdds(0), 9)
})

it('finds how much too sure choices are', () => {
  const raws = [0.6, 0.3, 0.1]
  const proved = raws.map(raw => raw ** 0.7)
  const all = proved.reduce((a, b) => a + b)
  const choices = proved.flatMap((share, right) => Array.from({ length: Math.round((10_000 * share) / all) }, () => ({ raws, right })))
  expect(slopeOf(choices)).toBeCloseTo(0.7, 2)
  expect(slopeOf([])).toBe(1)
})

it('never takes more evidence for less', () => {
  const line = calibrationOf([...proved(0.9, 20, 12), ...proved(0.6, 20, 19)])
  expect(calibrate(line, 0.95)).toBeGreaterThanOrEqual(calibrate(line, 0.5))
  expect(calibrate(line, 0.75)).toBeCloseTo(31 / 40, 1)
})
