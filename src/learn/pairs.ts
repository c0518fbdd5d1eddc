import { isDont, TAGS } from '../model/tag.ts'
import type { JudgedTurn } from './judged.ts'

/** Minimal pairs: turns that differ in little but their label. */
export interface PairAccuracy {
  readonly pairs: number
  readonly ordered: number
  /** Pairs of a don't and a turn that is none: ordered where the don't has the higher any-don't score. */
  readonly dontPairs: number
  readonly dontOrdered: number
  /** Names of the pairs that are not, in code-unit order. */
  readonly unsolved: readonly string[]
}

/** Turns of a pair with the same label say nothing and are not counted; a group of more than two counts for each two that differ. */
export function pairAccuracyOf(turns: readonly JudgedTurn[]): PairAccuracy {
  const groups = new Map<string, JudgedTurn[]>()
  for (const turn of turns) {
    if (turn.pair === undefined) continue
    const key = `${turn.source}\0${turn.pair}`
    groups.set(key, [...(groups.get(key) ?? []), turn])
  }
  const twos = [...groups.values()].flatMap(group =>
    group.flatMap((one, i) => group.slice(i + 1).flatMap(other => (one.want === other.want ? [] : [{ one, other }]))),
  )
  const isDontPair = ({ one, other }: Two): boolean => isDont(one.want) !== isDont(other.want)
  const solved = twos.filter(isOrdered)
  const unsolved = twos.filter(two => !isOrdered(two)).map(({ one }) => one.pair!)
  return {
    pairs: twos.length,
    ordered: solved.length,
    dontPairs: twos.filter(isDontPair).length,
    dontOrdered: solved.filter(isDontPair).length,
    unsolved: [...new Set(unsolved)].sort(),
  }
}

interface Two {
  readonly one: JudgedTurn
  readonly other: JudgedTurn
}

// Between two don'ts, or two that are none, the tags themselves are compared: each must lean to its own label more than the other does.
function isOrdered({ one, other }: Two): boolean {
  if (isDont(one.want) !== isDont(other.want)) {
    const [dont, none] = isDont(one.want) ? [one, other] : [other, one]
    return dont.anyDont > none.anyDont
  }
  const lean = ({ scores }: JudgedTurn): number => scores[TAGS.indexOf(one.want)]! - scores[TAGS.indexOf(other.want)]!
  return lean(one) > lean(other)
}
