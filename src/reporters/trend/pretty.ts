import { Chalk, type ChalkInstance } from 'chalk'
import stringWidth from 'string-width'
import type { Slope } from '../../measures/slope.ts'
import type { SeriesView, TrendView } from '../../measures/trend.ts'
import { USUAL_RATE } from '../../measures/views.ts'
import { fitTo } from '../cells.ts'
import { clean } from '../escape.ts'
import type { TrendReporter } from './reporter.ts'
import { sparkline } from './sparkline.ts'
import { barsOf, directionOf, dontsText, extremeText, headline, legend, slopeText, unlike, warmthText } from './trend-text.ts'

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
    const lines = [
      headline(trend),
      ...unlike(trend),
      '',
      ...table(trend, Math.max(NARROWEST, width), chalk),
      '',
      ...legend(trend).map(text => chalk.dim(text)),
    ]
    return `${lines.join('\n')}\n`
  },
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
      cell: ({ donts }) => dontsText(donts),
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
      cell: series => slopeText(directionOf(series)),
      paint: (text, series) => paintOf(directionOf(series), chalk)(text),
    },
    { head: `Best ${by}`, align: 'left', spare: 3, cell: ({ best }) => extremeText(best) },
    { head: `Worst ${by}`, align: 'left', spare: 3, cell: ({ worst }) => extremeText(worst) },
    { head: 'Warmth', align: 'right', spare: 4, cell: ({ warmth }) => warmthText(warmth) },
    {
      head: '',
      align: 'left',
      spare: 4,
      cell: ({ periods }) => sparkline(barsOf(periods, 'warmth'), 0.01),
    },
  ]
}

function paintOf(slope: Slope | undefined, chalk: ChalkInstance): (text: string) => string {
  if (slope === undefined) return text => text
  if (slope.high < 0) return text => chalk.green(text)
  return slope.low > 0 ? text => chalk.red(text) : text => text
}
