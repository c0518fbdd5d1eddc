import { UserError } from '../../errors.ts'
import { agentTurn, contextTurns } from '../../explain/context-lines.ts'
import { explain } from '../../explain/explain.ts'
import { explanationJson } from '../../explain/explanation-json.ts'
import { explanationText } from '../../explain/explanation-text.ts'
import { asWords, named, nearestNames, TERMS, termMeant } from '../../explain/named.ts'
import { shownBy } from '../../explain/shown.ts'
import { isTag } from '../../model/tag.ts'
import type { Turn } from '../../model/turn.ts'
import { taggerParts } from '../../pipeline.ts'
import { cleanSpans, escapeJson } from '../../reporters/escape.ts'
import { maskSpans } from '../../reporters/mask.ts'
import { place } from '../../reporters/pretty-moments.ts'
import { cues } from '../../tagger/cues/index.ts'
import type { ReadingFlags } from '../input-options.ts'
import { print, terminalWidth, wantsColor, warn } from '../output.ts'
import { singleReporter } from '../single-reporter.ts'
import { type PlacedTurn, type TurnPlace, turnInFile } from '../turn-in-file.ts'

interface ExplainFlags extends ReadingFlags, Partial<TurnPlace> {
  readonly context?: readonly string[]
  readonly reporter?: readonly string[]
  readonly all?: boolean
}

/** Options that only tell how files are read, and how they are typed. */
const READING_ONLY = {
  format: '--format',
  map: '--map',
  agent: '--agent',
  customer: '--customer',
  bot: '--bot',
  agentRole: '--agent-role',
  tz: '--tz',
  maxSkipped: '--max-skipped',
} as const

/**
 * What a name (a tag, a word of the reports, a cue or its condition) means; or why a text, or a turn of a file, is tagged as it is, and what
 * would turn the tag. `commandLine` are the flags given there alone: a configuration may well tell how files are read where none is.
 */
export async function explainCommand(subject: string, flags: ExplainFlags, commandLine: ExplainFlags): Promise<void> {
  const reporter = singleReporter(flags.reporter)
  if (commandLine.roster !== undefined) throw new UserError('--roster tells teams, of which explain shows nothing: leave it out')
  if (flags.in !== undefined) return explainPlace(subject, { ...flags, in: flags.in }, reporter)
  if (flags.turn !== undefined || flags.conversation !== undefined)
    throw new UserError('of which file? give --in FILE with --conversation and --turn')
  const idle = Object.entries(READING_ONLY).find(([flag]) => commandLine[flag as keyof typeof READING_ONLY] !== undefined)
  if (idle) throw new UserError(`${idle[1]} is for reading a file: leave it out, or give --in FILE with --conversation and --turn`)
  if (subject.trim() === '')
    throw new UserError(
      `nothing to explain: give a name (${TERMS.join(', ')}, a cue), a text in quotation marks, or --in FILE with --conversation and --turn`,
    )
  // Something was said before it, so it is words, whatever else bears that name.
  const name = flags.context === undefined ? explainName(subject, reporter) : undefined
  const meant = name === undefined && flags.context === undefined ? termMeant(subject) : undefined
  await print(name ?? explainText(subject, reporter, flags))
  if (meant !== undefined && !flags.quiet) warn(`did you mean the ${isTag(meant) ? 'tag' : 'word'} ${meant}? saltshaker explain ${meant}`)
}

async function explainPlace(subject: string, flags: ExplainFlags & TurnPlace, reporter: string): Promise<void> {
  if (subject.trim() !== '' || flags.context !== undefined)
    throw new UserError('--in reads the words and what was said before them from the file: leave the text and --context out')
  const { turn, before, place } = await turnInFile(flags, flags)
  await print(explained(turn, before, reporter, flags, place))
}

/** undefined where the subject is no name. Throws UserError where it looks like one that is not known. */
function explainName(subject: string, reporter: string): string | undefined {
  const name = named(subject)
  if (name) return reporter === 'json' ? `${escapeJson(JSON.stringify(name.json, null, 2))}\n` : name.text
  if (/^[a-z]+(-[a-z0-9]+)+$/.test(subject)) throw new UserError(`no cue "${subject}"${nearestNames(subject)}. ${asWords(subject)}`)
  return undefined
}

function explainText(subject: string, reporter: string, flags: ExplainFlags): string {
  const before = contextTurns(flags.context ?? [])
  return explained(agentTurn(subject, before), before, reporter, flags)
}

function explained(turn: Turn, before: readonly Turn[], reporter: string, flags: ExplainFlags, at?: PlacedTurn['place']): string {
  const { weights, all = false, reveal } = flags
  const explanation = explain({ ...taggerParts(weights), cues }, turn, before)
  if (reporter === 'json') return explanationJson(reveal ? explanation : shownBy(maskSpans, explanation), at)
  // Cleaned before it is masked: an invisible character inside a card number must not hide it from the mask.
  const clean = shownBy(cleanSpans, explanation)
  const text = explanationText(reveal ? clean : shownBy(maskSpans, clean), {
    width: terminalWidth(),
    color: wantsColor(process.stdout),
    all,
  })
  return at ? `${place(at)}\n${text}` : text
}
