import { TAGS, type Tag } from '../model/tag.ts'
import { bootstrap, type Interval } from './bootstrap.ts'
import { kappaOf } from './figures.ts'
import type { LabelledConversation } from './labels.ts'

/** How far two labellers agree on the turns that both labelled. */
export interface Agreement {
  readonly turns: number
  /** Labelled by one only. */
  readonly onlyFirst: number
  readonly onlySecond: number
  /** The same place in both, but other words: not compared. */
  readonly otherWords: number
  /** Share of turns with the same tag. */
  readonly same: Interval
  /** Cohen's kappa over all tags. */
  readonly kappa: Interval
  /** Of each tag against all others; NaN where neither, or nobody else, ever gives another. */
  readonly perTag: Readonly<
    Record<Tag, { readonly first: number; readonly second: number; readonly both: number; readonly kappa: Interval }>
  >
  /** First (rows) × second (columns), in the order of TAGS. */
  readonly confusion: readonly (readonly number[])[]
}

interface LabelledPlace {
  readonly conversation: string
  readonly text: string
  readonly tag: Tag
}

export function agreementOf(first: readonly LabelledConversation[], second: readonly LabelledConversation[]): Agreement {
  const ones = placesOf(first)
  const others = placesOf(second)
  const inBoth = [...ones].flatMap(([key, one]) => {
    const other = others.get(key)
    return other ? [{ one, other }] : []
  })
  const shared = inBoth.filter(({ one, other }) => one.text === other.text)
  const labels = shared.map(({ one, other }) => [TAGS.indexOf(one.tag), TAGS.indexOf(other.tag)] as const)
  const intervals = bootstrap(
    shared.map(({ one }) => one.conversation),
    weights => kappas(labels, weights),
  )
  const matrix = matrixOf(labels, new Float64Array(labels.length).fill(1))
  const perTag = TAGS.map((tag, t) => {
    const sum = (wanted: (one: number, other: number) => boolean) => labels.filter(([one, other]) => wanted(one, other)).length
    const counts = {
      first: sum(one => one === t),
      second: sum((_, other) => other === t),
      both: sum((one, other) => one === t && other === t),
    }
    return [tag, { ...counts, kappa: intervals[tag] }]
  })
  return {
    turns: shared.length,
    onlyFirst: ones.size - inBoth.length,
    onlySecond: others.size - inBoth.length,
    otherWords: inBoth.length - shared.length,
    same: intervals.same,
    kappa: intervals.kappa,
    perTag: Object.fromEntries(perTag),
    confusion: TAGS.map((_, t) => [...matrix.subarray(t * TAGS.length, (t + 1) * TAGS.length)]),
  }
}

function placesOf(conversations: readonly LabelledConversation[]): Map<string, LabelledPlace> {
  const places = conversations.flatMap(({ source, id, turns }) =>
    turns.flatMap(({ role, turn, text, tag }): [string, LabelledPlace][] =>
      role === 'agent' && tag ? [[JSON.stringify([source, id, turn]), { conversation: JSON.stringify([source, id]), text, tag }]] : [],
    ),
  )
  return new Map(places)
}

function matrixOf(labels: readonly (readonly [number, number])[], weights: ArrayLike<number>): Float64Array {
  const matrix = new Float64Array(TAGS.length * TAGS.length)
  labels.forEach(([one, other], i) => {
    matrix[one * TAGS.length + other]! += weights[i]!
  })
  return matrix
}

function kappas(labels: readonly (readonly [number, number])[], weights: ArrayLike<number>): Record<'same' | 'kappa' | Tag, number> {
  const matrix = matrixOf(labels, weights)
  const { accuracy: same, kappa } = kappaOf(matrix, TAGS.length)
  const perTag = TAGS.map((tag, t) => {
    const oneAgainstRest = new Float64Array(4)
    matrix.forEach((count, place) => {
      const row = Math.floor(place / TAGS.length) === t ? 0 : 1
      const column = place % TAGS.length === t ? 0 : 1
      oneAgainstRest[row * 2 + column]! += count
    })
    return [tag, kappaOf(oneAgainstRest, 2).kappa]
  })
  return { same, kappa, ...(Object.fromEntries(perTag) as Record<Tag, number>) }
}
