import { isTaggable } from '../model/turn.ts'
import { hashOf } from '../tagger/hash.ts'
import { bidVector, bidVectorScale, emitBidFeatures } from '../tagger/moments/bid-features.ts'
import { bidCuesIn } from '../tagger/moments/bid-judge.ts'
import type { BidContent } from '../tagger/moments/bid-weights.ts'
import { meets } from '../tagger/moments/watch.ts'
import { type Words, words } from '../text/words.ts'
import { type BidLabel, rulesOf } from './bid-rules.ts'
import { addMeanVector } from './examples.ts'
import { FOLDS, foldsOf, type Origin } from './folds.ts'
import type { LabelledConversation } from './labels.ts'
import type { Scored } from './platt.ts'
import { fitRegression, type Regression, scoresOf, type TrainingExample } from './regression.ts'
import { percent } from './text-table.ts'
import type { WordVectors } from './vectors.ts'

/** A customer's turn of which somebody said whether it is a bid. */
export interface LabelledBid extends Origin, BidLabel {
  readonly said: Words
  /** The agent's words before it. */
  readonly before: Words
  readonly real: boolean
}

/** Chosen by leaving whole sources out; see docs/tagger.md. */
const TRAINING = { classes: 2, epochs: 12, rate: 0.08, penalty: 3e-4, seed: 1 } as const
const BALANCE = 0.5
const LEAST_TURNS = 3
const LARGEST = 2 ** 15 - 1

export function labelledBids(conversations: readonly LabelledConversation[], real: boolean): LabelledBid[] {
  const nothing = words('')
  return conversations.flatMap(({ id, source, turns }) => {
    const found: LabelledBid[] = []
    const spoken = turns.filter(({ internal }) => !internal)
    let before = nothing
    spoken.forEach(({ role, text, bid, met }, at) => {
      if (role === 'agent') before = words(text)
      if (role !== 'customer' || bid === undefined) return
      const said = words(text)
      const answer = spoken.slice(at + 1).find(isTaggable)
      const metByRule = answer?.tag && meets(words(answer.text), { tag: answer.tag, also: answer.also ?? [] }, said)
      found.push({ source, conversation: id, bid, said, before, real, met: met ?? undefined, metByRule })
    })
    return found
  })
}

/**
 * Trains on all, chooses threshold and calibration on left-out parts, folds the vectors in, quantises. Same turns in the same order → the same bytes.
 * Logs how well left-out turns are told, those of the sources `measured` by themselves as well.
 */
export function learnBids(
  turns: readonly LabelledBid[],
  vectors: WordVectors,
  log: (line: string) => void,
  measured: readonly string[] = [],
): BidContent {
  const space = spaceOf(turns, vectors)
  const examples = turns.map(turn => exampleOf(turn, space))
  const features = space.positions.size + vectors.dimensions
  const folds = partsOf(turns)
  const scored = turns.map((turn, at) => ({ turn, at, raw: 0, right: turn.bid }))
  for (let part = 0; part < FOLDS; part++) {
    const model = modelOf(
      examples.filter((_, at) => folds[at] !== part),
      features,
    )
    for (const one of scored) if (folds[one.at] === part) one.raw = probabilityOf(model, examples[one.at]!)
  }
  const rules = rulesOf(scored)
  const tell = (kind: string, wanted: (turn: LabelledBid) => boolean): void => {
    const some = scored.filter(({ turn }) => wanted(turn))
    const found = some.filter(({ turn, raw }) => raw >= (turn.metByRule ? rules.met : rules.missed).from)
    if (some.length > 0)
      log(
        `bids, ${kind}, left out, met from ${rules.met.from.toFixed(3)}, missed from ${rules.missed.from.toFixed(3)}: ${figuresOf(some, found)}`,
      )
  }
  tell('written', ({ real }) => !real)
  tell('real', ({ real }) => real)
  if (measured.length > 0) tell(measured.join(' '), ({ source }) => measured.includes(source))
  return {
    ...rules,
    ...contentOf(modelOf(examples, features), space),
  }
}

