import { UserError } from '../../errors.ts'
import { BID_ADVICE, bidCueText } from '../../explain/bid-cue-text.ts'
import { agentWords, contextTurns } from '../../explain/context-lines.ts'
import { cueText } from '../../explain/cue-text.ts'
import { explain } from '../../explain/explain.ts'
import { explanationJson } from '../../explain/explanation-json.ts'
import { explanationText } from '../../explain/explanation-text.ts'
import { shownBy } from '../../explain/shown.ts'
import { nameMeant } from '../../name-meant.ts'
import { taggerParts } from '../../pipeline.ts'
import { cleanSpans, escapeJson } from '../../reporters/escape.ts'
import { maskSpans } from '../../reporters/mask.ts'
import { cues } from '../../tagger/cues/index.ts'
import { LEARNED_ADVICE } from '../../tagger/cues/learned.ts'
import { LEARNED_BID } from '../../tagger/moments/bid-judge.ts'
import { bidCues } from '../../tagger/moments/bids/index.ts'
import { print, terminalWidth, wantsColor } from '../output.ts'
import { singleReporter } from '../single-reporter.ts'

interface ExplainFlags {
  readonly context?: readonly string[]
  readonly weights?: string
  readonly reporter?: readonly string[]
  readonly all?: boolean
  readonly reveal?: boolean
}

/** What a cue means; or why a text is tagged as it is, and what would turn the tag. */
export async function explainCommand(subject: string, flags: ExplainFlags): Promise<void> {
  const reporter = singleReporter(flags.reporter)
  if (subject.trim() === '') throw new UserError('nothing to explain: give the id of a cue or a text in quotation marks')
  await print(explainName(subject, reporter) ?? explainText(subject, reporter, flags))
}

/** undefined where the subject is no name of a cue. Throws UserError where it looks like one that is not known. */
function explainName(subject: string, reporter: string): string | undefined {
  const cue = cues.find(({ id }) => id === subject)
  if (cue) return reporter === 'json' ? `${escapeJson(JSON.stringify({ schemaVersion: 1, ...cue }, null, 2))}\n` : cueText(cue)
  const bidCue = bidCues.find(({ id }) => id === subject)
  if (bidCue)
    return reporter === 'json'
      ? `${escapeJson(JSON.stringify({ schemaVersion: 1, ...bidCue, antidote: BID_ADVICE }, null, 2))}\n`
      : bidCueText(bidCue)
  if (subject === LEARNED_BID.id) return learnedText(subject, LEARNED_BID.why, reporter, BID_ADVICE)
  if (Object.hasOwn(LEARNED_ADVICE, subject)) {
    const sees = 'words that people labelled so, by learned weights, where no named cue covers them.'
    return learnedText(subject, sees, reporter, LEARNED_ADVICE[subject as keyof typeof LEARNED_ADVICE])
  }
  if (/^[a-z]+(-[a-z0-9]+)+$/.test(subject)) throw new UserError(`no cue "${subject}"${nearest(subject)}`)
  return undefined
}

function learnedText(id: string, sees: string, reporter: string, antidote: string): string {
  if (reporter === 'json') return `${JSON.stringify({ schemaVersion: 1, id, sees, antidote }, null, 2)}\n`
  return `${id}: ${sees}\n\nInstead:  ${antidote}\n`
}

function explainText(subject: string, reporter: string, { context = [], weights, all = false, reveal }: ExplainFlags): string {
  const before = contextTurns(context)
  const text = agentWords(subject)
  if (!/[\p{L}\p{N}]/u.test(text)) throw new UserError('nothing to explain: the text has no words')
  const explanation = explain({ ...taggerParts(weights), cues }, text, before)
  const masked = reveal ? explanation : shownBy(maskSpans, explanation)
  if (reporter === 'json') return explanationJson(masked)
  // Cleaned before it is masked: an invisible character inside a card number must not hide it from the mask.
  const clean = shownBy(cleanSpans, explanation)
  return explanationText(reveal ? clean : shownBy(maskSpans, clean), { width: terminalWidth(), color: wantsColor(process.stdout), all })
}

const TELLING = 5 // letters: ids share shorter words by chance

// A slip of the keyboard first, then the cues that share a word with what was asked for.
function nearest(subject: string): string {
  const names = [...cues.map(({ id }) => id), ...bidCues.map(({ id }) => id), ...Object.keys(LEARNED_ADVICE), LEARNED_BID.id]
  const meant = nameMeant(subject, names)
  if (meant) return `: did you mean ${meant}? saltshaker explain ${meant} tells what it sees`
  const parts = new Set(subject.split('-').filter(part => part.length >= TELLING))
  const near = names.filter(id => id.split('-').some(part => parts.has(part)))
  return near.length > 0 ? `; near it: ${near.slice(0, 5).join(', ')}` : '; the cues named in a report can be explained'
}
