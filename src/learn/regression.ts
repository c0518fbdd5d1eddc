import { seededRandom } from './vectors.ts'

/** One labelled turn as numbers. */
export interface TrainingExample {
  readonly features: Int32Array
  readonly values: Float32Array
  /** Position of its tag among the classes. */
  readonly label: number
  /** How much it counts; 1 is usual. */
  readonly weight: number
}

export interface RegressionOptions {
  readonly classes: number
  readonly features: number
  readonly epochs: number
  readonly rate: number
  /** L2 penalty on each weight, per example. */
  readonly penalty: number
  readonly seed: number
}

/** Row-major: `weights[feature * classes + class]`; the bias stands last, as a feature that is always 1. */
export interface Regression {
  readonly classes: number
  readonly weights: Float32Array
}

/**
 * Multinomial logistic regression by AdaGrad in a seeded order, its weights averaged over the last half of the epochs (Polyak & Juditsky 1992):
 * same examples, same options → same bytes.
 */
export function fitRegression(examples: readonly TrainingExample[], options: RegressionOptions): Regression {
  const { classes, features } = options
  const weights = new Float32Array((features + 1) * classes)
  const squares = new Float32Array(weights.length).fill(1e-2)
  const random = seededRandom(options.seed)
  const order = Int32Array.from(examples.keys())
  const probabilities = new Float64Array(classes)
  const sums = new Float64Array(weights.length)
  const kept = Math.max(1, Math.floor(options.epochs / 2))
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random)
    for (const at of order) {
      const example = examples[at]!
      scoresInto(probabilities, weights, example.features, example.values, features)
      softmax(probabilities)
      const update = (feature: number, value: number) => {
        for (let c = 0; c < classes; c++) {
          const place = feature * classes + c
          const error = (probabilities[c]! - (c === example.label ? 1 : 0)) * example.weight
          const gradient = error * value + options.penalty * weights[place]!
          squares[place]! += gradient * gradient
          weights[place]! -= (options.rate * gradient) / Math.sqrt(squares[place]!)
        }
      }
      for (let i = 0; i < example.features.length; i++) update(example.features[i]!, example.values[i]!)
      update(features, 1)
    }
    if (epoch >= options.epochs - kept) for (let i = 0; i < sums.length; i++) sums[i]! += weights[i]!
  }
  return { classes, weights: Float32Array.from(sums, sum => sum / kept) }
}

/** Linear scores, one a class; only their differences mean something. */
export function scoresOf(model: Regression, features: Int32Array, values: Float32Array): Float64Array {
  const scores = new Float64Array(model.classes)
  scoresInto(scores, model.weights, features, values, model.weights.length / model.classes - 1)
  return scores
}

function scoresInto(scores: Float64Array, weights: Float32Array, features: Int32Array, values: Float32Array, bias: number): void {
  const classes = scores.length
  for (let c = 0; c < classes; c++) scores[c] = weights[bias * classes + c]!
  for (let i = 0; i < features.length; i++) {
    const base = features[i]! * classes
    const value = values[i]!
    for (let c = 0; c < classes; c++) scores[c]! += weights[base + c]! * value
  }
}

function softmax(scores: Float64Array): void {
  const top = scores.reduce((a, b) => (a > b ? a : b))
  let total = 0
  for (let c = 0; c < scores.length; c++) total += scores[c] = Math.exp(scores[c]! - top)
  for (let c = 0; c < scores.length; c++) scores[c]! /= total
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const kept = order[i]!
    order[i] = order[j]!
    order[j] = kept
  }
}
