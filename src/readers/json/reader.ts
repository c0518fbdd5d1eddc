import { lineBatches } from '../lines.ts'
import type { Head, Reader, ReaderEvent, ReadOptions, Recognition } from '../reader.ts'
import { headValue, isLines, parsed, pieces, WHOLE } from './documents.ts'
import type { JsonFormat, RecordContext } from './format.ts'
import { type Found, foundAt, locate, type Path } from './locate.ts'

/** A reader of a JSON format: one document, lines of them, or one behind the other; records as deep as they lie; documents of any size. */
export function jsonReader(format: JsonFormat): Reader {
  const { name, title, howTo, joinsSpeakers, sortsByTime, joinsFiles, besides } = format
  return {
    name,
    title,
    howTo,
    ...(joinsSpeakers === undefined ? {} : { joinsSpeakers }),
    ...(sortsByTime === undefined ? {} : { sortsByTime }),
    ...(joinsFiles === undefined ? {} : { joinsFiles }),
    ...(besides === undefined ? {} : { besides }),
    recognise: head => recognise(format, head),
    read: (chunks, options) => read(format, chunks, options),
  }
}

function recognise(format: JsonFormat, head: Head): Recognition {
  const value = headValue(head)
  if (value === undefined) return { score: 0, why: 'no JSON' }
  return locate(format, value) ?? { score: 0, why: `no keys of ${format.title}` }
}

async function* read(format: JsonFormat, chunks: AsyncIterable<string>, options: ReadOptions): AsyncIterable<ReaderEvent> {
  const source = chunks[Symbol.asyncIterator]()
  const first = await collected(source, 1 << 16)
  const rest = joined(first.parts, source)
  const events = eventsOf(format, options)
  if (isLines(first.parts.join(''))) yield* fromLines(format, rest, events)
  else yield* fromDocument(format, rest, events)
}

/** Chunks up to a number of characters, and whether there are more. */
async function collected(source: AsyncIterator<string>, most: number): Promise<{ parts: string[]; more: boolean }> {
  const parts: string[] = []
  let size = 0
  while (size < most) {
    const next = await source.next()
    if (next.done) return { parts, more: false }
    parts.push(next.value)
    size += next.value.length
  }
  return { parts, more: true }
}

async function* joined(parts: readonly string[], rest: AsyncIterator<string>): AsyncGenerator<string, void> {
  yield* parts
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

type EventsOf = (found: Found | undefined, line: number | undefined) => Iterable<ReaderEvent>

function eventsOf(format: JsonFormat, options: ReadOptions): EventsOf {
  const memory = new Map<string, unknown>()
  const id = options.id ?? 'conversation'
  let records = 0
  return function* (found, line) {
    const number = ++records
    const place = (reason: string): string => (line === undefined ? `record ${number}: ${reason}` : reason)
    if (found === undefined) {
      yield { kind: 'skipped', line, reason: place('not a JSON object: it is left out') }
      return
    }
    const context: RecordContext = {
      above: found.above,
      id: number === 1 ? id : `${id}#${number}`,
      options,
      memory,
      beside: name => options.beside?.get(name),
    }
    for (const event of format.events(found.record, context)) {
      if (event.kind === 'turn') yield { kind: 'turn', line, turn: event.turn }
      else yield { kind: event.kind, line, reason: event.kind === 'aside' ? event.reason : place(event.reason) }
    }
  }
}

async function* fromLines(format: JsonFormat, chunks: AsyncIterable<string>, events: EventsOf): AsyncIterable<ReaderEvent> {
  const paths: Path[] = []
  let line = 0
  for await (const batch of lineBatches(chunks)) {
    for (const text of batch) {
      line++
      if (text.trim() === '') continue
      const document = parsed(text)
      if (document === undefined) {
        yield { kind: 'skipped', line, reason: 'broken JSON: the line is left out' }
        continue
      }
      const path = pathOf(format, document.value, paths)
      if (path === undefined) yield { kind: 'skipped', line, reason: `nothing of ${format.title} in this line: it is left out` }
      else for (const found of foundAt(document.value, path)) yield* events(found, line)
    }
  }
}

/** Lines of an export may be of several kinds: the places found before are tried first. */
function pathOf(format: JsonFormat, value: unknown, paths: Path[]): Path | undefined {
  for (const path of paths) {
    for (const found of foundAt(value, path)) {
      if (found !== undefined && (format.fits(found.record, found.above)?.score ?? 0) > 0) return path
      break
    }
  }
  const path = locate(format, value)?.path
  if (path !== undefined) paths.push(path)
  return path
}

async function* fromDocument(format: JsonFormat, chunks: AsyncIterable<string>, events: EventsOf): AsyncIterable<ReaderEvent> {
  const source = chunks[Symbol.asyncIterator]()
  const { parts, more } = await collected(source, WHOLE)
  const text = parts.join('')
  const document = more ? undefined : parsed(text)
  const root =
    document === undefined ? headValue({ text: more ? text.slice(0, 1 << 20) : text, complete: false, fileName: '' }) : document.value
  const located = locate(format, root)
  if (located === undefined) {
    yield {
      kind: 'failed',
      line: undefined,
      reason: `nothing of ${format.title} in it: ${document === undefined ? 'the JSON is broken at its beginning; ' : ''}export it again`,
    }
    return
  }
  if (document !== undefined) {
    for (const found of foundAt(document.value, located.path)) yield* events(found, undefined)
    return
  }
  if (!more && !located.path.includes('*')) {
    // One record, cut or broken: what is whole of it.
    for (const found of foundAt(root, located.path)) yield* events(found, undefined)
    yield { kind: 'skipped', line: undefined, reason: 'the JSON breaks off or is broken: what comes after is left out; export it again' }
    return
  }
  const first = [...foundAt(root, located.path)].find(found => found !== undefined)?.record ?? {}
  for await (const piece of pieces(joined(parts, source), located.path, first)) {
    if ('broken' in piece) yield { kind: 'skipped', line: undefined, reason: piece.broken }
    else yield* events(piece.found, undefined)
  }
}
