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
  const { classes, features, rate, penalty } = options
  // A feature's weights and the sums of their squared gradients lie side by side: they are read of memory together, which takes most of the time.
  const row = 2 * classes
  const table = new Float32Array((features + 1) * row)
  for (let start = 0; start < table.length; start += row) table.fill(1e-2, start + classes, start + row)
  const random = seededRandom(options.seed)
  const order = Int32Array.from(examples.keys())
  const errors = new Float64Array(classes)
  const sums = new Float64Array((features + 1) * classes)
  const kept = Math.max(1, Math.floor(options.epochs / 2))

  const update = (feature: number, value: number) => {
    for (let c = 0, place = feature * row; c < classes; c++, place++) {
      const gradient = errors[c]! * value + penalty * table[place]!
      table[place + classes]! += gradient * gradient
      table[place]! -= (rate * gradient) / Math.sqrt(table[place + classes]!)
    }
  }
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random)
    for (const at of order) {
      const { features: places, values, label, weight } = examples[at]!
      scoresInto(errors, table, row, places, values, features)
      softmax(errors)
      for (let c = 0; c < classes; c++) errors[c] = (errors[c]! - (c === label ? 1 : 0)) * weight
      for (let i = 0; i < places.length; i++) update(places[i]!, values[i]!)
      update(features, 1)
    }
    if (epoch < options.epochs - kept) continue
    for (let feature = 0; feature <= features; feature++)
      for (let c = 0; c < classes; c++) sums[feature * classes + c]! += table[feature * row + c]!
  }
  return { classes, weights: Float32Array.from(sums, sum => sum / kept) }
}

/** Linear scores, one a class; only their differences mean something. */
export function scoresOf(model: Regression, features: Int32Array, values: Float32Array): Float64Array {
  const scores = new Float64Array(model.classes)
  scoresInto(scores, model.weights, model.classes, features, values, model.weights.length / model.classes - 1)
  return scores
}

/** `row` is how far apart the weights of two features lie. */
function scoresInto(
  scores: Float64Array,
  weights: Float32Array,
  row: number,
  features: Int32Array,
  values: Float32Array,
  bias: number,
): void {
  const classes = scores.length
  for (let c = 0; c < classes; c++) scores[c] = weights[bias * row + c]!
  for (let i = 0; i < features.length; i++) {
    const base = features[i]! * row
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
