import type { WordVectors } from './vectors.ts'

/** How every file of word vectors begins, of whatever version. */
export const VECTORS_MAGIC = 'saltshaker vectors '
const MAGIC = `${VECTORS_MAGIC}1\n`
const QUANTA = 127

/** A magic line, a header line of JSON, then one row of small whole numbers a word. */
export function encodeVectors({ dimensions, vocabulary, rows }: WordVectors): Uint8Array {
  const scale = rows.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / QUANTA || 1
  const head = new TextEncoder().encode(`${MAGIC}${JSON.stringify({ dimensions, scale, vocabulary })}\n`)
  const file = new Uint8Array(head.length + rows.length)
  file.set(head)
  new Int8Array(file.buffer, head.length).set(Int8Array.from(rows, value => Math.round(value / scale)))
  return file
}

/** Throws an Error whose message says what is wrong with the file. */
export function decodeVectors(file: Uint8Array): WordVectors {
  const start = MAGIC.length
  if (new TextDecoder().decode(file.subarray(0, start)) !== MAGIC) throw new Error('not a file of word vectors of saltshaker')
  const end = file.indexOf(10, start)
  const { dimensions, scale, vocabulary } = headerOf(new TextDecoder().decode(file.subarray(start, end)))
  const body = new Int8Array(file.buffer, file.byteOffset + end + 1, file.length - end - 1)
  if (body.length !== vocabulary.length * dimensions) throw new Error(DAMAGED)
  return { dimensions, vocabulary, rows: Float32Array.from(body, value => value * scale) }
}

const DAMAGED = 'damaged word vectors: the file is cut short or changed; copy it again or learn it anew with --text'

function headerOf(text: string): { dimensions: number; scale: number; vocabulary: string[] } {
  try {
    const header = JSON.parse(text)
    if (Number.isFinite(header?.dimensions) && Number.isFinite(header.scale) && Array.isArray(header.vocabulary)) return header
  } catch {}
  throw new Error(DAMAGED)
}
