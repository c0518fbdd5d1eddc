import { TAGS } from '../model/tag.ts'
import { clean } from '../reporters/escape.ts'
import type { BidEvaluation } from './bid-figures.ts'
import type { Interval } from './bootstrap.ts'
import type { Evaluation, Measured } from './evaluate.ts'
import type { FigureName } from './figures.ts'
import { count, percent, table, withInterval } from './text-table.ts'

/** The evaluation for a terminal, of tags, of bids, or both. Percentages; 95 % intervals in brackets; – where there is nothing to measure. */
export function evaluationText(evaluation: Evaluation | undefined, bids?: BidEvaluation): string {
  const sections = [...(evaluation === undefined ? [] : ofTags(evaluation)), ...(bids === undefined ? [] : [ofBids(bids)])]
  return `${sections.join('\n\n')}\n`
}

function ofTags(evaluation: Evaluation): string[] {
  const { turns, conversations } = evaluation
  return [
    `${count(turns, 'labelled turn')} of agents in ${count(conversations, 'conversation')}; all figures in %, [95 % intervals] by resampling conversations`,
    tagTable(evaluation),
    summary(evaluation),
    donts(evaluation),
    confusion(evaluation),
    ...(evaluation.bySource.length > 1 ? [bySource(evaluation)] : []),
    ...(evaluation.pairs.pairs > 0 ? [pairs(evaluation)] : []),
    reliability(evaluation),
  ]
}

function tagTable({ support, tagged, figures }: Evaluation): string {
  const rows = TAGS.map(tag => [
    tag,
    `${support[tag]}`,
    `${tagged[tag]}`,
    ...(['precision', 'recall', 'f1'] as const).map(name => withInterval(figures[`${tag}.${name}`])),
  ])
  return table([['tag', 'labelled', 'tagged', 'precision', 'recall', 'F1'], ...rows])
}

function summary({ figures }: Evaluation): string {
  return table([
    ['macro-F1', withInterval(figures.macroF1)],
    ['don’t-F1', withInterval(figures.dontF1)],
    ['right', withInterval(figures.accuracy)],
    ['kappa', withInterval(figures.kappa), '100 would be perfect, 0 chance'],
  ])
}

function donts(evaluation: Evaluation): string {
  const { figures, donts: labelled, said, severe, possible } = evaluation
  const perThousand = figures.falseAlarmsPer1000
  const asShare: Interval = { value: perThousand.value / 100, low: perThousand.low / 100, high: perThousand.high / 100 }
  const rows: readonly (readonly [string, Interval, string])[] = [
    ['precision, as said', figures.dontPrecision, `of ${said} said`],
    ['recall, as said', figures.dontRecall, `of ${labelled} labelled`],
    ['recall of severity 2 and 3', figures.severeRecall, `of ${severe} labelled so`],
    ['false alarms', figures.falseAlarmRate, 'of the turns that are none'],
    ['false alarms in 1,000 turns', asShare, 'a number, not %'],
    ['AUC of the score', figures.auc, ''],
    ['precision at recall 30 %', figures.precisionAtRecall30, ''],
    ['precision at recall 50 %', figures.precisionAtRecall50, ''],
    ['precision at recall 75 %', figures.precisionAtRecall75, ''],
  ]
  const lines = rows.map(([name, interval, note]) => [name, withInterval(interval), note])
  const suspected = `suspected only: ${possible.turns} turns, ${possible.donts} of them labelled a don’t`
  return `any don’t\n${table(lines, 2)}\n  ${suspected}`
}

const SHORT = {
  yes: 'yes',
  'small-talk': 'small',
  neutral: 'neut',
  stonewalling: 'stone',
  defensiveness: 'defen',
  criticism: 'criti',
  contempt: 'conte',
}

function confusion({ confusion: rows }: Evaluation): string {
  const head = ['labelled ↓ tagged →', ...TAGS.map(tag => SHORT[tag])]
  return table([head, ...TAGS.map((tag, t) => [tag, ...rows[t]!.map(String)])])
}

const SOURCE_FIGURES: readonly (readonly [string, FigureName])[] = [
  ['macro-F1', 'macroF1'],
  ['don’t-F1', 'dontF1'],
  ['precision', 'dontPrecision'],
  ['recall', 'dontRecall'],
  ['false', 'falseAlarmRate'],
  ['AUC', 'auc'],
]

function bySource({ bySource: sources }: Evaluation): string {
  const head = ['source', 'turns', 'don’ts', ...SOURCE_FIGURES.map(([name]) => name)]
  const row = (source: { readonly source: string } & Measured) => [
    source.source || '(none)',
    `${source.turns}`,
    `${source.donts}`,
    ...SOURCE_FIGURES.map(([, figure]) => percent(source.figures[figure].value)),
  ]
  return table([head, ...sources.map(row)])
}

function ofBids({ turns, bids, missed, found, foundMissed, figures }: BidEvaluation): string {
  const rows: readonly (readonly [string, Interval, string])[] = [
    ['precision', figures.precision, `of ${found} found`],
    ['recall', figures.recall, `of ${bids} labelled`],
    ['F1', figures.f1, ''],
    ['met or missed told right', figures.metRight, 'of those rightly found'],
    ['missed: precision', figures.missedPrecision, `of ${foundMissed} listed; a bid, and missed`],
    ['missed: recall', figures.missedRecall, `of ${missed} labelled so`],
    ['missed: F1', figures.missedF1, ''],
  ]
  // Where nobody said whether a bid was met, there is nothing to tell of it.
  const told = Number.isNaN(figures.metRight.value) && missed === 0 ? rows.slice(0, 3) : rows
  return `bids (doors that customers open), of ${count(turns, 'labelled turn')} of customers; in %\n${table(
    told.map(([name, interval, note]) => [name, withInterval(interval), note]),
    2,
  )}`
}

const MOST_NAMED = 12

function pairs({ pairs: { pairs: all, ordered, dontPairs, dontOrdered, unsolved } }: Evaluation): string {
  const named = unsolved.slice(0, MOST_NAMED).join(', ')
  const rest = unsolved.length > MOST_NAMED ? ` and ${unsolved.length - MOST_NAMED} more (--reporter json names all)` : ''
  return [
    `minimal pairs: ${ordered} of ${all} ordered as labelled (${percent(ordered / all)} %); a don’t against none: ${dontOrdered} of ${dontPairs}`,
    ...(unsolved.length > 0 ? [`  unsolved: ${clean(named)}${rest}`] : []),
  ].join('\n')
}

function reliability({ reliability: { steps, error, donts: said } }: Evaluation): string {
  const rows = steps.map(step => [
    `${percent(step.from, 0)}–${percent(step.to, 0)}`,
    `${step.turns}`,
    percent(step.confidence),
    percent(step.right),
  ])
  return [
    table([['confidence', 'turns', 'mean', 'right'], ...rows]),
    `expected calibration error ${error.toFixed(3)}`,
    `said as a don’t: ${said.turns} turns, mean confidence ${percent(said.confidence)}, ${percent(said.rightAnyDont)} are one, ${percent(said.right)} this one`,
  ].join('\n')
}