interface BidSpace {
  readonly positions: ReadonlyMap<number, number>
  readonly vectors: WordVectors
  readonly words: ReadonlyMap<string, number>
}

function spaceOf(turns: readonly LabelledBid[], vectors: WordVectors): BidSpace {
  const folded = new Set(vectors.vocabulary.map(word => bidVector(hashOf(word))))
  const counts = new Map<number, number>()
  for (const turn of turns) {
    const seen = new Set<number>()
    emitBidFeatures(turn.said, turn.before, bidCuesIn(turn.said), feature => seen.add(feature))
    for (const feature of seen) if (!folded.has(feature)) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  }
  const frequent = [...counts].filter(([, count]) => count >= LEAST_TURNS)
  return {
    positions: new Map(frequent.map(([feature], position) => [feature, position])),
    vectors,
    words: new Map(vectors.vocabulary.map((word, row) => [word, row])),
  }
}

function exampleOf({ said, before, bid }: LabelledBid, space: BidSpace): TrainingExample {
  const sums = new Map<number, number>()
  const add = (position: number, value: number) => sums.set(position, (sums.get(position) ?? 0) + value)
  emitBidFeatures(said, before, bidCuesIn(said), (feature, value) => {
    const position = space.positions.get(feature)
    if (position !== undefined) add(position, value)
  })
  addMeanVector(said.tokens, bidVectorScale(said.tokens.length), space.positions.size, space, add)
  return { features: Int32Array.from(sums.keys()), values: Float32Array.from(sums.values()), label: bid ? 1 : 0, weight: 1 }
}

function partsOf(turns: readonly LabelledBid[]): number[] {
  const of = [false, true].map(kind =>
    foldsOf(
      turns.filter(({ real }) => real === kind),
      kind,
    ),
  )
  return turns.map(turn => of[Number(turn.real)]!(turn))
}

function modelOf(examples: readonly TrainingExample[], features: number): Regression {
  const bids = examples.filter(({ label }) => label === 1).length / examples.length
  const balance = [1 - bids, bids].map(share => (0.5 / share) ** BALANCE)
  return fitRegression(
    examples.map(example => ({ ...example, weight: example.weight * balance[example.label]! })),
    { ...TRAINING, features },
  )
}

function probabilityOf(model: Regression, { features, values }: TrainingExample): number {
  const [none, some] = scoresOf(model, features, values)
  return 1 / (1 + Math.exp(none! - some!))
}

function contentOf(model: Regression, { positions, vectors, words }: BidSpace): Pick<BidContent, 'features' | 'values' | 'scale' | 'bias'> {
  const weightAt = (position: number): number => model.weights[position * 2 + 1]! - model.weights[position * 2]!
  const entries = new Map<number, number>()
  for (const [feature, position] of positions) entries.set(feature, weightAt(position))
  const { dimensions, rows } = vectors
  const ofDimensions = Array.from({ length: dimensions }, (_, d) => weightAt(positions.size + d))
  for (const [word, row] of words) {
    entries.set(
      bidVector(hashOf(word)),
      ofDimensions.reduce((sum, weight, d) => sum + weight * rows[row * dimensions + d]!, 0),
    )
  }
  const scale = [...entries.values()].reduce((most, value) => Math.max(most, Math.abs(value)), 0) / LARGEST || 1
  const kept = [...entries].map(([feature, value]) => [feature, Math.round(value / scale)] as const).sort((a, b) => a[0] - b[0])
  return {
    features: Int32Array.from(kept, ([feature]) => feature),
    values: Int16Array.from(kept, ([, value]) => value),
    scale,
    bias: weightAt(positions.size + dimensions),
  }
}

function figuresOf(turns: readonly Scored[], found: readonly Scored[]): string {
  const right = found.filter(one => one.right).length
  const bids = turns.filter(one => one.right).length
  const shares = `precision ${percent(right / found.length)} %, recall ${percent(right / bids)} %, F1 ${percent((2 * right) / (found.length + bids))} %`
  return `${bids} of ${turns.length} customers' turns; ${shares}`
}
