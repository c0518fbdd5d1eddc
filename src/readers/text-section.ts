import { count, isField, isName, speakersAmong } from './labels.ts'
import type { ReaderEvent } from './reader.ts'
import { speakerOf } from './speaker-label.ts'
import { partedLine } from './text-inline.ts'
import { joinedLines, type TextLine } from './text-joined.ts'
import { type Heading, headingOf, stampedOf } from './text-line.ts'
import { isDated, type MomentReader, momentReader } from './text-times.ts'
import { timeOf } from './times.ts'

interface Found {
  readonly heading: Heading
  readonly line: number
  readonly lines: TextLine[]
}

type Counts = Map<string, number>

/** For each line the heading that it is; a line that only looks like one is none. */
export function headings(lines: readonly string[], known?: ReadonlyMap<string, number>): readonly (Heading | undefined)[] {
  const found = lines.map(line => (line === '' ? undefined : headingOf(line)))
  const candidates = found.map((one, i) => (one?.isAbove === true && !isAbove(lines, i) ? undefined : one))
  const counts: Counts = new Map()
  let stamped = 0
  let all = 0
  for (const candidate of candidates) {
    if (candidate === undefined || isField(candidate.label)) continue
    count(counts, candidate.label)
    all++
    if (candidate.stamp !== undefined) stamped++
  }
  const speakers = speakersAmong(counts, known)
  const timed = stamped > 0 && stamped >= all / 2
  return candidates.map(one => {
    if (one === undefined) return undefined
    // Nothing but a message begins with a date and a time.
    if (one.isAbove === true && !isDated(one.stamp ?? '') && !speakers.has(one.label) && !isName(one.label)) return undefined
    // Where turns carry a time, a line without one is said by the speaker before, however it looks.
    return (timed ? one.stamp !== undefined && !isField(one.label) : speakers.has(one.label)) ? one : undefined
  })
}

/** `Monday 10:30` may be said: a name before its time has a gap above. */
function isAbove(lines: readonly string[], i: number): boolean {
  const opens = i === 0 || lines[i - 1]!.trim() === '' || /^\s*[[@\d]/.test(lines[i]!)
  return opens && isWords(lines[i + 1])
}

/** Whether it is what somebody says, whose name stands in the line above. */
function isWords(line: string | undefined): boolean {
  return line !== undefined && line.trim() !== '' && stampedOf(line) === undefined && headingOf(line)?.stamp === undefined
}

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
    const { speaker, role } = speakerOf(one.heading.label)
    const moment = moments?.at(one.heading.stamp)
    const text = joinedLines(one.lines)
    if (text === '') return
    const name = (role !== undefined && speaker === one.heading.label ? names.get(role) : undefined) ?? speaker
    yield { kind: 'turn', line: one.line, turn: { conversation: id, speaker: name, role, text, ...moment } }
  }
  return {
    piece: function* (whole, line) {
      const parts = whole.flatMap((one, i) => partedLine(one).map(source => ({ source, line: line + i })))
      const lines = parts.map(({ source }) => source)
      const accepted = headings(lines, known)
      const top = begun ? undefined : metadata(lines, accepted)
      begun = true
      if (top !== undefined) names = top.names
      const timed = moments !== undefined || accepted.some(heading => heading?.stamp !== undefined)
      const arrows = lines.some((source, i) => accepted[i] !== undefined && isArrow(source))
      const found: Found[] = open === undefined ? [] : [open]
      for (let i = top?.from ?? 0; i < lines.length; i++) {
        const source = lines[i]!
        const heading = accepted[i] ?? (timed ? eventOf(source) : undefined) ?? (arrows ? unnamed(source) : undefined)
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

/** A line that begins with a time but names nobody. */
function eventOf(source: string): Heading | undefined {
  const event = stampedOf(source)
  if (event === undefined) return undefined
  return { label: /^\*{1,3}(?!\S)|^\*{3}|\b(?:joined|left|ended|transferred|started)\b/i.test(event.text) ? 'System' : '', ...event }
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
