import { inContext, type TurnInContext } from '../tagger/context.ts'
import type { Cue } from '../tagger/cues/cue.ts'
import { emitFeatures, turnScale } from '../tagger/features.ts'
import { hashOf } from '../tagger/hash.ts'
import type { Match } from '../tagger/matcher.ts'
import { fold, OWN_VECTOR_SCALE, ownVector, THEIR_VECTOR_SCALE, theirVector } from '../tagger/word-features.ts'
import type { LabelledTurn } from './label-line.ts'
import type { LabelledConversation } from './labels.ts'
import type { WordVectors } from './vectors.ts'

/** A labelled agent's turn in its context. */
export interface LabelledExample extends JudgedContext {
  readonly turn: LabelledTurn
  readonly source: string
  readonly conversation: string
  /** The agent's turn before, where there is one. */
  readonly previous: JudgedContext | undefined
}

/** A turn as the weights see it. */
export interface JudgedContext {
  readonly context: TurnInContext
  readonly hits: readonly Match<Cue>[]
}

export type HitsOf = (turn: TurnInContext) => readonly Match<Cue>[]

export function examplesOf(conversations: readonly LabelledConversation[], hitsOf: HitsOf): LabelledExample[] {
  // Most threads of a corpus carry no label: nothing of them is looked at.
  const labelled = conversations.filter(({ turns }) => turns.some(({ tag }) => tag !== undefined))
  return labelled.flatMap(({ id, source, turns }) =>
    [...inContext(turns, turn => turn.role === 'agent' && (turn as LabelledTurn).tag !== undefined)].map(({ context }) => ({
      context,
      hits: hitsOf(context),
      turn: context.turn as LabelledTurn,
      source,
      conversation: id,
      previous: context.previous && { context: context.previous, hits: hitsOf(context.previous) },
    })),
  )
}

/** Which features are learned, and where each stands in a training example. */
export interface FeatureSpace {
  readonly size: number
  readonly positions: ReadonlyMap<number, number>
  readonly vectors: WordVectors
  readonly words: ReadonlyMap<string, number>
  /** Where the dimensions of the agent's mean vector begin; the customer's follow. */
  readonly vectorsAt: number
}

/** Features that occur in fewer turns teach nothing about other turns. */
const LEAST_TURNS = 10

/** Single features seen often enough, then the dimensions of the mean word vectors of agent and customer. */
export function featureSpace(examples: readonly LabelledExample[], vectors: WordVectors): FeatureSpace {
  const folded = new Set(vectors.vocabulary.flatMap(word => [ownVector(hashOf(word)), theirVector(hashOf(word))]))
  const counts = new Map<number, number>()
  for (const { context, hits } of examples) {
    const seen = new Set<number>()
    emitFeatures(context, hits, feature => seen.add(feature))
    for (const feature of seen) if (!folded.has(feature)) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  }
  const positions = new Map<number, number>()
  for (const [feature, count] of counts) if (count >= LEAST_TURNS) positions.set(feature, positions.size)
  const words = new Map(vectors.vocabulary.map((word, row) => [word, row]))
  return { positions, vectors, words, vectorsAt: positions.size, size: positions.size + 2 * vectors.dimensions }
}

export interface NumberedTurn {
  readonly features: Int32Array
  readonly values: Float32Array
}

export function numbered({ context, hits }: JudgedContext, space: FeatureSpace): NumberedTurn {
  const sums = new Map<number, number>()
  const add = (position: number, value: number) => sums.set(position, (sums.get(position) ?? 0) + value)
  emitFeatures(context, hits, (feature, value) => {
    const position = space.positions.get(feature)
    if (position !== undefined) add(position, value)
  })
  const { length: own } = context.words.tokens
  const { length: theirs } = context.beforeWords.tokens
  const scale = turnScale(context)
  addMeanVector(context.words.tokens, (scale * OWN_VECTOR_SCALE) / Math.max(1, own), space.vectorsAt, space, add)
  addMeanVector(
    context.beforeWords.tokens,
    (scale * THEIR_VECTOR_SCALE) / Math.max(1, theirs),
    space.vectorsAt + space.vectors.dimensions,
    space,
    add,
  )
  return { features: Int32Array.from(sums.keys()), values: Float32Array.from(sums.values()) }
}

/** Adds the words' vectors, each times `share`, as features from `start` on. */
export function addMeanVector(
  tokens: readonly string[],
  share: number,
  start: number,
  { vectors, words }: Pick<FeatureSpace, 'vectors' | 'words'>,
  add: (position: number, value: number) => void,
): void {
  const { dimensions, rows } = vectors
  const sums = new Float64Array(dimensions)
  for (const token of tokens) {
    const row = token === '\n' || token === '"' ? undefined : words.get(fold(token))
    if (row !== undefined) for (let c = 0; c < dimensions; c++) sums[c]! += rows[row * dimensions + c]!
  }
  for (let c = 0; c < dimensions; c++) if (sums[c] !== 0) add(start + c, sums[c]! * share)
}
