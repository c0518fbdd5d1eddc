import { describe, expect, it } from 'vitest'
import { calibrationsOf, type Kind, lowest, lowestByCurve, type ScoredDont, thresholdsOf } from '../../src/learn/calibration.ts'
import { seededRandom } from '../../src/learn/vectors.ts'
import type { Dont } from '../../src/model/tag.ts'
import { calibrate } from '../../src/tagger/calibrate.ts'

const scored = (likeliest: Dont, anyDont: number, dont: boolean, cue = 0, kind: Kind = 'written'): ScoredDont => ({
  likeliest,
  anyDont,
  dont,
  cue,
  kind,
})
const meanOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length
const deviationOf = (values: readonly number[]): number => Math.sqrt(meanOf(values.map(value => (value - meanOf(values)) ** 2)))
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

  it('differ less from one sample of the same talk to the next than counted ones do, and lie where these do', () => {
    const random = seededRandom(1)
    const sample = () =>
      Array.from({ length: 2000 }, () => {
        const raw = 0.97 * random() ** 2
        return { raw, right: random() < calibrate({ slope: 0.85, offset: -0.8 }, raw) }
      })
    const samples = Array.from({ length: 40 }, sample)
    const [byCurve, counted] = [lowestByCurve, lowest].map(rule => samples.map(predictions => rule(predictions, 0.81, 0.5)!))
    expect(deviationOf(byCurve!)).toBeLessThan(0.8 * deviationOf(counted!))
    expect(meanOf(byCurve!) - meanOf(counted!)).toBeCloseTo(0, 1)
  })

  it('are read off a curve, and never fall where the same scores prove right less often', () => {
    const random = seededRandom(2)
    const raws = Array.from({ length: 2000 }, () => [0.97 * random() ** 2, random()] as const)
    const talk = (offset: number) =>
      raws.map(([raw, chance]) => scored('criticism', raw, chance < calibrate({ slope: 0.85, offset }, raw), 0, 'real'))
    const thresholds = [0.5, -0.2, -0.8, -1, -1.1, -1.6, -3].map(offset => thresholdsOf(talk(offset)).said.criticism)
    expect(thresholds).toEqual([...thresholds].sort((a, b) => a - b))
    expect(thresholds.at(-1)).toBeGreaterThan(0.9)
    const ofCriticism = talk(-0.8).map(({ anyDont, dont }) => ({ raw: anyDont, right: dont }))
    expect(thresholds[2]).toBe(lowestByCurve(ofCriticism, 0.82, 0.5))
    expect(thresholds[2]).not.toBe(lowest(ofCriticism, 0.82, 0.5))
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
