import { isDont, TAGS, type Tag } from '../model/tag.ts'
import { bootstrap, type Interval } from './bootstrap.ts'
import { confusionOf, type FigureName, figuresOf } from './figures.ts'
import type { JudgedTurn } from './judged.ts'
import { type PairAccuracy, pairAccuracyOf } from './pairs.ts'
import { type Reliability, reliabilityOf } from './reliability.ts'

/** Figures of one set of turns, each with its interval. */
export interface Measured {
  readonly turns: number
  readonly conversations: number
  /** Turns labelled a don't. */
  readonly donts: number
  /** Turns tagged a don't. */
  readonly said: number
  readonly figures: Readonly<Record<FigureName, Interval>>
  /** Labelled (rows) × tagged (columns), both in the order of TAGS. */
  readonly confusion: readonly (readonly number[])[]
}

export interface Evaluation extends Measured {
  readonly support: Readonly<Record<Tag, number>>
  readonly tagged: Readonly<Record<Tag, number>>
  /** Don'ts labelled severity 2 or 3. */
  readonly severe: number
  /** Suspected, not said; and how many of these are a don't. */
  readonly possible: { readonly turns: number; readonly donts: number }
  /** In code-unit order of the source. */
  readonly bySource: readonly ({ readonly source: string } & Measured)[]
  readonly pairs: PairAccuracy
  readonly reliability: Reliability
}

/** Everything that is measured of a tagger on labelled turns. */
export function evaluate(turns: readonly JudgedTurn[]): Evaluation {
  const suspected = turns.filter(({ possible }) => possible)
  const count = (wanted: (turn: JudgedTurn) => boolean): number => turns.filter(wanted).length
  const byTag = (tagOf: (turn: JudgedTurn) => Tag) =>
    Object.fromEntries(TAGS.map(tag => [tag, count(turn => tagOf(turn) === tag)])) as Record<Tag, number>
  const sources = [...new Set(turns.map(({ source }) => source))].sort()
  return {
    ...measured(turns),
    support: byTag(({ want }) => want),
    tagged: byTag(({ got }) => got),
    severe: count(({ want, severity }) => isDont(want) && severity >= 2),
    possible: { turns: suspected.length, donts: suspected.filter(({ want }) => isDont(want)).length },
    bySource: sources.map(source => ({ source, ...measured(turns.filter(turn => turn.source === source)) })),
    pairs: pairAccuracyOf(turns),
    reliability: reliabilityOf(turns),
  }
}

function measured(turns: readonly JudgedTurn[]): Measured {
  const sorted = [...turns].sort((a, b) => b.anyDont - a.anyDont)
  const confusion = confusionOf(turns, new Float64Array(turns.length).fill(1))
  const conversations = sorted.map(({ source, conversation }) => JSON.stringify([source, conversation]))
  return {
    turns: turns.length,
    conversations: new Set(conversations).size,
    donts: turns.filter(({ want }) => isDont(want)).length,
    said: turns.filter(({ got }) => isDont(got)).length,
    figures: bootstrap(conversations, weights => figuresOf(sorted, weights)),
    confusion: TAGS.map((_, t) => [...confusion.subarray(t * TAGS.length, (t + 1) * TAGS.length)]),
  }
}
