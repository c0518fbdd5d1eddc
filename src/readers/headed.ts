import { lineBatches } from './lines.ts'
import type { Head, RawTurn, Reader, ReaderEvent, ReaderEvents, ReadOptions, Recognition } from './reader.ts'
import { isSoundTable } from './table-head.ts'

/** What opens a turn: who, when, and the words that stand on the same line. `memory` of a format begins with the file's `id` and the `zone` of `--tz`. */
export interface Heading extends Omit<Partial<RawTurn>, 'text'> {
  readonly words: string
}

/** A text in which a line of its own kind opens each turn, and the lines below it belong to it. */
export interface HeadedFormat extends Pick<Reader, 'name' | 'title' | 'howTo' | 'joinsSpeakers'> {
  /** A line that opens a turn; `aside` for one that opens what nobody says (its kind, in the plural); undefined for any other. */
  readonly heading: (line: string, memory: Map<string, string>) => Heading | { readonly aside: string } | undefined
  /** Lines that belong to no turn: titles, footers, marks of time. */
  readonly ignored?: RegExp
  /** What the words of a turn are, all lines of it; '' for none; `aside` for what nobody says (its kind, in the plural). */
  readonly words?: (text: string) => string | { readonly aside: string }
  /** How sure a text is of this format in which so many of so many lines open a turn. */
  readonly score: (openings: number, lines: number, head: Head) => number
}

/** The reader of such a text. */
export function headedReader(format: HeadedFormat): Reader {
  const { name, title, howTo, joinsSpeakers } = format
  return {
    name,
    title,
    howTo,
    ...(joinsSpeakers === undefined ? {} : { joinsSpeakers }),
    recognise: head => recognise(format, head),
    read: (chunks, options) => read(format, chunks, options),
  }
}

function recognise(format: HeadedFormat, head: Head): Recognition {
  const lines = head.text.split(/\r\n|\n|\r/).filter(line => line.trim() !== '')
  const memory = new Map<string, string>()
  const openings = lines.filter(line => format.heading(line, memory) !== undefined).length
  const score = openings === 0 || isSoundTable(head.text) ? 0 : format.score(openings, lines.length, head)
  return { score, why: `${openings} of ${lines.length} lines open a turn as in ${format.title}` }
}

async function* read(format: HeadedFormat, chunks: AsyncIterable<string>, options: ReadOptions): ReaderEvents {
  const memory = new Map<string, string>()
  if (options.id !== undefined) memory.set('id', options.id)
  if (options.zone !== undefined) memory.set('zone', options.zone)
  let open: { heading: Heading | undefined; lines: string[]; line: number } | undefined
  let line = 0
  const closed = function* (next?: Heading): Iterable<ReaderEvent> {
    if (open?.heading === undefined) return
    const { words, ...turn } = open.heading
    const text = [words, ...open.lines].join('\n').trim()
    const said = format.words === undefined ? text : format.words(text)
    if (typeof said !== 'string') yield { kind: 'aside', line: open.line, reason: said.aside }
    else if (said === '') yield { kind: 'aside', line: open.line, reason: 'turns without words' }
    // A speaker goes on until the next begins.
    else yield { kind: 'turn', line: open.line, turn: { ...turn, end: turn.end ?? next?.offset, text: said } }
  }
  const eventsOf = function* (batch: readonly string[]): Iterable<ReaderEvent> {
    for (const one of batch) {
      line++
      const heading = format.heading(one, memory)
      if (heading === undefined) {
        if (format.ignored?.test(one)) continue
        if (open !== undefined) open.lines.push(one)
        else if (one.trim() !== '') yield { kind: 'aside', line, reason: 'lines before the first turn' }
        continue
      }
      yield* closed('aside' in heading ? undefined : heading)
      if ('aside' in heading) {
        yield { kind: 'aside', line, reason: heading.aside }
        open = { heading: undefined, lines: [], line }
      } else open = { heading, lines: [], line }
    }
  }
  for await (const batch of lineBatches(chunks)) yield eventsOf(batch)
  yield closed()
}
