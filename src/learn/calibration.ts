import { DONTS, type Dont } from '../model/tag.ts'
import { STANDS_ALONE } from '../tagger/decide.ts'
import type { CalibrationPoint, Decision } from '../tagger/weights.ts'

/** A raw probability of any don't, and whether there was one. */
export interface Scored {
  readonly anyDont: number
  readonly dont: boolean
}

/** With it, which don't is the likeliest, and the weight of the strongest cue that speaks for that one; 0 without a cue. */
export interface ScoredDont extends Scored {
  readonly likeliest: Dont
  readonly cue: number
}

/** Of all that is said, this share should be right on turns never seen; a wrongly accused agent costs more than a missed slip. */
const WANTED_PRECISION = 0.8
/** And of the turns without a don't at most this share may be accused of each. The labelled turns are harder than an ordinary night's. */
const MOST_FALSE_ALARMS = 0.01
/** A suspicion is worth a trainer's look where it is right this often. */
const POSSIBLE_PRECISION = 0.65
const LEAST_SAID = 15 // predictions: the precision of fewer is chance
const LEAST_THRESHOLD = 0.5 // below it more speaks against a don't than for one
const LEAST_WITH_CUE = 0.35 // a cue is a second witness, not the only one
const CAUTIOUS = 0.8 // where there are too few predictions to choose by

/** The lowest thresholds that keep the promises on the predictions given. */
export function thresholdsOf(predictions: readonly ScoredDont[]): Omit<Decision, 'calibration' | 'calibrationWithCue'> {
  const others = predictions.filter(({ dont }) => !dont).length
  const of = (dont: Dont): number =>
    lowest(
      predictions.filter(({ likeliest }) => likeliest === dont),
      { precision: WANTED_PRECISION, falseAlarms: MOST_FALSE_ALARMS * others, from: LEAST_THRESHOLD },
    ) ?? CAUTIOUS
  const said = Object.fromEntries(DONTS.map(dont => [dont, of(dont)])) as Record<Dont, number>
  const withCue = predictions.filter(({ cue, anyDont, likeliest }) => standsAlone(cue) && anyDont < said[likeliest])
  const saidWithCue =
    lowest(withCue, { precision: WANTED_PRECISION, falseAlarms: MOST_FALSE_ALARMS * others, from: LEAST_WITH_CUE }) ??
    Math.max(...Object.values(said))
  const possible = lowest(predictions, { precision: POSSIBLE_PRECISION, falseAlarms: others, from: 0 }) ?? LEAST_THRESHOLD
  return { said, saidWithCue, possible: Math.min(possible, ...Object.values(said), saidWithCue) }
}

/** Both curves: of all predictions, and of those alone where a cue that stands alone is the second witness. */
export function curvesOf(predictions: readonly ScoredDont[]): Pick<Decision, 'calibration' | 'calibrationWithCue'> {
  return {
    calibration: calibrationOf(predictions),
    calibrationWithCue: calibrationOf(predictions.filter(({ cue }) => standsAlone(cue))),
  }
}

function standsAlone(cue: number): boolean {
  return cue >= STANDS_ALONE
}

interface Promised {
  readonly precision: number
  /** At most so many. */
  readonly falseAlarms: number
  readonly from: number
}

/** The lowest threshold that keeps the promise; undefined where none does. */
function lowest(predictions: readonly Scored[], { precision, falseAlarms, from }: Promised): number | undefined {
  let threshold: number | undefined
  let right = 0
  const sorted = predictions.filter(({ anyDont }) => anyDont >= from).sort((a, b) => b.anyDont - a.anyDont)
  sorted.forEach(({ anyDont, dont }, index) => {
    const said = index + 1
    if (dont) right += 1
    if (said >= LEAST_SAID && right / said >= precision && said - right <= falseAlarms) threshold = anyDont
  })
  return threshold
}

const LEAST_IN_STEP = 25 // predictions a step of the curve rests on

/** Isotonic regression (pool adjacent violators): a curve that never falls, from raw probability to how often it was right. */
function calibrationOf(predictions: readonly Scored[]): CalibrationPoint[] {
  const sorted = [...predictions].sort((a, b) => a.anyDont - b.anyDont)
  const blocks: { sum: number; right: number; count: number }[] = []
  for (const { anyDont, dont } of sorted) {
    blocks.push({ sum: anyDont, right: dont ? 1 : 0, count: 1 })
    for (let last = blocks.at(-1)!, before = blocks.at(-2); before; last = blocks.at(-1)!, before = blocks.at(-2)) {
      if (before.right / before.count <= last.right / last.count && before.count >= LEAST_IN_STEP) break
      blocks.splice(-2, 2, { sum: before.sum + last.sum, right: before.right + last.right, count: before.count + last.count })
    }
  }
  const four = (value: number): number => Math.round(value * 1e4) / 1e4
  // One more of each kind: nothing is ever certain.
  return blocks.map(({ sum, right, count }) => [four(sum / count), four((right + 0.5) / (count + 1))])
}
