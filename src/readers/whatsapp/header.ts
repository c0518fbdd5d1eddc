import type { Written } from '../day-order.ts'

/** The beginning of a message in a WhatsApp export. */
export interface MessageHead {
  /** Brackets, separators, seconds: the same in all messages of a file. A date in a message has another. */
  readonly style: string
  readonly date: Written
  /** Seconds of the day; undefined where there is no such clock. */
  readonly clock: number | undefined
  /** The mark of a clock of 12 hours, as written: `PM`, `p. m.`, `오후`. */
  readonly half: string | undefined
  /** Author and words, or a notice. */
  readonly rest: string
  /** Whether a mark of direction stands before all: iOS does so where the words are not the author's. */
  readonly marked: boolean
}

const DATE = String.raw`(\d{1,4})\s?([-/.년年])\s?(\d{1,2})\s?[-/.월月]\s?(\d{1,4})\s?[.日일]?(?:\s?г\.)?`
/** Latin, Greek, Arabic, Korean, Japanese, Chinese, Turkish, Hindi. Before the clock or after it. */
const HALF = String.raw`[ap]\.?\s?m\b\.?|[πμ]\.\s?μ\.|[صم]|오전|오후|午前|午後|上午|下午|凌晨|早上|中午|晚上|ÖÖ|ÖS|पूर्वाह्न|अपराह्न`
const CLOCK = String.raw`(?:(${HALF})\s*)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s*(${HALF}))?(?:\s?ч\.)?`
const END = String.raw`(\]|\s[-–](?=\s|$)|:(?=\s|$)|(?=\s|$))\s*`
/** The word between is Finnish `klo`, French `à`. */
const DATE_FIRST = new RegExp(String.raw`^(\[?)${DATE}[,،]?\s+(?:(?!${HALF})[^\d\s[\]:]{1,6}\s+)?${CLOCK}${END}`, 'i')
/** What is copied from the web client, and Vietnamese. */
const CLOCK_FIRST = new RegExp(String.raw`^(\[?)${CLOCK},?\s+${DATE}${END}`, 'i')

/** Characters in which a head ends. */
const LOOK = 80
const MARK = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/
const DIGIT = /[\d\u0660-\u0669\u06f0-\u06f9]/

/** The head that the line is; undefined where it goes on with the message before. */
export function headOf(line: string): MessageHead | undefined {
  const first = line.charCodeAt(0)
  if (!((first >= 0x30 && first <= 0x39) || first === 0x5b || first > 0x7f)) return undefined
  const start = line.slice(0, LOOK)
  if (!DIGIT.test(start)) return undefined
  const simple = first < 0x80 ? matched(start) : undefined
  if (simple !== undefined) return { ...simple.head, rest: line.slice(simple.length), marked: false }
  if (!/[^\x00-\x7f]/.test(start)) return undefined
  const { text, places } = cleaned(start)
  const found = matched(text)
  if (found === undefined) return undefined
  // Marks behind the head are the words' own.
  return { ...found.head, rest: line.slice(places[found.length - 1]! + 1), marked: MARK.test(line[0]!) }
}

/** Without marks of direction and with Latin digits; `places` are the characters' places in the text before. */
function cleaned(start: string): { text: string; places: readonly number[] } {
  const places: number[] = []
  let text = ''
  for (let i = 0; i < start.length; i++) {
    if (MARK.test(start[i]!)) continue
    const code = start.charCodeAt(i)
    text += code >= 0x660 && code <= 0x669 ? code - 0x660 : code >= 0x6f0 && code <= 0x6f9 ? code - 0x6f0 : start[i]
    places.push(i)
  }
  return { text, places }
}

function matched(text: string): { head: Omit<MessageHead, 'rest' | 'marked'>; length: number } | undefined {
  const dated = DATE_FIRST.exec(text)
  const found = dated ?? CLOCK_FIRST.exec(text)
  if (found === null) return undefined
  const open = found[1]
  const end = found[11]!.trim()
  if ((open === '[') !== (end === ']')) return undefined
  // Groups of the date and of the clock, whichever stands first.
  const [date, clock] = dated === null ? [7, 2] : [2, 6]
  const separator = found[date + 1]
  const seconds = found[clock + 3]
  const half = found[clock] ?? found[clock + 4]
  const order = dated === null ? 'clock' : ''
  return {
    head: {
      style: `${order}${open}${separator}${seconds === undefined ? '' : 's'}${end}`,
      date: [Number(found[date]), Number(found[date + 2]), Number(found[date + 3])],
      clock: secondsOf(Number(found[clock + 1]), Number(found[clock + 2]), Number(seconds ?? 0), half),
      half,
    },
    length: found[0].length,
  }
}

const MORNING = /^(?:a|π|ص|오전|午前|上午|凌晨|早上|öö|पूर्वाह्न)/i

function secondsOf(hour: number, minute: number, second: number, half: string | undefined): number | undefined {
  if (hour > 24 || minute > 59 || second > 59) return undefined
  const hours = half === undefined || hour > 12 ? hour % 24 : (hour % 12) + (MORNING.test(half) ? 0 : 12)
  return hours * 3600 + minute * 60 + second
}

/** Longest name before the colon. */
const AUTHOR = 80

/** Author and words of what follows a head; undefined for a notice, which has no author. */
export function authorOf(rest: string): { readonly author: string; readonly words: string } | undefined {
  for (let at = rest.indexOf(':'); at > 0 && at <= AUTHOR; at = rest.indexOf(':', at + 1)) {
    if (at + 1 === rest.length || /\s/.test(rest[at + 1]!)) return { author: rest.slice(0, at), words: rest.slice(at + 2) }
  }
  return undefined
}

const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Without marks of direction. */
export function visible(text: string): string {
  return MARK.test(text) ? text.replace(MARKS, '') : text
}

/** A name as people see it, without the tilde of contacts that are not saved. */
export function nameOf(author: string): string {
  return visible(author)
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/^~\s*/, '')
    .trim()
}
