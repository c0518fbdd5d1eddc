import { lineBatches } from './lines.ts'
import type { Head, Reader, ReaderEvent, ReadOptions, Recognition } from './reader.ts'
import { speakerOf } from './speaker-label.ts'
import { headingOf, separatorOf } from './text-line.ts'
import { blocksOf, headings, turnsOf } from './text-section.ts'

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
  const lines = head.text.split(/\r\n|\n|\r/).filter(line => line.trim() !== '')
  const found = headings(lines).filter(heading => heading !== undefined)
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

async function* read(chunks: AsyncIterable<string>, options: ReadOptions): AsyncIterable<ReaderEvent> {
  const known = new Map((options.speakers ?? []).map(name => [name, 2]))
  let number = 0
  let line = 0
  let section: { id: string | undefined; line: number; lines: string[] } = { id: undefined, line: 1, lines: [] }
  const finish = function* (last: boolean): Iterable<ReaderEvent> {
    if (section.lines.every(one => one.trim() === '')) return
    const blocks = blocksOf(section, known)
    for (const block of blocks) {
      const alone = last && number === 0 && blocks.length === 1
      const named = block.id ?? (alone ? undefined : `${options.id ?? 'conversation'}#${number + 1}`)
      const events = [...turnsOf({ ...block, id: named }, known, options.zone)]
      // A title page above the first separator is no conversation.
      if (events.some(event => event.kind === 'turn')) number++
      yield* events
    }
  }
  for await (const batch of lineBatches(chunks)) {
    for (const one of batch) {
      line++
      const separator = separatorOf(one)
      if (separator === undefined) {
        section.lines.push(one)
        continue
      }
      const empty = section.lines.every(before => before.trim() === '')
      yield* finish(false)
      section = { id: separator.id ?? (empty ? section.id : undefined), line: line + 1, lines: [] }
    }
  }
  yield* finish(true)
}
