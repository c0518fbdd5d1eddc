import type { TextDecoder } from 'node:util'

/** 0x80–0x9F of Windows-1252; the five undefined bytes stay the control characters that they are in Latin-1. */
const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
const CODES: ReadonlyMap<string, number> = new Map([...HIGH].map((char, i) => [char, 0x80 + i]))

function windows1252(bytes: Uint8Array): string {
  // TextDecoder('windows-1252') decodes as Latin-1 in several Node releases, and turns curly quotes into control characters.
  return withoutC1(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'))
}

/** Text that was decoded as Latin-1, as if by Windows-1252: nobody writes the control characters of the one, and many the quotes of the other. */
export function withoutC1(text: string): string {
  return text.replace(/[\x80-\x9f]/g, char => HIGH[char.charCodeAt(0) - 0x80]!)
}

/** The bytes that a text was decoded from as Windows-1252; undefined where it has other characters than that. */
export function windows1252Bytes(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const byte = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : CODES.get(text[i]!)
    if (byte === undefined) return undefined
    bytes[i] = byte
  }
  return bytes
}

/** Each line as UTF-8 where it is that, else as Windows-1252. `line` is the 0-based first one that was not UTF-8. */
export function legacyLines(bytes: Uint8Array, strict: TextDecoder): { readonly text: string; readonly line: number } {
  const parts: string[] = []
  let first = -1
  for (let start = 0, line = 0; start < bytes.length; line++) {
    const newline = bytes.indexOf(0x0a, start)
    const end = newline < 0 ? bytes.length : newline + 1
    const piece = bytes.subarray(start, end)
    try {
      parts.push(strict.decode(piece))
    } catch {
      if (first < 0) first = line
      parts.push(windows1252(piece))
    }
    start = end
  }
  return { text: parts.join(''), line: Math.max(first, 0) }
}
