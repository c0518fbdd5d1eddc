import { roleWord } from './role-words.ts'

/** A line of a plain-text transcript that may begin a turn. */
export interface Heading {
  readonly label: string
  /** As written; undefined where the line has none. */
  readonly stamp?: string | undefined
  readonly text: string
  /** Whether name and time have the line for themselves and the words come below: what looks so may be words, too. */
  readonly isAbove?: boolean
  /** A time with which the text begins, and the text without it: `Speaker 1: (00:04) hello`. It may be said, too. */
  readonly behind?: { readonly stamp: string; readonly text: string } | undefined
}

const DATE = String.raw`(?:\d{4}-\d\d-\d\d[T ]\s*|\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?\s+)?`
const STAMP = String.raw`${DATE}\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,6})?(?:\s?[AaPp]\.?\s?[Mm]\b\.?)?(?:Z|\s?[+-]\d\d:?\d\d)?`
const LABEL = String.raw`[\p{L}@+~\[][^:\n\t,;!?"<>]{0,59}?`
/** `[00:01:02] Jane (Agent): text`, `10:02 AM - Jane: text`, `**Jane:** text`, `00:00:12<TAB>Jane:<TAB>text` */
const PLAIN = new RegExp(
  String.raw`^\s*(?:(?:[-*•]|>{1,2})\s+)?\**[[(]?(?:(${STAMP})[\])]?\**\s*(?:[-–—|]\s*)?)?\**(${LABEL})\**\s*:\**(?=$|\s|\S)(?!//)\s*`,
  'u',
)
/** `Jane (Agent) [00:01:02]: text`, `Speaker 1 (00:04): text`, `Jane [00:01:02] text` */
const AFTER = new RegExp(String.raw`^\s*\**(${LABEL})\s*[[(](${STAMP})[\])]\**:?\**\s*`, 'u')
/** `Priya Shah  0:01`, alone on its line */
const ALONE = new RegExp(String.raw`^(${LABEL})(?:\s{2,}|\t)(${STAMP})\s*$`, 'u')
const STAMPED = new RegExp(String.raw`^\s*[[(]?(${STAMP})[\])]?\**\s*(?:[-–—|]\s*)?`, 'u')
const PERSON = String.raw`[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{N}'’.-]*(?: [\p{Lu}\p{Lt}\p{Lo}(|][\p{L}\p{N}'’.)|-]*| \p{N}{1,4}| (?:de|van|der|von|da|la|bin)){0,5}`
/**
 * `[10:02] Maren Vogt`, `[11/20/2026 9:00 AM] lena`, `[3/14 10:02 AM] Maren Vogt (Acme)` (copied from Teams), `[00:00:05.120] - Speaker 2`,
 * `@0:07 - Tobias Lund`, `00:00:07 Speaker 2` (Word's own transcripts), `Maren Vogt 00:12`, each alone on its line
 */
