import { DONTS, type Dont } from '../model/tag.ts'
import { calibrate } from '../tagger/calibrate.ts'
import { STANDS_ALONE } from '../tagger/decide.ts'
import type { Decision } from '../tagger/weights.ts'
import { calibrationOf, type Scored } from './platt.ts'

/** Where labelled turns come from: written for training, real talk, or remarks, which are real words without the conversation around them. */
export const KINDS = ['written', 'real', 'remarks'] as const
export type Kind = (typeof KINDS)[number]

/** Of remarks nobody knows what they answer: too little to choose by. */
export function talkIn<T extends { readonly kind: Kind }>(predictions: readonly T[]): readonly T[] {
  return predictions.filter(({ kind }) => kind !== 'remarks')
}

/** What weights trained without a turn say of it. */
export interface LeftOutProbabilities {
  /** Its position among the turns. */
  readonly at: number
  /** In the order of TAGS. */
  readonly probabilities: Float64Array
  /** Weight of the strongest cue for the likeliest don't. */
  readonly cue: number
}

/** A raw probability of any don't, whether there was one, which is the likeliest, and the weight of the strongest cue that speaks for that one; 0 without a cue. */
export interface ScoredDont {
  readonly anyDont: number
  readonly dont: boolean
  readonly likeliest: Dont
  readonly cue: number
  readonly kind: Kind
}

/**
 * Of all that is said of turns never seen, these shares should be right; a wrongly accused agent costs more than a missed slip. The same score
 * proves right less often on real talk: there the promise binds on its own. 0.82 is about the strictest at which the aims for written talk are met (docs/tagger.md).
 */
const WANTED_PRECISION = { written: 0.85, real: 0.82 } as const
/** Where a cue agrees, what it adds should be right this often. */
const PRECISION_WITH_CUE = 0.7
/** A suspicion is worth a trainer's look where it is right this often. */
const POSSIBLE_PRECISION = 0.65
const LEAST_SAID = 15 // predictions: the precision of fewer is chance
const LEAST_THRESHOLD = 0.5 // below it more speaks against a don't than for one
const CURVE_FROM = 0.2 // what lies far below any threshold need not be fitted
const LEAST_WITH_CUE = 0.35 // a cue is a second witness, not the only one
const WITHOUT_PROMISE = 0.7 // where there are too few predictions to choose by

/** The lowest thresholds that keep the promises on the talk among the predictions; of kinds where none does the strictest that can be chosen. */
export function thresholdsOf(all: readonly ScoredDont[]): Pick<Decision, 'said' | 'saidWithCue' | 'possible'> {
  const predictions = talkIn(all)
  const kinds = (['written', 'real'] as const).filter(wanted => predictions.some(({ kind }) => kind === wanted))
  const of = (dont: Dont): number => {
    const each = kinds.map(wanted => {
      const ofDont = predictions.filter(({ kind, likeliest }) => kind === wanted && likeliest === dont)
      return saidFrom(scored(ofDont), WANTED_PRECISION[wanted])
    })
    return Math.max(LEAST_THRESHOLD, ...each)
  }
  const said = Object.fromEntries(DONTS.map(dont => [dont, of(dont)])) as Record<Dont, number>
  const unsaidWithCue = predictions.filter(({ cue, anyDont, likeliest }) => standsAlone(cue) && anyDont < said[likeliest])
  const saidWithCue = lowest(scored(unsaidWithCue), PRECISION_WITH_CUE, LEAST_WITH_CUE) ?? Math.max(...Object.values(said))
  const possible = lowest(scored(predictions), POSSIBLE_PRECISION, 0) ?? LEAST_THRESHOLD
  return { said, saidWithCue, possible: Math.min(possible, ...Object.values(said), saidWithCue) }
}

// Worse predictions never mean that more is said.
function saidFrom(predictions: readonly Scored[], promise: number): number {
  const strictest = predictions
    .map(({ raw }) => raw)
    .filter(raw => raw >= LEAST_THRESHOLD)
    .sort((a, b) => b - a)[LEAST_SAID - 1]
  if (strictest === undefined) return WITHOUT_PROMISE
  return lowestByCurve(predictions, promise, LEAST_THRESHOLD) ?? Math.max(WITHOUT_PROMISE, strictest)
}

/**
 * How raw probabilities prove right: of all predictions, and of those alone where a cue that stands alone is the second witness. Of real talk, where there is some:
 * it is what will be tagged, and the same score proves right more often on written talk.
 */
export function calibrationsOf(all: readonly ScoredDont[]): Pick<Decision, 'calibration' | 'calibrationWithCue'> {
  const real = all.filter(({ kind }) => kind === 'real')
  const predictions = real.length > 0 ? real : talkIn(all)
  return {
    calibration: calibrationOf(scored(predictions)),
    calibrationWithCue: calibrationOf(scored(predictions.filter(({ cue }) => standsAlone(cue)))),
  }
}

function scored(predictions: readonly ScoredDont[]): Scored[] {
  return predictions.map(({ anyDont, dont }) => ({ raw: anyDont, right: dont }))
}

function standsAlone(cue: number): boolean {
  return cue >= STANDS_ALONE
}

/** A raw probability, and whether it was right, or how likely that is. */
interface Expected {
  readonly raw: number
  readonly right: boolean | number
}

/** The lowest threshold, at least `from`, from which on the share that is right is reached; undefined where none does. */
export function lowest(predictions: readonly Expected[], precision: number, from: number): number | undefined {
  let threshold: number | undefined
  let rightOnes = 0
  const sorted = predictions.filter(({ raw }) => raw >= from).sort((a, b) => b.raw - a.raw)
  sorted.forEach(({ raw, right }, index) => {
    const said = index + 1
    rightOnes += Number(right)
    if (said >= LEAST_SAID && rightOnes / said >= precision) threshold = raw
  })
  return threshold
}

/**
 * The same by the curve of what proves right instead of counting it. Between halves of the left-out real talk counted thresholds differ by 0.06 to 0.10,
 * these by a third less (docs/tagger.md).
 */
export function lowestByCurve(predictions: readonly Scored[], precision: number, from: number): number | undefined {
  const curve = calibrationOf(predictions.filter(({ raw }) => raw >= CURVE_FROM))
  return lowest(
    predictions.map(({ raw }) => ({ raw, right: calibrate(curve, raw) })),
    precision,
    from,
  )
}
