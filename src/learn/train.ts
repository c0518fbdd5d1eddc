import { DONTS, isDont, TAGS } from '../model/tag.ts'
import { strongestCue } from '../tagger/cue-judge.ts'
import { carriedFrom, dontOdds, lengthShare, probabilitiesFrom } from '../tagger/probabilities.ts'
import type { Decision, WeightsContent } from '../tagger/weights.ts'
import { type Baseline, type BaselineTurn, compareWith } from './baseline.ts'
import { calibrationsOf, KINDS, type Kind, type ScoredDont, talkIn, thresholdsOf } from './calibration.ts'
import { type FeatureSpace, featureSpace, type LabelledExample, type NumberedTurn, numbered } from './examples.ts'
import { FOLDS, foldsOf } from './folds.ts'
import { type JudgedTurn, judgedLeftOut } from './judged.ts'
import { type ScoredChoice, slopeOf } from './platt.ts'
import { fitRegression, type Regression, scoresOf, type TrainingExample } from './regression.ts'
import type { WordVectors } from './vectors.ts'
import { type Regressions, weightsContent } from './weights-content.ts'

export interface TrainingSet {
  readonly examples: readonly LabelledExample[]
  /** How much each of its turns counts. */
  readonly weightOf: (example: LabelledExample) => number
  /** Thresholds keep a promise of their own on real turns, and calibration is chosen on them alone where there are some; remarks choose neither. */
  readonly kind: Kind
}

/** Chosen by leaving whole sources out; see docs/tagger.md. */
export const TRAINING = { epochs: 12, rate: 0.08, penalty: 3e-4, balance: 0.5, seed: 1 } as const

interface Prepared extends NumberedTurn {
  readonly example: LabelledExample
  readonly label: number
  readonly weight: number
  readonly kind: Kind
  readonly fold: number
  readonly severe: boolean
  /** Weight of the strongest cue for each don't, in the order of DONTS. */
  readonly cues: readonly number[]
  /** The agent's turn before, which lends to this one. */
  readonly previous: NumberedTurn | undefined
}

export interface Trained {
  readonly weights: Omit<WeightsContent, 'bids'>
  /** What weights say of turns whose source, or conversation, they were learned without. */
  readonly leftOut: readonly JudgedTurn[]
  /** Lines of a table: the baseline beside our own on the same left-out turns; none without a baseline. */
  readonly comparison: readonly string[]
}

/** Trains, calibrates on left-out sources, folds, prunes and quantises. Same sets in the same order → the same bytes. */
export function train(
  sets: readonly TrainingSet[],
  vectors: WordVectors,
  trainedOn: string,
  log: (line: string) => void,
  baseline?: Baseline,
): Trained {
  const space = featureSpace(
    sets.flatMap(set => set.examples),
    vectors,
  )
  const all = sets.flatMap(set => {
    const foldOf = foldsOf(set.examples, set.kind !== 'written')
    return set.examples.map(example => prepare(example, space, set, foldOf(example)))
  })
  log(`${all.length} labelled turns, ${space.size} features`)
  const predictions = leftOut(all, space.size, log)
  const decision = decideOn(predictions, log)
  return {
    weights: weightsContent(space, fitBoth(all, space.size), fitSeverity(all, space.size), decision, trainedOn),
    leftOut: judgedLeftOut(all, predictions, decision),
    comparison: baseline ? compareWith(baseline, baselineTurns(all), predictions, decision, log) : [],
  }
}

function baselineTurns(all: readonly Prepared[]): BaselineTurn[] {
  return all.map(({ example, label, fold, kind }) => ({ text: example.turn.text, want: TAGS[label]!, fold, kind }))
}

function prepare(example: LabelledExample, space: FeatureSpace, { weightOf, kind }: TrainingSet, fold: number): Prepared {
  return {
    ...numbered(example, space),
    example,
    label: TAGS.indexOf(example.turn.tag!),
    weight: weightOf(example),
    kind,
    fold,
    severe: (example.turn.severity ?? 0) >= 2,
    cues: DONTS.map(dont => strongestCue(dont, example.hits)),
    previous: example.previous && numbered(example.previous, space),
  }
}

function fitBoth(all: readonly Prepared[], features: number): Regressions {
  const donts = all.map(example => ({ ...example, label: isDont(TAGS[example.label]!) ? 1 : 0 }))
  return { tags: fitBalanced(all, TAGS.length, features), anyDont: fitBalanced(donts, 2, features) }
}

