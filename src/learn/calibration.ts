import type { CalibrationPoint } from '../tagger/weights.ts'

/** A raw probability of any don't, and whether there was one. */
export interface Scored {
  readonly anyDont: number
  readonly dont: boolean
}

/** Of all that is said, this share should be right on turns never seen; a wrongly accused agent costs more than a missed slip. */
const WANTED_PRECISION = 0.8
/** And of the turns without a don't at most this share may be accused. The labelled turns are harder than an ordinary night's. */
const MOST_FALSE_ALARMS = 0.025
/** A suspicion is worth a trainer's look where it is right this often. */
const POSSIBLE_PRECISION = 0.65
const LEAST_SAID = 20 // predictions: the precision of fewer is chance

/** The lowest thresholds that keep both promises on the predictions given. */
export function thresholdsOf(predictions: readonly Scored[]): { said: number; possible: number } {
  const sorted = [...predictions].sort((a, b) => b.anyDont - a.anyDont)
  const negatives = predictions.filter(({ dont }) => !dont).length
  let said = 0.95
  let possible = 0.5
  let right = 0
  sorted.forEach(({ anyDont, dont }, index) => {
    if (dont) right += 1
    const precision = right / (index + 1)
    if (index + 1 < LEAST_SAID) return
    if (precision >= WANTED_PRECISION && (index + 1 - right) / negatives <= MOST_FALSE_ALARMS) said = anyDont
    if (precision >= POSSIBLE_PRECISION) possible = anyDont
  })
  return { said, possible: Math.min(possible, said) }
}

const LEAST_IN_STEP = 25 // predictions a step of the curve rests on

/** Isotonic regression (pool adjacent violators): a curve that never falls, from raw probability to how often it was right. */
export function calibrationOf(predictions: readonly Scored[]): CalibrationPoint[] {
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
