import type { TextDecoder } from 'node:util'

/** 0x80–0x9F of Windows-1252; the five undefined bytes stay the control characters that they are in Latin-1. */
const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

function windows1252(bytes: Uint8Array): string {
  // TextDecoder('windows-1252') decodes as Latin-1 in several Node releases, and turns curly quotes into control characters.
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, char => HIGH[char.charCodeAt(0) - 0x80]!)
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
