import { count, speakersAmong } from './labels.ts'
import { lineBatches } from './lines.ts'
import type { Head, Reader, ReaderEvent, ReadOptions, Recognition } from './reader.ts'
import { roleWord } from './role-words.ts'
import { speakerOf } from './speaker-label.ts'
import { headingOf, separatorOf } from './text-line.ts'
import { blocksOf, turnsOf } from './text-section.ts'

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
  const counts = new Map<string, number>()
  let stamped = 0
  for (const line of lines) {
    const heading = headingOf(line)
    if (heading === undefined) continue
    count(counts, heading.label)
    if (heading.stamp !== undefined) stamped++
  }
  const speakers = speakersAmong(counts)
  const headings = [...speakers].reduce((sum, label) => sum + counts.get(label)!, 0)
  const share = headings / Math.max(1, lines.length)
  const why = `${headings} of ${lines.length} lines begin with a speaker`
  if (headings === 0 || share < 0.1) return { score: 0.1, why }
  const told = [...speakers].some(label => speakerOf(label).role !== undefined || roleWord(label) !== undefined)
  return { score: (told || stamped > headings / 2 ? 0.8 : 0.6) + (share >= 0.5 ? 0.05 : 0), why }
}

async function* read(chunks: AsyncIterable<string>, options: ReadOptions): AsyncIterable<ReaderEvent> {
  const known = new Map<string, number>()
  let number = 0
  let line = 0
  let section: { id: string | undefined; line: number; lines: string[] } = { id: undefined, line: 1, lines: [] }
  const finish = function* (last: boolean): Iterable<ReaderEvent> {
    if (section.lines.every(one => one.trim() === '')) return
    for (const block of blocksOf(section, known)) {
      const alone = last && number === 0
      const named = block.id ?? (alone ? undefined : `${options.id ?? 'conversation'}#${number + 1}`)
      const events = [...turnsOf({ ...block, id: named }, known)]
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
