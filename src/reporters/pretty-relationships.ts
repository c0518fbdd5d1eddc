import type { ChalkInstance } from 'chalk'
import { type Relationships, relationshipsIn, type Tone } from '../measures/contacts/relationships.ts'
import type { Said } from '../measures/contacts/remembered.ts'
import type { Report } from '../model/report.ts'
import { cellsOf, wrap } from './cells.ts'
import { clean } from './escape.ts'
import { plain, quoted } from './pretty-moments.ts'
import { NOBODY_TWICE, relationshipCounts, saidPlace, saidText, toneRows, toneText, UNKNOWN_CUSTOMERS } from './relationships.ts'
import type { ReporterContext } from './reporter.ts'

/** Printed of each list; json has more. */
const SHOWN = 3
const NOT_KEPT = 'words not kept: report --keep-text keeps them'

type Labels = readonly (readonly [key: string, label: string])[]
type Show = ReporterContext & { readonly chalk: ChalkInstance }

/** How those are treated who come for the first time and again, what agents remembered, who had to tell a thing again. */
export function relationships(report: Report, labels: Labels, context: ReporterContext, chalk: ChalkInstance): readonly string[] {
  if (report.conversations === 0) return []
  const show = { ...context, chalk }
  const found = relationshipsIn(report)
  const head = ['', chalk.bold.underline('Relationships')]
  const dim = (text: string): readonly string[] => wrap(cellsOf(text), context.width).map(line => chalk.dim(plain(line)))
  if (found === undefined) return [...head, ...dim(UNKNOWN_CUSTOMERS)]
  const rows = toneRows(found)
  return [
    ...head,
    ...dim(relationshipCounts(found)),
    ...(rows.length === 0 ? dim(NOBODY_TWICE) : rows.flatMap(({ head, rows }) => ['', ...table(head, rows, chalk)])),
    ...remembered(found, new Map(labels), show),
    ...toldAgain(found, show),
  ]
}

function table(head: string, rows: readonly Tone[], chalk: ChalkInstance): readonly string[] {
  const cells = rows.map(({ label, contacts, yes, smallTalk, donts }) => [
    label,
    String(contacts),
    String(yes.n),
    toneText(yes),
    toneText(smallTalk),
    toneText(donts),
  ])
  const all = [[head, 'Contacts', 'Turns', 'Yes', 'Talk', "Don'ts"], ...cells]
  const widths = all[0]!.map((_, i) => Math.max(...all.map(row => row[i]!.length)))
  const lines = all.map(row =>
    row
      .map((cell, i) => (i === 1 || i === 2 ? cell.padStart(widths[i]!) : cell.padEnd(i === 0 ? Math.max(15, widths[i]!) : widths[i]!)))
      .join('  ')
      .trimEnd(),
  )
  return lines.map((line, i) => (i === 0 ? chalk.bold(line) : line))
}

function remembered({ remembered }: Relationships, labels: ReadonlyMap<string, string>, show: Show): readonly string[] {
  if (remembered.length === 0) return []
  const lines = remembered
    .slice(0, SHOWN)
    .flatMap(({ agent, opened, cameBack }) => [
      `  ${show.chalk.bold(labels.get(agent) ?? clean(agent))}`,
      ...said('customer', opened, show),
      ...said('agent', cameBack, show),
      '',
    ])
    .slice(0, -1)
  return ['', `${show.chalk.bold('Remembered')} · ${remembered.length}`, ...lines, ...more(remembered.length, show.chalk)]
}

function toldAgain({ toldAgain }: Relationships, show: Show): readonly string[] {
  if (toldAgain.length === 0) return []
  const lines = toldAgain
    .slice(0, SHOWN)
    .flatMap(({ now, before }) => [...before.flatMap(one => said('before', one, show)), ...said('now', now, show), ''])
    .slice(0, -1)
  return ['', `${show.chalk.bold('Told for the third time')} · ${toldAgain.length}`, ...lines, ...more(toldAgain.length, show.chalk)]
}

function said(label: string, one: Said, show: Show): readonly string[] {
  const text = saidText(one, show.mask)
  const words = text === undefined ? [`  ${show.chalk.dim(label.padEnd(10))}${NOT_KEPT}`] : quoted(label, text, [], show)
  return [...words, `  ${' '.repeat(10)}${show.chalk.dim(saidPlace(one))}`]
}

function more(length: number, chalk: ChalkInstance): readonly string[] {
  return length > SHOWN ? [chalk.dim(`  … and ${length - SHOWN} more`)] : []
}
