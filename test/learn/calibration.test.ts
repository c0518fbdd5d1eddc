import { describe, expect, it } from 'vitest'
import { calibrationsOf, type Kind, type ScoredDont, thresholdsOf } from '../../src/learn/calibration.ts'
import type { Dont } from '../../src/model/tag.ts'
import { calibrate } from '../../src/tagger/calibrate.ts'

const scored = (likeliest: Dont, anyDont: number, dont: boolean, cue = 0, kind: Kind = 'written'): ScoredDont => ({
  likeliest,
  anyDont,
  dont,
  cue,
  kind,
})
/** `count` predictions falling from `from` by a thousandth each; every `wrong`-th is no don't. */
const series = (likeliest: Dont, from: number, count: number, wrong: number, cue = 0, kind: Kind = 'written'): ScoredDont[] =>
  Array.from({ length: count }, (_, i) => scored(likeliest, from - i / 1000, (i + 1) % wrong !== 0, cue, kind))

describe('thresholds', () => {
  it('differ by don’t: each as low as its own precision allows', () => {
    const { said } = thresholdsOf([
      ...series('stonewalling', 0.95, 40, 10),
      ...series('stonewalling', 0.9, 100, 2),
      ...series('criticism', 0.95, 300, 10),
    ])
    expect(said.stonewalling).toBeGreaterThan(0.85)
    expect(said.criticism).toBeCloseTo(0.651, 3)
  })

  it('are cautious where there is too little to choose by, and never below even odds', () => {
    const { said } = thresholdsOf([...series('contempt', 0.9, 14, 100), ...series('defensiveness', 0.7, 600, 1000)])
    expect(said.contempt).toBe(0.7)
    expect(said.defensiveness).toBeCloseTo(0.5, 2)
  })

  it('keep the promise on written and on real talk alike', () => {
    const { said } = thresholdsOf([
      ...series('criticism', 0.99, 400, 10),
      ...series('criticism', 0.99, 100, 10, 0, 'real'),
      ...series('criticism', 0.85, 300, 2, 0, 'real'),
    ])
    expect(said.criticism).toBeGreaterThan(0.7)
    expect(said.criticism).toBeLessThan(0.85)
  })

  it('are not chosen on remarks, of which nobody knows what they answer; nor is confidence', () => {
    const talk = [...series('criticism', 0.95, 300, 10), ...series('contempt', 0.8, 100, 3, 0.7)]
    const remarks = [...series('criticism', 0.99, 300, 2, 0, 'remarks'), ...series('contempt', 0.9, 200, 2, 0.7, 'remarks')]
    for (const chosen of [thresholdsOf, calibrationsOf]) {
      expect(chosen([...talk, ...remarks])).toEqual(chosen(talk))
      expect(chosen([...talk, ...remarks.map(one => ({ ...one, kind: 'written' as const }))])).not.toEqual(chosen(talk))
    }
  })

  it('promise less of contempt on real talk, where it is rare', () => {
    const mixed = (dont: Dont) => thresholdsOf(series(dont, 0.95, 300, 4, 0, 'real')).said[dont]
    expect(mixed('contempt')).toBeLessThan(0.7)
    expect(mixed('criticism')).toBeGreaterThanOrEqual(0.7)
  })

  it('are lower where a cue that stands alone agrees, if that proved right', () => {
    const sure = [...series('contempt', 0.95, 100, 10), ...series('contempt', 0.6, 100, 2)]
    const { said, saidWithCue } = thresholdsOf([...sure, ...series('contempt', 0.5, 60, 8, 0.7)])
    expect(saidWithCue).toBeLessThan(0.45)
    expect(said.contempt).toBeGreaterThan(0.55)
    expect(thresholdsOf([...sure, ...series('contempt', 0.5, 60, 2, 0.7)]).saidWithCue).toBeGreaterThanOrEqual(said.contempt)
  })

  it('suspect from lower on than they say', () => {
    const { said, saidWithCue, possible } = thresholdsOf(series('criticism', 0.95, 500, 6))
    expect(possible).toBeLessThanOrEqual(Math.min(...Object.values(said), saidWithCue))
  })
})

it('calibration is that of real talk, where there is some', () => {
  const written = series('criticism', 0.9, 400, 10)
  const real = series('criticism', 0.9, 400, 2, 0, 'real')
  expect(calibrationsOf([...written, ...real])).toEqual(calibrationsOf(real))
  expect(calibrate(calibrationsOf(written).calibration, 0.8)).toBeGreaterThan(calibrate(calibrationsOf(real).calibration, 0.8))
})

it('calibration with a cue is learned from turns with one', () => {
  const { calibration, calibrationWithCue } = calibrationsOf([
    ...series('criticism', 0.9, 400, 2),
    ...series('criticism', 0.9, 100, 10, 0.7),
  ])
  expect(calibrate(calibrationWithCue, 0.85)).toBeGreaterThan(calibrate(calibration, 0.85))
})
