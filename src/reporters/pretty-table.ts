import type { ChalkInstance } from 'chalk'
import stringWidth from 'string-width'
import { type AgentView, MIN_TURNS, USUAL_RATE } from '../measures/views.ts'
import { DONTS } from '../model/tag.ts'
import { fitTo } from './cells.ts'
import { clean } from './escape.ts'
import { balanceText, moodText, percent, secondsText } from './figures.ts'

interface Column {
  readonly head: string
  readonly align: 'left' | 'right'
  readonly cell: (view: AgentView) => string
  readonly paint?: (text: string, view: AgentView) => string
  /** Where the terminal is too narrow the highest goes first; 0 stays. */
  readonly spare: number
}

/** Heads of the don'ts; spelled out under the table. */
const SHORT = { stonewalling: 'St', defensiveness: 'De', criticism: 'Cr', contempt: 'Co' } as const
const NARROWEST_NAME = 10
const WIDEST_NAME = 28

/** One line an agent, no wider than `width` (at least 40). */
export function table(views: readonly AgentView[], width: number, chalk: ChalkInstance): readonly string[] {
  let columns = columnsOf(chalk)
  let widths = widthsOf(columns, views)
  let gap = 2
  const need = (): number => widths.reduce((sum, w) => sum + w, 0) + gap * columns.length
  while (need() + NARROWEST_NAME > width) {
    if (gap === 2) gap = 1
    else {
      const spare = Math.max(...columns.map(column => column.spare))
      if (spare === 0) break
      columns = columns.filter(column => column.spare !== spare)
      widths = widthsOf(columns, views)
    }
  }
  const longest = widthsOf([{ head: 'Agent', cell: view => clean(view.label) }], views)[0]!
  const nameWidth = Math.max(NARROWEST_NAME, Math.min(WIDEST_NAME, longest, width - need()))
  const line = (name: string, cells: readonly string[]): string => [name, ...cells].join(' '.repeat(gap)).trimEnd()

  const head = line(
    fitTo('Agent', nameWidth, 'left'),
    columns.map((column, i) => fitTo(column.head, widths[i]!, column.align)),
  )
  const rows = views.map(view => {
    const few = view.standing === 'not-enough-data'
    const name = fitTo(clean(view.label), nameWidth, 'left')
    const cells = columns.map((column, i) => {
      const text = fitTo(column.cell(view), widths[i]!, column.align)
      return few ? chalk.dim(text) : (column.paint?.(text, view) ?? text)
    })
    return line(few ? chalk.dim(name) : standingPaint(chalk, view)(name), cells)
  })
  return [chalk.bold(head), ...rows, '', ...legend(views, chalk)]
}

function columnsOf(chalk: ChalkInstance): readonly Column[] {
  const few = (view: AgentView): boolean => view.standing === 'not-enough-data'
  const green = (text: string): string => chalk.green(text)
  return [
    { head: 'Turns', align: 'right', cell: view => String(view.agent.turns), spare: 0 },
    {
      head: 'Yes',
      align: 'right',
      cell: view => (few(view) ? String(view.tags.yes.count) : percent(view.tags.yes.rate)),
      paint: green,
      spare: 3,
    },
    {
      head: 'Talk',
      align: 'right',
      cell: view => (few(view) ? String(view.tags['small-talk'].count) : percent(view.tags['small-talk'].rate)),
      paint: green,
      spare: 4,
    },
    {
      head: "Don'ts",
      align: 'left',
      cell: ({ donts, standing }) =>
        standing === 'not-enough-data'
          ? `${donts.count} of ${donts.n} *`
          : `${percent(donts.rate)} ${percent(donts.low).slice(0, -1)}–${percent(donts.high)}`,
      paint: (text, view) => standingPaint(chalk, view)(text),
      spare: 0,
    },
    ...DONTS.map(
      (tag): Column => ({
        head: SHORT[tag],
        align: 'right',
        cell: view => (view.tags[tag].count === 0 ? '·' : String(view.tags[tag].count)),
        spare: 1,
      }),
    ),
    { head: 'Balance', align: 'right', cell: view => balanceText(view.balance), spare: 2 },
    { head: 'Reply', align: 'right', cell: view => secondsText(view.response.medianSeconds), spare: 5 },
    { head: 'Mood', align: 'left', cell: view => moodText(view.mood), spare: 6 },
  ]
}

function widthsOf(columns: readonly Pick<Column, 'head' | 'cell'>[], views: readonly AgentView[]): number[] {
  return columns.map(column => views.reduce((widest, view) => Math.max(widest, stringWidth(column.cell(view))), column.head.length))
}

function standingPaint(chalk: ChalkInstance, { standing }: AgentView): (text: string) => string {
  if (standing === 'attention') return text => chalk.red(text)
  if (standing === 'watch') return text => chalk.yellow(text)
  return text => text
}

function legend(views: readonly AgentView[], chalk: ChalkInstance): readonly string[] {
  const few = views.some(view => view.standing === 'not-enough-data')
  const usual = percent(USUAL_RATE)
  const lines = [
    "Don'ts: share of turns and its 95 % interval.",
    ...(chalk.level > 0 ? [`Red: above ${usual} don'ts, beyond chance; yellow: above ${usual}, perhaps by chance.`] : []),
    DONTS.map(tag => `${SHORT[tag]} ${tag}`).join(' · '),
    'Reply: median wait. Mood: customer, AFINN points a word, before → after.',
    "Balance: yes and small talk to don'ts. 5 : 1 is a heuristic from couples",
    'research (failed replication: Kim, Capaldi & Crosby 2007), not a target.',
    ...(few ? [`* not enough data: below ${MIN_TURNS} turns, counts instead of rates.`] : []),
  ]
  return lines.map(text => chalk.dim(text))
}
