import { count, isField, speakersAmong } from './labels.ts'
import type { ReaderEvent } from './reader.ts'
import { speakerOf } from './speaker-label.ts'
import { type Heading, headingOf, stampedOf } from './text-line.ts'
import { momentsOf } from './text-times.ts'

/** Lines between two separators. */
export interface Section {
  readonly id: string | undefined
  /** 1-based line of the first of `lines`. */
  readonly line: number
  readonly lines: readonly string[]
}

interface Found {
  readonly heading: Heading
  readonly line: number
  readonly parts: string[]
}

type Counts = Map<string, number>

/** The conversations of a section: parts between blank lines where each begins with a speaker and has two of them, else the whole. */
export function blocksOf(section: Section, known: Counts): readonly Section[] {
  const accepted = headings(section.lines, known)
  const blocks: Section[] = []
  let from = 0
  for (let i = 0; i <= section.lines.length; i++) {
    if (i < section.lines.length && section.lines[i]!.trim() !== '') continue
    if (i > from) blocks.push({ id: undefined, line: section.line + from, lines: section.lines.slice(from, i) })
    from = i + 1
  }
  const whole = blocks.every(block => {
    const first = block.line - section.line
    const speakers = new Set(block.lines.map((_, i) => accepted[first + i]?.label).filter(label => label !== undefined))
    return accepted[first] !== undefined && speakers.size >= 2
  })
  return blocks.length > 1 && whole && section.id === undefined ? blocks : [section]
}

/** For each line the heading that it is; a line that only looks like one is none. */
export function headings(lines: readonly string[], known?: ReadonlyMap<string, number>): readonly (Heading | undefined)[] {
  const candidates = lines.map(line => (line === '' ? undefined : headingOf(line)))
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
    // Where turns carry a time, a line without one is said by the speaker before, however it looks.
    return (timed ? one.stamp !== undefined && !isField(one.label) : speakers.has(one.label)) ? one : undefined
  })
}

/** The turns of a conversation. Adds its labels to `known`. */
export function* turnsOf(section: Section, known: Counts, zone?: string): Iterable<ReaderEvent> {
  const accepted = headings(section.lines, known)
  const named = metadata(section.lines, accepted)
  const found: Found[] = []
  const timed = accepted.some(heading => heading?.stamp !== undefined)
  for (let i = named.from; i < section.lines.length; i++) {
    const source = section.lines[i]!
    const heading = accepted[i]
    const event = heading === undefined && timed ? stampedOf(source) : undefined
    if (heading !== undefined) {
      count(known, heading.label)
      found.push({ heading, line: section.line + i, parts: [heading.text] })
    } else if (event !== undefined) {
      const label = /^\*{3}|\b(?:joined|left|ended|transferred|started)\b/i.test(event.text) ? 'System' : ''
      found.push({ heading: { label, ...event }, line: section.line + i, parts: [event.text] })
    } else if (found.length > 0) found.at(-1)!.parts.push(source)
    else if (source.trim() !== '' && !isField(source.split(':', 1)[0]!)) {
      yield { kind: 'warning', line: section.line + i, reason: 'this line stands before the first speaker: it is left out' }
    }
  }
  const moments = momentsOf(
    found.map(one => one.heading.stamp),
    zone,
  )
  for (const [i, one] of found.entries()) {
    const { speaker, role } = speakerOf(one.heading.label)
    const text = one.parts.join('\n').trim()
    if (text === '') continue
    const name = (role !== undefined && speaker === one.heading.label ? named.names.get(role) : undefined) ?? speaker
    yield { kind: 'turn', line: one.line, turn: { conversation: section.id, speaker: name, role, text, ...moments[i] } }
  }
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
  for (const field of fields) {
    const role = speakerOf(field[1]!).role
    if (role !== undefined) names.set(role, field[2]!.trim())
  }
  return { from: blank, names }
}
