import type { ChalkInstance } from 'chalk'
import type { Moment } from '../model/report.ts'
import { type Cell, cellsOf, shorten, wrap } from './cells.ts'
import { clean } from './escape.ts'
import { cleaned, showWords } from './moment.ts'
import type { ReporterContext } from './reporter.ts'
import type { Span } from './spans.ts'

/** Lines of a quote; what is longer is shortened around its evidence. */
const QUOTE_LINES = 3
const BEFORE_LINES = 2
/** Columns of `  customer  `. */
const INDENT = 12

type Show = Pick<ReporterContext, 'mask' | 'color' | 'advice'> & { readonly width: number; readonly chalk: ChalkInstance }

/** A turn with its place, what the customer said before, the quote, why it was tagged, and what to say instead. */
export function momentLines(moment: Moment, show: Show): readonly string[] {
  const { chalk, width, mask } = show
  const words = showWords(cleaned(moment), mask)
  const room = Math.max(20, width - INDENT)
  const before = shorten(cellsOf(`“${words.before}”`), room * BEFORE_LINES - BEFORE_LINES, 'end')
  const part = (label: string, lines: readonly string[]): readonly string[] => labelled(label, lines, chalk)
  const prose = (text: string): readonly string[] => wrap(cellsOf(clean(text)), room).map(plain)

  const cues = [...new Map(words.evidence.map(e => [e.cue, e])).values()]
  const advice = [...new Set(cues.flatMap(({ cue }) => show.advice(cue) ?? []))]
  return [
    `  ${headline(moment, chalk)}`,
    ...(words.before === '' ? [] : part('customer', wrap(before, room).map(plain))),
    ...quoted('agent', words.text, words.evidence, show),
    ...(words.repair ? part('repaired', [plain(shorten(cellsOf(`turn ${words.repair.turn}: “${words.repair.text}”`), room))]) : []),
    ...cues.flatMap(({ why, cue }) => part('why', prose(`${why} (${cue})`))),
    ...advice.slice(0, 2).flatMap(text =>
      part(
        'instead',
        prose(text).map(line => chalk.green(line)),
      ),
    ),
  ]
}

/** What somebody said, after a label, its evidence underlined. */
export function quoted(label: string, text: string, evidence: readonly Span[], show: Omit<Show, 'advice'>): readonly string[] {
  const room = Math.max(20, show.width - INDENT)
  const shifted = evidence.map(({ start, end }) => ({ start: start + 1, end: end + 1 }))
  const quote = shorten(cellsOf(`“${text}”`, shifted), room * QUOTE_LINES - 4 * QUOTE_LINES)
  return labelled(label, quoteLines(wrap(quote, room), show), show.chalk)
}

/** Lines after a label, the label before the first. */
export function labelled(label: string, lines: readonly string[], chalk: ChalkInstance): readonly string[] {
  return lines.map((line, i) => `  ${chalk.dim((i === 0 ? label : '').padEnd(INDENT - 2))}${line}`)
}

function headline(moment: Moment, chalk: ChalkInstance): string {
  const { tag, severity, confidence, possible } = moment.decision
  const said = severity > 0 ? `${chalk.bold(tag)}, ${['', 'mild', 'clear', 'severe'][severity]}` : chalk.bold(tag)
  const what =
    possible === undefined ? `${said}, ${hundredths(confidence)}` : `possible ${possible.tag}, ${hundredths(possible.confidence)}`
  return `${what}  ${chalk.dim(place(moment))}`
}

/** The quote in what is left of one line, and its place in the next. */
export function bestLine(
  { moment, canned }: { readonly moment: Moment; readonly canned: boolean },
  taken: number,
  { mask, width }: Pick<ReporterContext, 'mask' | 'width'>,
  chalk: ChalkInstance,
): string {
  const { text, evidence } = showWords(cleaned(moment), mask)
  const shifted = evidence.map(({ start, end }) => ({ start: start + 1, end: end + 1 }))
  const quote = plain(shorten(cellsOf(`“${text}”`, shifted), Math.max(20, width - taken)))
  return `${chalk.green(quote)}\n  ${chalk.dim(`${moment.decision.tag}${canned ? ', canned' : ''}  ${place(moment)}`)}`
}

/** `calls.csv · conversation 12 · turn 7` */
export function place({ source, conversation, turn }: Pick<Moment, 'source' | 'conversation' | 'turn'>): string {
  return `${clean(source)} · conversation ${clean(conversation)} · turn ${turn}`
}

function hundredths(confidence: number): string {
  return confidence.toFixed(2)
}

export function plain(line: readonly Cell[]): string {
  return line
    .map(cell => cell.character)
    .join('')
    .trimEnd()
}

/** Underlined where there is colour, else with ^^^^ in a line below. */
function quoteLines(lines: readonly (readonly Cell[])[], { color, chalk }: Omit<Show, 'advice'>): readonly string[] {
  if (color) return lines.map(line => paint(line, text => chalk.underline.yellow(text)))
  return lines.flatMap(line => {
    const below = line
      .map(cell => (cell.marked ? '^' : ' ').repeat(cell.width))
      .join('')
      .trimEnd()
    return below === '' ? [plain(line)] : [plain(line), below]
  })
}

function paint(line: readonly Cell[], style: (text: string) => string): string {
  let text = ''
  for (let from = 0, to = 0; from < line.length; from = to) {
    while (to < line.length && line[to]!.marked === line[from]!.marked) to++
    const run = line
      .slice(from, to)
      .map(cell => cell.character)
      .join('')
    text += line[from]!.marked ? style(run) : run
  }
  return text
}
