import { Chalk, type ChalkInstance } from 'chalk'
import stringWidth from 'string-width'
import type { Slope } from '../../measures/slope.ts'
import type { PeriodView, SeriesView, TrendView } from '../../measures/trend.ts'
import { USUAL_RATE } from '../../measures/views.ts'
import { taggerId } from '../../model/night.ts'
import { fitTo } from '../cells.ts'
import { clean } from '../escape.ts'
import { percent } from '../figures.ts'
import type { TrendReporter } from './reporter.ts'
import { sparkline } from './sparkline.ts'

/** Bars of a sparkline; more periods than that share one. */
const BARS = 24
const WIDEST_NAME = 28
const NARROWEST = 40
const GAP = '  '

interface Column {
  readonly head: string
  readonly cell: (series: SeriesView) => string
  readonly align: 'left' | 'right'
  /** Where the terminal is too narrow the highest goes first; 0 stays. */
  readonly spare: number
  readonly paint?: ((text: string, series: SeriesView) => string) | undefined
}

export const pretty: TrendReporter = {
  name: 'pretty',
  title: 'A line for everybody and each agent, for reading in a terminal',
  extension: 'txt',
  render: (trend, { color, width }) => {
    const chalk = new Chalk({ level: color ? 1 : 0 })
    const { first, last, nights, by, tagger } = trend
    const span = first === last ? first : `${first} to ${last}`
    const lines = [
      `${span} · ${nights} ${nights === 1 ? 'night' : 'nights'} · by ${by} · tagger ${taggerId(tagger)}`,
      ...unlike(trend),
      '',
      ...table(trend, Math.max(NARROWEST, width), chalk),
      '',
      ...legend(trend).map(text => chalk.dim(text)),
    ]
    return `${lines.join('\n')}\n`
  },
}

function unlike({ unlike, mixed }: TrendView): readonly string[] {
  const what = mixed ? 'counted in, though its rates are not alike' : 'left out: its rates are not alike'
  return unlike.map(({ tagger, nights, first, last }) => {
    const span = first === last ? first : `${first} to ${last}`
    return `${nights} ${nights === 1 ? 'night' : 'nights'} (${span}) by tagger ${taggerId(tagger)} ${what}; saltshaker rescore tags them anew`
  })
}

function table({ series, by }: TrendView, width: number, chalk: ChalkInstance): readonly string[] {
  let columns = columnsOf(by, chalk).map(column => {
    const cells = series.map(column.cell)
    // Of our own making: one character, one column.
    return { ...column, cells, width: cells.reduce((widest, cell) => Math.max(widest, cell.length), column.head.length) }
  })
  const labels = series.map(({ label }) => clean(label))
  const names = Math.min(
    WIDEST_NAME,
    labels.reduce((widest, label) => Math.max(widest, stringWidth(label)), 'Agent'.length),
  )
  while (columns.reduce((sum, column) => sum + column.width + GAP.length, names) > width) {
    const spare = Math.max(...columns.map(column => column.spare))
    if (spare === 0) break
    columns = columns.filter(column => column.spare !== spare)
  }
  const pad = (text: string, { align, width }: (typeof columns)[number]): string =>
    align === 'left' ? text.padEnd(width) : text.padStart(width)
  const line = (name: string, cells: readonly string[]): string => [fitTo(name, names, 'left'), ...cells].join(GAP).trimEnd()
  const head = line(
    'Agent',
    columns.map(column => pad(column.head, column)),
  )
  return [
    chalk.bold(head),
    ...series.map((one, row) => {
      const cells = columns.map(column => {
        const text = pad(column.cells[row]!, column)
        return column.paint?.(text, one) ?? text
      })
      return line(labels[row]!, cells)
    }),
  ]
}

function columnsOf(by: TrendView['by'], chalk: ChalkInstance): readonly Column[] {
  return [
    { head: 'Turns', align: 'right', spare: 0, cell: ({ turns }) => String(turns) },
    {
      head: "Don'ts",
      align: 'left',
      spare: 0,
      cell: ({ donts }) => (donts.n === 0 ? '–' : `${percent(donts.rate)} ${percent(donts.low).slice(0, -1)}–${percent(donts.high)}`),
    },
    {
      head: '',
      align: 'left',
      spare: 1,
      cell: ({ periods }) => sparkline(barsOf(periods, 'donts'), USUAL_RATE),
    },
    {
      head: `A ${by}`,
      align: 'left',
      spare: 0,
      cell: ({ direction }) => slopeText(direction),
      paint: (text, { direction }) => paintOf(direction, chalk)(text),
    },
    { head: `Best ${by}`, align: 'left', spare: 3, cell: ({ best }) => extremeText(best) },
    { head: `Worst ${by}`, align: 'left', spare: 3, cell: ({ worst }) => extremeText(worst) },
    { head: 'Warmth', align: 'right', spare: 4, cell: ({ warmth }) => (warmth.n === 0 ? '–' : percent(warmth.rate)) },
    {
      head: '',
      align: 'left',
      spare: 4,
      cell: ({ periods }) => sparkline(barsOf(periods, 'warmth'), 0.01),
    },
  ]
}

/** At most `BARS` shares: neighbouring periods are counted together where there are more. */
function barsOf(periods: readonly PeriodView[], counted: 'donts' | 'warmth'): readonly { readonly count: number; readonly n: number }[] {
  const together = Math.ceil(periods.length / BARS)
  const bars: { count: number; n: number }[] = []
  periods.forEach((period, index) => {
    if (index % together === 0) bars.push({ count: 0, n: 0 })
    bars.at(-1)!.count += period[counted]
    bars.at(-1)!.n += period.turns
  })
  return bars
}

/** `↓ −0.4 (−0.9 to −0.1)` in percentage points; no arrow where the interval holds 0. */
function slopeText(slope: Slope | undefined): string {
  if (slope === undefined) return '–'
  const arrow = slope.high < 0 ? '↓' : slope.low > 0 ? '↑' : ' '
  return `${arrow} ${points(slope.slope)} (${points(slope.low)} to ${points(slope.high)})`
}

function paintOf(slope: Slope | undefined, chalk: ChalkInstance): (text: string) => string {
  if (slope === undefined) return text => text
  if (slope.high < 0) return text => chalk.green(text)
  return slope.low > 0 ? text => chalk.red(text) : text => text
}

function points(share: number): string {
  const value = Math.abs(share) < 0.0005 ? (share * 100).toFixed(2) : (share * 100).toFixed(1)
  return Number(value) === 0 ? '0' : value.replace('-', '−').replace(/^(?=\d)/, '+')
}

function extremeText(period: PeriodView | undefined): string {
  return period === undefined ? '–' : `${period.label} ${percent(period.donts / period.turns)}`
}

function legend({ by, series }: TrendView): readonly string[] {
  const together = Math.ceil((series[0]?.periods.length ?? 0) / BARS)
  return [
    `Don'ts: share of turns and its 95 % interval, then a bar for ${together > 1 ? `${together} ${by}s` : `each ${by}`}.`,
    `A ${by}: by how many points the share of don'ts moves in a ${by}, and the 95 % interval; ↓ ↑ where chance alone would hardly do it.`,
    `Best and worst: of ${by}s with at least 50 turns. Warmth: yes and small talk. Agents by name: this is no ranking.`,
  ]
}
