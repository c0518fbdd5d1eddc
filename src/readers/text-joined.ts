/** A line of a turn; `length` is that of the whole line as it stands in the file. */
export interface TextLine {
  readonly text: string
  readonly length: number
}

/** Where programs and people break lines of running text. */
const NARROW = 50
const WIDE = 130
/** A line is broken before the word that would be too long; words longer than this are rare. */
const WORD = 16
/** So many broken lines show that it is done by a rule. */
const BROKEN = 2

/** The lines of a turn as its text: broken by the speaker with line ends, broken at a width with spaces. FORMATS 1.1. */
export function joinedLines(lines: readonly TextLine[]): string {
  if (lines.length === 1) return lines[0]!.text.trim()
  const wraps = isWrapped(lines)
  const parts: string[] = []
  for (const [i, { text }] of lines.entries()) {
    const before = lines[i - 1]
    if (before !== undefined) parts.push(wraps && before.text.trim() !== '' && text.trim() !== '' ? ' ' : '\n')
    parts.push(wraps ? text.trim() : text)
  }
  return parts.join('').trim()
}

/** Whether all lines but the last of a paragraph end near one width. */
function isWrapped(lines: readonly TextLine[]): boolean {
  const isBlank = (line: TextLine | undefined): boolean => line === undefined || line.text.trim() === ''
  const full = lines.filter((line, i) => !isBlank(line) && !isBlank(lines[i + 1]))
  if (full.length < BROKEN) return false
  let most = 0
  for (const { length } of full) most = Math.max(most, length)
  return most >= NARROW && most <= WIDE && full.every(({ length }) => length > most - WORD)
}
