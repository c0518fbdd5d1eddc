import { lineBatches } from '../lines.ts'
import { headValue, isLines, type Piece, parsed, pieces, WHOLE } from './documents.ts'
import type { Fits } from './format.ts'
import { type Found, foundAt, locate, type Path } from './locate.ts'
import { rowsOf } from './rows.ts'

/** What is found in an input, in order: records (`found` undefined: something else stands in their place), and what cannot be read. */
export type RecordOrFault =
  | { readonly kind: 'record'; readonly line: number | undefined; readonly found: Found | undefined }
  | { readonly kind: 'skipped' | 'aside'; readonly line: number | undefined; readonly reason: string }
  | { readonly kind: 'failed'; readonly line: number | undefined; readonly reason: string; readonly isBroken: boolean }

/** In batches, each to be taken whole before the next. */
export type Records = AsyncIterable<Iterable<RecordOrFault>>

/**
 * The records that fit, of one document, of lines of them, or of documents one behind the other; as deep as they lie; documents of any size.
 * `title` names the format in what is said of faults.
 */
export async function* recordsIn(chunks: AsyncIterable<string>, fits: Fits, title: string): Records {
  const source = chunks[Symbol.asyncIterator]()
  const { parts } = await collected(source, 1 << 16)
  const rest = joined(parts, source)
  yield* isLines(parts.join('')) ? fromLines(rest, fits, title) : fromDocument(rest, fits, title)
}

/** Chunks up to a number of characters, and whether there may be more. */
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

/** Lets go of each part: they may be 64 MB. */
async function* joined(parts: string[], rest: AsyncIterator<string>): AsyncGenerator<string, void> {
  for (let part = parts.shift(); part !== undefined; part = parts.shift()) yield part
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

async function* fromLines(chunks: AsyncIterable<string>, fits: Fits, title: string): Records {
  const paths: Path[] = []
  let line = 0
  const recordsOf = function* (batch: readonly string[]): Iterable<RecordOrFault> {
    for (const text of batch) {
      line++
      if (text.trim() === '') continue
      const document = parsed(text)
      const path = document === undefined ? undefined : pathOf(document.value, fits, paths)
      if (document === undefined) yield { kind: 'skipped', line, reason: 'broken JSON: the line is left out' }
      else if (path === undefined) {
        const rows = rowsOf(document.value)
        if (rows === undefined) yield { kind: 'skipped', line, reason: `nothing of ${title} in this line: it is left out` }
        else yield { kind: 'aside', line, reason: rows }
      } else for (const found of foundAt(document.value, path)) yield { kind: 'record', line, found }
    }
  }
  for await (const batch of lineBatches(chunks)) yield recordsOf(batch)
}

/** Lines of an export may be of several kinds: the places found before are tried first. */
function pathOf(value: unknown, fits: Fits, paths: Path[]): Path | undefined {
  for (const path of paths) {
    for (const found of foundAt(value, path)) {
      if (found !== undefined && (fits(found.record, found.above, path)?.score ?? 0) > 0) return path
      break
    }
  }
  const path = locate(fits, value)?.path
  if (path !== undefined) paths.push(path)
  return path
}

/** Characters by which a broken or large document is judged. */
const BEGINNING = 1 << 20

async function* fromDocument(chunks: AsyncIterable<string>, fits: Fits, title: string): Records {
  const line = undefined
  const source = chunks[Symbol.asyncIterator]()
  const { parts, more } = await collected(source, WHOLE)
  // A large document is not held twice.
  const text = more ? parts.slice(0, 64).join('').slice(0, BEGINNING) : parts.join('')
  const document = more ? undefined : parsed(text)
  const root = document === undefined ? headValue({ text, complete: false, fileName: '' }) : document.value
  const path = locate(fits, root)?.path
  if (path === undefined) {
    const isBroken = document === undefined && !more
    const broken = isBroken ? 'the JSON is cut off or broken; ' : ''
    yield [{ kind: 'failed', line, reason: `nothing of ${title} in it: ${broken}export it again`, isBroken }]
    return
  }
  if (document !== undefined) {
    yield recordsAt(root, path)
    return
  }
  if (!more && !path.includes('*')) {
    const found = await documentsOf(text, path)
    // One record, cut or broken: what is whole of it.
    yield found.records.length === 0 ? recordsAt(root, path) : found.records
    if (found.broken)
      yield [
        { kind: 'failed', line, reason: 'the JSON breaks off or is broken: what comes after is left out; export it again', isBroken: true },
      ]
    return
  }
  const first = [...foundAt(root, path)].find(found => found !== undefined) ?? { record: {}, above: [] }
  for await (const batch of pieces(joined(parts, source), path, first)) {
    yield batch.map(recordOf)
  }
}

function recordOf(piece: Piece): RecordOrFault {
  const line = undefined
  if (!('broken' in piece)) return { kind: 'record', line, found: piece.found }
  if (piece.ends) return { kind: 'failed', line, reason: piece.broken, isBroken: true }
  return { kind: 'skipped', line, reason: piece.broken }
}

/** The records of documents one behind the other, each with one record at the path, and whether the last is whole. */
async function documentsOf(text: string, path: Path): Promise<{ records: RecordOrFault[]; broken: boolean }> {
  const records: RecordOrFault[] = []
  let broken = false
  const whole = async function* (): AsyncIterable<string> {
    yield text
  }
  for await (const batch of pieces(whole(), path, { record: {}, above: [] })) {
    for (const piece of batch) {
      if ('broken' in piece) broken = true
      else if (piece.found !== undefined) records.push({ kind: 'record', line: undefined, found: piece.found })
    }
  }
  return { records, broken }
}

function* recordsAt(root: unknown, path: Path): Iterable<RecordOrFault> {
  for (const found of foundAt(root, path)) yield { kind: 'record', line: undefined, found }
}
