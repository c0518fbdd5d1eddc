import { type Calibration, calibrate, logOdds } from '../tagger/calibrate.ts'

/** A raw probability, and whether it was right. */
export interface Scored {
  readonly raw: number
  readonly right: boolean
}

const MOST_STEPS = 1000
const SETTLED = 1e-7 // a step shorter than this changes no decimal that is kept

/**
 * Logistic calibration by maximum likelihood, with Platt's smoothed targets (1999). That raw log-odds mean what they say, a slope of 1, counts
 * as one more piece of evidence, so that a few predictions bend little. Each step minimises a quadratic bound (Böhning & Lindsay 1988): none overshoots.
 */
export function calibrationOf(predictions: readonly Scored[]): Calibration {
  const rights = predictions.filter(({ right }) => right).length
  const wantedOf = (right: boolean): number => (right ? (rights + 1) / (rights + 2) : 1 / (predictions.length - rights + 2))
  const points = predictions.map(({ raw, right }) => ({ raw, odds: logOdds(raw), wanted: wantedOf(right) }))
  const sum = points.reduce((total, { odds }) => total + odds / 4, 0)
  const squares = points.reduce((total, { odds }) => total + odds ** 2 / 4, 1)
  const count = points.length / 4 + SETTLED
  const determinant = count * squares - sum ** 2

  let line: Calibration = { slope: 1, offset: 0 }
  for (let step = 0, length = 1; step < MOST_STEPS && length > SETTLED; step++) {
    let ofSlope = line.slope - 1
    let ofOffset = 0
    for (const { raw, odds, wanted } of points) {
      const error = calibrate(line, raw) - wanted
      ofOffset += error
      ofSlope += error * odds
    }
    const bySlope = (count * ofSlope - sum * ofOffset) / determinant
    const byOffset = (squares * ofOffset - sum * ofSlope) / determinant
    line = { slope: line.slope - bySlope, offset: line.offset - byOffset }
    length = Math.abs(bySlope) + Math.abs(byOffset)
  }
  // More evidence never means less confidence.
  if (line.slope < 0) line = { slope: 0, offset: logOdds(points.reduce((total, { wanted }) => total + wanted, 0) / points.length) }
  return { slope: four(line.slope), offset: four(line.offset) }
}

/** Raw probabilities of several tags, and which of them was right. */
export interface ScoredChoice {
  readonly raws: readonly number[]
  readonly right: number
}

const [LEAST_SLOPE, MOST_SLOPE] = [0.25, 2]
const EXACT = 1e-5

/** What log-odds among the tags are to be multiplied by (temperature scaling, Guo et al. 2017): the maximum of a concave likelihood; 1 without choices. */
export function slopeOf(choices: readonly ScoredChoice[]): number {
  if (choices.length === 0) return 1
  const logs = choices.map(({ raws, right }) => ({ raws: raws.map(raw => Math.log(Math.max(raw, Number.MIN_VALUE))), right }))
  const likelihoodOf = (slope: number): number =>
    logs.reduce((sum, { raws, right }) => sum - Math.log(raws.reduce((all, raw) => all + Math.exp(slope * (raw - raws[right]!)), 0)), 0)
  let [least, most] = [LEAST_SLOPE, MOST_SLOPE]
  while (most - least > EXACT) {
    const third = (most - least) / 3
    if (likelihoodOf(least + third) < likelihoodOf(most - third)) least += third
    else most -= third
  }
  return four((least + most) / 2)
}

function four(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
