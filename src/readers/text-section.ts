import { count, isField } from './labels.ts'
import type { ReaderEvent } from './reader.ts'
import { isStaff, type Speaker, speakerOf } from './speaker-label.ts'
import { headings } from './text-headings.ts'
import { partedLine } from './text-inline.ts'
import { joinedLines, type TextLine } from './text-joined.ts'
import { type Heading, isAngled, stampedOf } from './text-line.ts'
import { type MomentReader, momentReader } from './text-times.ts'
import { timeOf } from './times.ts'

interface Found {
  readonly heading: Heading
  readonly line: number
  readonly lines: TextLine[]
}

type Counts = Map<string, number>

export interface SectionOptions {
  readonly id: string | undefined
  /** From `--tz`. */
  readonly zone?: string | undefined
  /** Labels of the conversations before; those of this one are added. */
  readonly known: Counts
}

/** Reads the lines between two separators, in one piece or, where they are very many, in several. */
export interface SectionReader {
  /** `line` is the 1-based number of the first of the lines. The last turn waits for the next piece. */
  readonly piece: (lines: readonly string[], line: number) => Iterable<ReaderEvent>
  readonly end: () => Iterable<ReaderEvent>
}

export function sectionReader({ id, zone, known }: SectionOptions): SectionReader {
  let open: Found | undefined
  let moments: MomentReader | undefined
  let names: ReadonlyMap<string, string> = new Map()
  let begun = false
  const turn = function* (one: Found): Iterable<ReaderEvent> {
    const { speaker, role } = whoIs(one.heading.label, known)
    const moment = moments?.at(one.heading.stamp)
    const text = joinedLines(one.lines)
    if (text === '') return
    const name = (role !== undefined && speaker === one.heading.label ? names.get(role) : undefined) ?? speaker
    yield { kind: 'turn', line: one.line, turn: { conversation: id, speaker: name, role, text, ...moment } }
  }
  return {
    piece: function* (whole, line) {
      const isAlone = !begun && whole.filter(one => one.trim() !== '').length === 1
      const parts = whole.flatMap((one, i) => (isAlone ? partedLine(one) : [one]).map(source => ({ source, line: line + i })))
      const lines = parts.map(({ source }) => source)
      const accepted = headings(lines, known)
      const top = begun ? undefined : metadata(lines, accepted)
      begun = true
      if (top !== undefined) names = top.names
      const timed = moments !== undefined || accepted.some(heading => heading?.stamp !== undefined)
      const arrows = lines.some((source, i) => accepted[i] !== undefined && isArrow(source))
      const irc = lines.some((source, i) => accepted[i] !== undefined && isAngled(source))
      const found: Found[] = open === undefined ? [] : [open]
      for (let i = top?.from ?? 0; i < lines.length; i++) {
        const source = lines[i]!
        const heading = accepted[i] ?? (timed ? eventOf(source, irc) : undefined) ?? (arrows ? unnamed(source) : undefined)
        if (heading !== undefined) {
          if (accepted[i] !== undefined) count(known, heading.label)
          found.push({ heading, line: parts[i]!.line, lines: [{ text: heading.text, length: source.length }] })
        } else if (found.length > 0) found.at(-1)!.lines.push({ text: source, length: source.length })
        else if (source.trim() !== '' && !isField(source.split(':', 1)[0]!)) {
          yield { kind: 'warning', line: parts[i]!.line, reason: 'this line stands before the first speaker: it is left out' }
        }
      }
      const stamps = found.map(one => one.heading.stamp)
      if (moments === undefined && stamps.some(stamp => stamp !== undefined)) {
        moments = momentReader(stamps, { zone, day: top?.day })
        if (moments.doubt !== undefined) yield { kind: 'warning', line: found[0]!.line, reason: moments.doubt }
      }
      open = found.pop()
      for (const one of found) yield* turn(one)
    },
    end: function* () {
      if (open !== undefined) yield* turn(open)
      open = undefined
    },
  }
}

/** Who a label names; a rank or trade tells a role only where it comes twice or others are told by role words, too. */
function whoIs(label: string, known: Counts): Speaker {
  const isSure =
    !isStaff(label) || known.get(label)! >= 2 || [...known.keys()].some(one => !isStaff(one) && speakerOf(one).role !== undefined)
  return isSure ? speakerOf(label) : { speaker: speakerOf(label).speaker }
}

/** The turns of a text that is one conversation and lies within another document. */
export function* turnsOf(
  section: { readonly id: string | undefined; readonly line: number; readonly lines: readonly string[] },
  known: Counts,
  zone?: string,
): Iterable<ReaderEvent> {
  const reader = sectionReader({ id: section.id, zone, known })
  yield* reader.piece(section.lines, section.line)
  yield* reader.end()
}

/** A star alone begins items of lists, too, except in IRC. */
const EVENT = /^\*{3}|^\*{1,2}\s.*\b(?:is now|has quit|sets mode)\b|\b(?:joined|left|ended|transferred|started)\b/i

/** A line that begins with a time but names nobody; in IRC `* bo sighs`, too. */
function eventOf(source: string, irc: boolean): Heading | undefined {
  const event = stampedOf(source)
  if (event === undefined) return undefined
  return { label: EVENT.test(event.text) || (irc && /^\*\s/.test(event.text)) ? 'System' : '', ...event }
}

function isArrow(source: string): boolean {
  return /^\s*>>\s/.test(source)
}

/** `>> text` among `>> Jane: text`: somebody else. */
function unnamed(source: string): Heading | undefined {
  return isArrow(source) ? { label: '', text: source.replace(/^\s*>>\s+/, '') } : undefined
}

/** The block above the turns that holds fields such as `Date: …`; its `Agent: Jane Doe` tells a name and is no turn. */
function metadata(lines: readonly string[], accepted: readonly (Heading | undefined)[]) {
  const names = new Map<string, string>()
  const first = lines.findIndex(line => line.trim() !== '')
  const blank = lines.findIndex((line, i) => i > first && line.trim() === '')
  const block = lines.slice(first, blank)
  const fields = block.map(line => /^\s*([\w][\w #-]{0,30}):\s+(\S.{0,60})$/.exec(line))
  if (first < 0 || blank < 0 || !fields.every(field => field !== null) || !fields.some(field => isField(field[1]!)))
    return { from: 0, names }
  if (!accepted.slice(blank).some(heading => heading !== undefined)) return { from: 0, names }
  let day: string | undefined
  for (const field of fields) {
    const role = speakerOf(field[1]!).role
    if (role !== undefined) names.set(role, field[2]!.trim())
    if (/^(?:date|started|start)\b/i.test(field[1]!)) day ??= dayOf(field[2]!)
  }
  return { from: blank, names, day }
}

/** A date that can be read but one way. */
function dayOf(text: string): string | undefined {
  return timeOf(/^\d{4}-\d{2}-\d{2}\b/.exec(text)?.[0] ?? '', { dayFirst: false, sure: true })?.slice(0, 10)
}