const BRACKETED = new RegExp(
  String.raw`^\[((?:\d{1,2}[/.]\d{1,2},?\s)?${STAMP})\]\s+(?:[-–—]\s+)?([^\s:[\](){}<>"!?,;][^:[\]{}<>"!?,;]{0,39})$`,
  'u',
)
const STAMPED_NAME = new RegExp(String.raw`^@?(?=\d{1,2}:\d\d:\d\d |\S+\s+[-–—]\s)(${STAMP})\s+(?:[-–—]\s+)?(${PERSON})$`, 'u')
const NAME_STAMPED = new RegExp(String.raw`^(${PERSON}) (\d{1,2}:\d{2}(?::\d{2})?)$`, 'u')
/** `[10:02:13] <priya> hello`: IRC */
const ANGLED = new RegExp(String.raw`^\s*[[(]?(${STAMP})[\])]?\s+<[@+%~&]?([^<>\s]{1,40})>\s`, 'u')
/** What stands behind `Speaker 1:` and is its time: in brackets, or parted from the words by a gap. */
const TIME_BEHIND = new RegExp(String.raw`^(?:[[(](${STAMP})[\])](?:\s+|$)|(${STAMP})(?:\t\s*|\s{2,})(?=\S))`, 'u')
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g
/** Without these a line is none of the two before: to look for a sign first takes less time than to match a label anywhere. */
const AFTER_SIGN = /[\s\S][[(]\d/
const ALONE_SIGN = /(?:\s\s|\t)\d/

/** A heading is in the first characters; a line may have a million. */
const LOOK = 200

/** What the line would begin if its label is a speaker; undefined where it goes on. */
export function headingOf(line: string): Heading | undefined {
  const start = line.length > LOOK ? line.slice(0, LOOK) : line
  const shown = start.replace(MARKS, '')
  const look = shown.replace(/[\u00a0\u202f]/g, ' ')
  const hidden = start.length - shown.length
  const after = (AFTER_SIGN.test(look) ? AFTER.exec(look) : null) ?? (ALONE_SIGN.test(look) ? ALONE.exec(look) : null)
  if (after !== null) return { label: after[1]!.trim(), stamp: after[2], text: line.slice(after[0].length + hidden) }
  const angled = look.includes('<') ? ANGLED.exec(look) : null
  if (angled !== null) return { label: angled[2]!, stamp: angled[1], text: line.slice(angled[0].length + hidden) }
  const over = above(look.trim())
  if (over !== undefined) return over
  const plain = look.includes(':') ? PLAIN.exec(look) : null
  if (plain === null) return dashed(line)
  // `Fine:8080` and `C:\temp` are no speakers; `Agent:Hello` is one where a time stands before it.
  if (plain[1] === undefined && /\S$/.test(plain[0]) && plain[0].length < look.length) return undefined
  const behind = plain[1] === undefined ? TIME_BEHIND.exec(look.slice(plain[0].length)) : null
  const heading = { label: plain[2]!.trim(), stamp: plain[1], text: line.slice(plain[0].length + hidden) }
  if (behind === null) return heading
  const text = line.slice(plain[0].length + behind[0].length + hidden)
  return { ...heading, behind: { stamp: behind[1] ?? behind[2]!, text } }
}

function above(line: string): Heading | undefined {
  const first = /^[[@\d]/.test(line) ? (BRACKETED.exec(line) ?? STAMPED_NAME.exec(line)) : null
  if (first !== null) return { label: first[2]!.trim(), stamp: first[1], text: '', isAbove: true }
  const last = /:\d\d$/.test(line) ? NAME_STAMPED.exec(line) : null
  return last === null ? undefined : { label: last[1]!, stamp: last[2], text: '', isAbove: true }
}

/** `Agent - hello`: only role words, for sentences have dashes, too. */
function dashed(line: string): Heading | undefined {
  const found = /^\s*(\S{1,20}(?: \d{1,3})?) [-–—] /.exec(line)
  return found === null || roleWord(found[1]!) === undefined ? undefined : { label: found[1]!, text: line.slice(found[0].length) }
}

/** `[10:02:13] <priya> hello` */
export function isAngled(line: string): boolean {
  return line.includes('<') && ANGLED.test(line.slice(0, LOOK))
}

/** A line that begins with a time but names nobody: an event such as `(10:02:15 AM) *** Jane joined the chat ***`, or unlabelled speech. */
export function stampedOf(line: string): { readonly stamp: string; readonly text: string } | undefined {
  const found = STAMPED.exec(line.length > LOOK ? line.slice(0, LOOK) : line)
  return found === null ? undefined : { stamp: found[1]!, text: line.slice(found[0].length) }
}

const RULE = /^\s*(?:={3,}|-{3,}|#{3,}|\*{3,}|_{10,})/
const TITLE =
  /^[\s=#*_-]*(?:conversation|chat|call|ticket|transcript|case|session|dialog(?:ue)?|interaction)\b\s*(?:id\b|no\b\.?|number\b)?\s*[:#]*\s*([\w][\w./#-]*)?[\s=#*_-]*$/i

/** Whether the line parts two conversations, and the id that it gives the next. */
export function separatorOf(line: string): { readonly id?: string | undefined } | undefined {
  if (line.length > LOOK) return undefined
  const title = TITLE.exec(line)
  const id = title?.[1]
  if (id !== undefined && /\d/.test(id)) return { id }
  if (line.startsWith('\f')) return {}
  if (!RULE.test(line)) return undefined
  const inside = /^\s*[=#*_-]{3,}\s*(.*?)\s*[=#*_-]*\s*$/.exec(line)?.[1] ?? ''
  return { id: /^\S*\d\S*$/.test(inside) ? inside : undefined }
}
