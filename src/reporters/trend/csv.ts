import { rateOf } from '../../measures/statistics.ts'
import type { PeriodView, SeriesView } from '../../measures/trend.ts'
import { TAGS } from '../../model/tag.ts'
import { cell } from '../csv.ts'
import type { TrendReporter } from './reporter.ts'

type Value = string | number | undefined
type Column = readonly [name: string, value: (period: PeriodView, series: SeriesView) => Value]

/** Columns are promises: new ones are added at the end. */
const COLUMNS: readonly Column[] = [
  ['agent', (_, series) => (series.key === undefined ? '' : series.label)],
  ['agent_key', (_, series) => series.key],
  ['team', (_, series) => series.team],
  ['period', period => period.label],
  ['start', period => period.start],
  ['nights', period => period.nights],
  ['turns', period => period.turns],
  ...TAGS.map((tag): Column => [tag.replace('-', '_'), period => period.tags[tag]]),
  ...(['donts', 'warmth'] as const).flatMap((name): Column[] => [
    [name, period => period[name]],
    [`${name}_rate`, period => round(rateOf(period[name], period.turns).rate)],
    [`${name}_low`, period => round(rateOf(period[name], period.turns).low)],
    [`${name}_high`, period => round(rateOf(period[name], period.turns).high)],
  ]),
]

/** One row for each agent and period; without an agent it is of everybody. */
export const csv: TrendReporter = {
  name: 'csv',
  title: 'One row for each agent and period, for a spreadsheet',
  extension: 'csv',
  render: ({ series }) => {
    const rows = series.flatMap(one => one.periods.map(period => COLUMNS.map(([, value]) => cell(value(period, one)))))
    return [COLUMNS.map(([name]) => name), ...rows].map(row => `${row.join(',')}\n`).join('')
  },
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000 + 0
}
