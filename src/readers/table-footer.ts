import type { Columns } from './columns.ts'

const TOTAL = /^(?:grand |sub)?totals?\b|^(?:gesamt|summe)\b/i
const NUMBER = /^[\d.,:%\s]*$/

/** Whether a row sums up the table, such as `Total,,,5`: numbers only, beside the word, and of no conversation. */
export function isFooter(cells: readonly string[], { text, conversation, speakerId }: Columns): boolean {
  const label = cells.findIndex((cell, i) => i !== text && cell.trim() !== '')
  if (label < 0 || !TOTAL.test(cells[label]!.trim())) return false
  const isFilled = (at: number | undefined): boolean => at !== undefined && at !== label && (cells[at] ?? '').trim() !== ''
  return !isFilled(conversation) && !isFilled(speakerId) && cells.every((cell, i) => i === label || NUMBER.test(cell))
}
