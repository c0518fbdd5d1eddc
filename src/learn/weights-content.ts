import { TAGS } from '../model/tag.ts'
import { hashOf } from '../tagger/hash.ts'
import { COLUMNS, type Decision, DONT_COLUMN, SEVERITY_COLUMN, type WeightsContent } from '../tagger/weights.ts'
import { ownVector, theirVector } from '../tagger/word-features.ts'
import type { FeatureSpace } from './examples.ts'
import type { Regression } from './regression.ts'

/** Of all tags, and of any don't against none: together they make the probabilities. */
export interface Regressions {
  readonly tags: Regression
  readonly anyDont: Regression
}

const QUANTA = 127
const LEAST_WEIGHT = 19 // quanta: rows without a larger one move macro-F1 by two tenths of a point at most, and every look-up waits for memory
const CLIP = 0.9995 // quantile of weights: the few larger ones are cut, or all others would lose their precision

/** Folds word vectors into one row a word, prunes and quantises what was learned. */
export function weightsContent(
  space: FeatureSpace,
  { tags, anyDont }: Regressions,
  severity: Regression,
  decision: Decision,
  trainedOn: string,
): WeightsContent {
  const difference = ({ weights }: Regression, position: number): number => weights[position * 2 + 1]! - weights[position * 2]!
  const rowOf = (position: number): number[] => {
    const row = Array.from({ length: COLUMNS }, (_, c) => (c < TAGS.length ? tags.weights[position * TAGS.length + c]! : 0))
    row[SEVERITY_COLUMN] = difference(severity, position)
    row[DONT_COLUMN] = difference(anyDont, position)
    return row
  }
  const entries = new Map<number, number[]>()
  for (const [feature, position] of space.positions) entries.set(feature, rowOf(position))
  const { dimensions, vocabulary, rows } = space.vectors
  for (const [own, start] of [
    [true, space.vectorsAt],
    [false, space.vectorsAt + dimensions],
  ] as const) {
    const columns = Array.from({ length: dimensions }, (_, d) => rowOf(start + d))
    vocabulary.forEach((word, index) => {
      const folded = new Array<number>(COLUMNS).fill(0)
      for (let d = 0; d < dimensions; d++) for (let c = 0; c < COLUMNS; c++) folded[c]! += columns[d]![c]! * rows[index * dimensions + d]!
      entries.set(own ? ownVector(hashOf(word)) : theirVector(hashOf(word)), folded)
    })
  }
  return { ...quantised(entries), bias: rowOf(space.size), decision, trainedOn }
}

function quantised(entries: ReadonlyMap<number, readonly number[]>): Pick<WeightsContent, 'features' | 'rows' | 'scale'> {
  // Only differences between tags matter: centred rows are smaller.
  const centred = [...entries].map(([feature, row]) => {
    const mean = row.slice(0, TAGS.length).reduce((a, b) => a + b, 0) / TAGS.length
    return [feature, row.map((value, c) => (c < TAGS.length ? value - mean : value))] as const
  })
  const sizes = Float64Array.from(centred.flatMap(([, row]) => row.map(Math.abs))).sort()
  const scale = (sizes[Math.floor((sizes.length - 1) * CLIP)] || 1) / QUANTA
  const kept = centred
    .map(([feature, row]) => [feature, row.map(value => Math.max(-QUANTA, Math.min(QUANTA, Math.round(value / scale))))] as const)
    .filter(([, row]) => row.some(value => Math.abs(value) > LEAST_WEIGHT))
    .sort((a, b) => a[0] - b[0])
  return { features: Int32Array.from(kept, ([feature]) => feature), rows: Int8Array.from(kept.flatMap(([, row]) => row)), scale }
}
