import type { ChalkInstance } from 'chalk'
import type { AgentView } from '../measures/views.ts'
import { cellsOf, wrap } from './cells.ts'
import { DOORS_LEGEND, doorFigures, showMissed } from './doors.ts'
import { clean } from './escape.ts'
import { place, plain, quoted } from './pretty-moments.ts'
import type { ReporterContext } from './reporter.ts'

/** Missed bids printed per agent, the surest first; json has more. */
const SHOWN = 2

/** For each agent what became of the doors that customers opened, and the words of those that were missed. */
export function doors(views: readonly AgentView[], context: ReporterContext, chalk: ChalkInstance): readonly string[] {
  const show = { ...context, chalk }
  const wide = (text: string, indent: string): readonly string[] =>
    wrap(cellsOf(text), context.width - indent.length).map(line => `${indent}${plain(line)}`)
  const lines = views.flatMap(view => {
    const figures = doorFigures(view)
    if (figures.length === 0) return []
    const more = view.met.n - view.met.count - Math.min(SHOWN, view.missed.length)
    return [
      '',
      chalk.bold(clean(view.label)),
      ...wide(figures.join(' · '), '  '),
      ...view.missed.slice(0, SHOWN).flatMap(bid => {
        const { text, evidence, answer } = showMissed(bid, context.mask)
        return [`  missed    ${chalk.dim(place(bid))}`, ...quoted('customer', text, evidence, show), ...quoted('agent', answer, [], show)]
      }),
      ...(more > 0 ? [chalk.dim(`  … and ${more} more: --reporter json has the surest of them`)] : []),
    ]
  })
  if (lines.length === 0) return []
  return [
    '',
    chalk.bold.underline('Doors and repairs'),
    ...DOORS_LEGEND.flatMap(text => wide(text, '')).map(text => chalk.dim(text)),
    ...lines,
  ]
}
