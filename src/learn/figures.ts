import { DONTS, isDont, TAGS, type Tag } from '../model/tag.ts'
import type { JudgedTurn } from './judged.ts'

/** Shares are between 0 and 1; NaN where there is nothing to take a share of. */
const FIGURES = [
  'accuracy',
  'kappa',
  'macroF1',
  'dontF1',
  'dontPrecision',
  'dontRecall',
  'falseAlarmRate',
  'falseAlarmsPer1000',
  'severeRecall',
  'auc',
  'precisionAtRecall30',
  'precisionAtRecall50',
  'precisionAtRecall75',
] as const
export type FigureName = (typeof FIGURES)[number] | `${Tag}.${'precision' | 'recall' | 'f1'}`
export type Figures = Readonly<Record<FigureName, number>>

/** Recalls at which the precision of the ranking is told. */
const RECALLS = [0.3, 0.5, 0.75] as const

/** Labelled × tagged, both in the order of TAGS, row-major; a turn counts `weights[i]` times. */
export function confusionOf(turns: readonly Pick<JudgedTurn, 'want' | 'got'>[], weights: ArrayLike<number>): Float64Array {
  const matrix = new Float64Array(TAGS.length * TAGS.length)
  turns.forEach(({ want, got }, i) => {
    matrix[TAGS.indexOf(want) * TAGS.length + TAGS.indexOf(got)]! += weights[i]!
  })
  return matrix
}

/** All figures of turns that are sorted by their any-don't score, the highest first; a turn counts `weights[i]` times. */
export function figuresOf(turns: readonly JudgedTurn[], weights: ArrayLike<number>): Figures {
  return { ...tagFigures(confusionOf(turns, weights)), ...ofRanking(turns, weights), severeRecall: severeRecall(turns, weights) }
}

/** The figures for which tags alone are enough. `matrix`: labelled × tagged, in the order of TAGS. */
export function tagFigures(matrix: Float64Array) {
  const perTag = ofTags(matrix)
  const present = TAGS.filter(tag => !Number.isNaN(perTag[`${tag}.f1`]))
  const mean = (tags: readonly Tag[]): number => tags.reduce((sum, tag) => sum + perTag[`${tag}.f1`], 0) / tags.length
  return { ...perTag, ...ofDonts(matrix), ...kappaOf(matrix, TAGS.length), macroF1: mean(present), dontF1: mean(present.filter(isDont)) }
}

function ofTags(matrix: Float64Array): Record<`${Tag}.${'precision' | 'recall' | 'f1'}`, number> {
  const entries = TAGS.flatMap((tag, t) => {
    const hit = matrix[t * TAGS.length + t]!
    const labelled = TAGS.reduce((sum, _, other) => sum + matrix[t * TAGS.length + other]!, 0)
    const tagged = TAGS.reduce((sum, _, other) => sum + matrix[other * TAGS.length + t]!, 0)
    return [
      [`${tag}.precision`, hit / tagged],
      [`${tag}.recall`, hit / labelled],
      [`${tag}.f1`, labelled === 0 ? Number.NaN : (2 * hit) / (labelled + tagged)],
    ]
  })
  return Object.fromEntries(entries)
}

const FIRST_DONT = TAGS.indexOf(DONTS[0])

function ofDonts(matrix: Float64Array) {
  let hit = 0
  let labelled = 0
  let tagged = 0
  let total = 0
  matrix.forEach((count, place) => {
    const want = Math.floor(place / TAGS.length) >= FIRST_DONT
    const got = place % TAGS.length >= FIRST_DONT
    total += count
    if (want) labelled += count
    if (got) tagged += count
    if (want && got) hit += count
  })
  return {
    dontPrecision: hit / tagged,
    dontRecall: hit / labelled,
    falseAlarmRate: (tagged - hit) / (total - labelled),
    falseAlarmsPer1000: (1000 * (tagged - hit)) / total,
  }
}

/** Cohen's kappa (1960): agreement beyond what the two would reach by chance; NaN where both always say the same. */
export function kappaOf(matrix: ArrayLike<number>, size: number): { readonly accuracy: number; readonly kappa: number } {
  let total = 0
  let same = 0
  const rows = new Float64Array(size)
  const columns = new Float64Array(size)
  for (let place = 0; place < size * size; place++) {
    const count = matrix[place]!
    const row = Math.floor(place / size)
    const column = place % size
    total += count
    if (row === column) same += count
    rows[row]! += count
    columns[column]! += count
  }
  const chance = rows.reduce((sum, count, t) => sum + (count / total) * (columns[t]! / total), 0)
  return { accuracy: same / total, kappa: (same / total - chance) / (1 - chance) }
}

// Turns with equal scores are taken together: their order in the file decides nothing.
function ofRanking(turns: readonly JudgedTurn[], weights: ArrayLike<number>) {
  const donts = turns.reduce((sum, { want }, i) => sum + (isDont(want) ? weights[i]! : 0), 0)
  const others = turns.reduce((sum, _, i) => sum + weights[i]!, 0) - donts
  const precisions = RECALLS.map(() => Number.NaN)
  let right = 0
  let wrong = 0
  let above = 0 // pairs of a don't and another turn in which the don't is ranked higher, ties half
  for (let from = 0, to = 0; from < turns.length; from = to) {
    let tiedRight = 0
    let tiedWrong = 0
    for (; to < turns.length && turns[to]!.anyDont === turns[from]!.anyDont; to++) {
      if (isDont(turns[to]!.want)) tiedRight += weights[to]!
      else tiedWrong += weights[to]!
    }
    above += tiedWrong * (right + tiedRight / 2)
    right += tiedRight
    wrong += tiedWrong
    RECALLS.forEach((recall, r) => {
      if (Number.isNaN(precisions[r]) && donts > 0 && right >= recall * donts) precisions[r] = right / (right + wrong)
    })
  }
  return {
    auc: above / (donts * others),
    precisionAtRecall30: precisions[0]!,
    precisionAtRecall50: precisions[1]!,
    precisionAtRecall75: precisions[2]!,
  }
}

function severeRecall(turns: readonly JudgedTurn[], weights: ArrayLike<number>): number {
  let severe = 0
  let said = 0
  turns.forEach(({ want, got, severity }, i) => {
    if (!isDont(want) || severity < 2) return
    severe += weights[i]!
    if (isDont(got)) said += weights[i]!
  })
  return said / severe
}
