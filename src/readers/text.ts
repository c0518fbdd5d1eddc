import { lineBatches } from './lines.ts'
import type { Head, Reader, ReaderEvent, ReaderEvents, ReadOptions, Recognition } from './reader.ts'
import { speakerOf } from './speaker-label.ts'
import { isSoundTable } from './table-head.ts'
import { headings } from './text-headings.ts'
import { headingOf, separatorOf } from './text-line.ts'
import { type SectionReader, sectionReader } from './text-section.ts'

export const text: Reader = {
  name: 'text',
  title: 'Plain text, "Speaker: words"',
  howTo: [
    'A transcript as text: "Agent Jane: …", "[00:01:02] Jane (Agent): …", "10:02 AM Jane: …"; lines without a speaker go on the turn before.',
    'Several conversations in a file are parted by a line such as "Conversation 4711", "=====" or "-----".',
  ].join(' '),
  recognise,
  read,
}

function recognise(head: Head): Recognition {
  if (/^\s*(?:[[{]|WEBVTT)/.test(head.text) && !/^\s*\[[^\]{}"]*\]/.test(head.text)) return { score: 0, why: 'no plain text' }
  if (/^\s*[\d:.,]+ --> /m.test(head.text)) return { score: 0, why: 'it has the times of subtitles' }
  if (isSoundTable(head.text)) return { score: 0.1, why: 'it is a table' }
  const all = head.text.split(/\r\n|\n|\r/)
  const lines = all.filter(line => line.trim() !== '')
  const found = headings(all).filter(heading => heading !== undefined)
  const stamped = found.filter(heading => heading.stamp !== undefined).length
  const share = found.length / Math.max(1, lines.length)
  const why = `${found.length} of ${lines.length} lines begin with a speaker`
  // One speech may fill the whole head.
  const opens = headingOf(lines[0] ?? '')
  const begins = opens !== undefined && speakerOf(opens.label).role !== undefined
  if (found.length === 0 || (share < 0.1 && !begins)) return { score: 0.1, why }
  // A title such as `Northwind support: messages` over a table is no transcript.
  if (found.length === 1 && lines.length > 1) return { score: 0.45, why }
  const told = found.some(({ label }) => speakerOf(label).role !== undefined)
  return { score: (told || stamped > found.length / 2 ? 0.8 : 0.6) + (share >= 0.5 ? 0.05 : 0), why }
}

/** Characters of one conversation that are looked at together. */
const PIECE = 8 * 1024 * 1024

async function* read(chunks: AsyncIterable<string>, options: ReadOptions): ReaderEvents {
  const known = new Map((options.speakers ?? []).map(name => [name, 2]))
  let number = 0
  let line = 0
  let section: Section = { id: undefined, line: 1, lines: [], size: 0 }
  const piece = function* (last: boolean): Iterable<ReaderEvent> {
    section.reader ??= sectionReader({ id: section.id ?? numbered(last), zone: options.zone, known })
    const events = [...section.reader.piece(section.lines, section.line), ...(last ? section.reader.end() : [])]
    // A title page above the first separator is no conversation.
    if (!section.counted && events.some(event => event.kind === 'turn')) {
      section.counted = true
      number++
    }
    section = { ...section, line: line + 1, lines: [], size: 0 }
    yield* events
  }
  // One that is alone, or very long, has the file's name.
  const numbered = (last: boolean): string | undefined =>
    number === 0 && (!last || done) ? undefined : `${options.id ?? 'conversation'}#${number + 1}`
  let done = false
  const eventsOf = function* (batch: readonly string[]): Iterable<ReaderEvent> {
    for (const one of batch) {
      line++
      const separator = separatorOf(one)
      if (separator === undefined) {
        section.lines.push(one)
        section.size += one.length + 1
        if (section.size > PIECE) yield* piece(false)
        continue
      }
      const empty = section.reader === undefined && section.lines.every(before => before.trim() === '')
      const { id } = section
      if (!empty) yield* piece(true)
      section = { id: separator.id ?? (empty ? id : undefined), line: line + 1, lines: [], size: 0 }
    }
  }
  for await (const batch of lineBatches(chunks)) yield eventsOf(batch)
  done = true
  if (section.reader !== undefined || section.lines.some(one => one.trim() !== '')) yield piece(true)
}

/** Lines between two separators that are not read yet. */
interface Section {
  readonly id: string | undefined
  /** 1-based line of the first of `lines`. */
  readonly line: number
  readonly lines: string[]
  size: number
  reader?: SectionReader
  counted?: boolean
}
