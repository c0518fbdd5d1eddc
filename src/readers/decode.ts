import { TextDecoder } from 'node:util'
import { UserError } from '../errors.ts'
import { gunzip, isGzip } from './gunzip.ts'
import { notText } from './not-text.ts'
import { legacyLines } from './windows-1252.ts'

/** What decoding noticed. `failed`: the rest could not be read, what came before was. */
export type Report = (kind: 'warning' | 'failed', message: string) => void

/** Thrown for what is no text at all: a picture, a recording, an archive. */
export class NotText extends UserError {}

const PROBE = 64 * 1024
const CUT = 0x0a
/** UTF-8 that was once read as Windows-1252. */
const MOJIBAKE = /Ã[\u0080-¿ƒ„…ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ]|â€[™œ“”¦]/g

/** Bytes to text, in chunks that never cut a character. Throws UserError where the bytes are no text. */
export async function* decode(bytes: AsyncIterable<Uint8Array>, report: Report): AsyncIterable<string> {
  const raw = probed(bytes)
  const first = await raw.next()
  if (first.done) return
  const packed = isGzip(first.value)
  const plain = packed ? probed(gunzip(chain(first.value, raw), report)) : raw
  const start = packed ? await plain.next() : first
  if (start.done) return
  refuseBinary(start.value)
  const wide = wideEncoding(start.value)
  const body = chain(start.value, plain)
  yield* wide === undefined ? narrow(body, report) : utf16(body, wide)
}

/** The first chunk is made at least PROBE long, for what is judged by it. */
async function* probed(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let waiting: Uint8Array[] | undefined = []
  let size = 0
  for await (const chunk of bytes) {
    if (waiting === undefined) {
      yield chunk
      continue
    }
    waiting.push(chunk)
    size += chunk.length
    if (size >= PROBE) {
      yield Buffer.concat(waiting)
      waiting = undefined
    }
  }
  if (waiting !== undefined && size > 0) yield Buffer.concat(waiting)
}

async function* chain(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  yield first
  yield* rest
}

function refuseBinary(bytes: Uint8Array): void {
  const is = notText(bytes)
  if (is !== undefined) throw new NotText(`this is ${is}`)
  if (wideEncoding(bytes) !== undefined) return
  let control = 0
  const end = Math.min(bytes.length, PROBE)
  for (let i = 0; i < end; i++) {
    const byte = bytes[i]!
    if (byte === 0 || (byte < 0x20 && (byte < 0x07 || (byte > 0x0d && byte !== 0x1b)))) control++
  }
  // A stray NUL or two happens in database dumps; sound, images and archives have one control byte in eight.
  if (control > 2 && control > end / 100) throw new NotText('this is a binary file, not text: give the export as text, CSV or JSON lines')
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const pairs = Math.min(bytes.length, 4096) >> 1
  if (pairs === 0) return undefined
  let even = 0
  let odd = 0
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) even++
    if (bytes[2 * i + 1] === 0) odd++
  }
  if (odd > pairs * 0.7 && even < pairs * 0.05) return 'utf-16le'
  if (even > pairs * 0.7 && odd < pairs * 0.05) return 'utf-16be'
  return undefined
}

async function* utf16(bytes: AsyncIterable<Uint8Array>, encoding: 'utf-16le' | 'utf-16be'): AsyncIterable<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

/** UTF-8; lines that are not valid UTF-8 are read as Windows-1252, and said so once. Pieces are whole lines, so chunk sizes change nothing. */
async function* narrow(bytes: AsyncIterable<Uint8Array>, report: Report): AsyncIterable<string> {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest: Uint8Array | undefined
  let line = 1
  let warned = false
  let begun = false
  const text = (piece: Uint8Array): string => {
    let decoded: string
    try {
      decoded = strict.decode(piece)
    } catch {
      const legacy = legacyLines(piece, strict)
      decoded = legacy.text
      if (!warned) report('warning', `line ${line + legacy.line} is not valid UTF-8: lines like it are read as Windows-1252`)
      warned = true
    }
    if (!warned) for (let at = piece.indexOf(CUT); at >= 0; at = piece.indexOf(CUT, at + 1)) line++
    if (!begun && decoded.charCodeAt(0) === 0xfeff) decoded = decoded.slice(1)
    if (!begun && (decoded.match(MOJIBAKE)?.length ?? 0) >= 3) {
      report('warning', 'some letters were garbled before (such as Ã© for é): export it again as UTF-8; it is read as it is')
    }
    begun = true
    // Some databases pad their texts with them.
    return decoded.includes('\0') ? decoded.replaceAll('\0', '') : decoded
  }
  for await (const chunk of bytes) {
    const whole = rest === undefined ? chunk : Buffer.concat([rest, chunk])
    const end = cutAt(whole)
    rest = end < whole.length ? whole.subarray(end) : undefined
    if (end > 0) yield text(whole.subarray(0, end))
  }
  if (rest !== undefined) yield text(rest)
}

/** After the last line end; in a line longer than the chunk, before the last character. */
function cutAt(bytes: Uint8Array): number {
  const newline = bytes.lastIndexOf(CUT)
  if (newline >= 0) return newline + 1
  let end = bytes.length
  for (let back = 1; back <= 4 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!
    if (byte < 0x80) break
    if (byte >= 0xc0) {
      end = bytes.length - back
      break
    }
  }
  return end
}