function fitBalanced(all: readonly TrainingExample[], classes: number, features: number): Regression {
  const totals = new Float64Array(classes)
  for (const { label, weight } of all) totals[label]! += weight
  const total = totals.reduce((a, b) => a + b, 0)
  const balance = totals.map(sum => (sum === 0 ? 0 : (total / classes / sum) ** TRAINING.balance))
  const mean = all.reduce((sum, { weight, label }) => sum + weight * balance[label]!, 0) / all.length
  const examples = all.map(example => ({ ...example, weight: (example.weight * balance[example.label]!) / mean }))
  return fitRegression(examples, { classes, features, ...TRAINING })
}

// A clear don't against a mild one: only don'ts teach it.
function fitSeverity(all: readonly Prepared[], features: number): Regression {
  const donts = all.filter(({ label }) => isDont(TAGS[label]!)).map(example => ({ ...example, label: example.severe ? 1 : 0 }))
  return fitBalanced(donts, 2, features)
}

/** What weights trained without a turn's source or conversation say of it. */
interface LeftOutPrediction extends ScoredDont {
  /** Its position among all examples. */
  readonly at: number
  /** In the order of TAGS. */
  readonly probabilities: Float64Array
  readonly label: number
}

function leftOut(all: readonly Prepared[], features: number, log: (line: string) => void): LeftOutPrediction[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap(fold => {
    const model = fitBoth(
      all.filter(example => example.fold !== fold),
      features,
    )
    log(`left out a fifth, ${fold + 1} of ${FOLDS}`)
    return all
      .map((example, at) => ({ example, at }))
      .filter(({ example }) => example.fold === fold)
      .map(({ example, at }) => predict(model, example, at))
  })
}

function predict(model: Regressions, { previous, label, kind, cues, ...own }: Prepared, at: number): LeftOutPrediction {
  const carried = previous ? carriedFrom(dontOdds(...bothScores(model, previous))) : 0
  const probabilities = probabilitiesFrom(...bothScores(model, own), carried + lengthShare(own.example.context.words.tokens.length))
  const ofDonts = DONTS.map(dont => probabilities[TAGS.indexOf(dont)]!)
  const likeliest = ofDonts.indexOf(Math.max(...ofDonts))
  return {
    at,
    probabilities,
    label,
    anyDont: ofDonts.reduce((a, b) => a + b),
    likeliest: DONTS[likeliest]!,
    cue: cues[likeliest]!,
    dont: isDont(TAGS[label]!),
    kind,
  }
}

function bothScores({ tags, anyDont }: Regressions, { features, values }: NumberedTurn): [tagScores: Float64Array, dontScore: number] {
  const [none, some] = scoresOf(anyDont, features, values)
  return [scoresOf(tags, features, values), some! - none!]
}

function decideOn(predictions: readonly LeftOutPrediction[], log: (line: string) => void): Decision {
  for (const kind of KINDS) for (const line of precisionLines(kind, predictions)) log(line)
  const decision = { ...thresholdsOf(predictions), ...calibrationsOf(predictions), niceSlope: slopeOf(choicesOf(predictions)) }
  const said = DONTS.map(dont => `${dont} ${decision.said[dont].toFixed(3)}`).join(', ')
  log(
    `said from ${said}; with a cue that stands alone from ${decision.saidWithCue.toFixed(3)}; possible from ${decision.possible.toFixed(3)}`,
  )
  return decision
}

// Among those tags that are no don't. Of real talk, as the calibrations.
function choicesOf(all: readonly LeftOutPrediction[]): ScoredChoice[] {
  const nices = TAGS.flatMap((tag, at) => (isDont(tag) ? [] : [at]))
  const none = talkIn(all).filter(({ dont }) => !dont)
  const real = none.filter(({ kind }) => kind === 'real')
  return (real.length > 0 ? real : none).map(({ probabilities, label }) => ({
    raws: nices.map(at => probabilities[at]!),
    right: nices.indexOf(label),
  }))
}

function precisionLines(name: Kind, all: readonly LeftOutPrediction[]): string[] {
  const predictions = all.filter(({ kind }) => kind === name)
  if (predictions.length === 0) return []
  const donts = predictions.filter(({ dont }) => dont).length
  return [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map(threshold => {
    const said = predictions.filter(({ anyDont }) => anyDont >= threshold)
    const right = said.filter(({ dont }) => dont).length
    const percent = (part: number, whole: number): string => `${((100 * part) / (whole || 1)).toFixed(1)} %`
    return `${name}, left out, from ${threshold}: precision ${percent(right, said.length)}, recall ${percent(right, donts)}, false alarms ${percent(said.length - right, predictions.length - donts)}`
  })
}
