import { basename } from 'node:path'
import { fold } from '../tagger/word-features.ts'
import { words } from '../text/words.ts'
import type { LabelFile } from './labels.ts'
import { threadOf } from './thread.ts'

/** Longer documents teach little more: their end repeats their beginning. */
const LONGEST = 400 // words

/** The words of every line's text: NDJSON with a `text` field, else the first tab-separated column. Conversations in `without` are left out. */
export function documentsOf(content: string, without: ReadonlySet<string>): string[][] {
  return content.split('\n').flatMap(line => {
    if (line.trim() === '') return []
    const row = rowOf(line)
    if (typeof row.text !== 'string' || without.has(threadOf(`${row.source}`, `${row.conversation}`))) return []
    return [words(row.text).tokens.slice(0, LONGEST).map(fold)]
  })
}

/**
 * Remarks as labels are read: each line with words but no role becomes an agent's turn 0 of the conversation named by its line, counted from 1; its source
 * is the file's name up to the first dot. Other lines, as of labels, stay as they are.
 */
export function remarksOf({ name, content }: LabelFile): LabelFile {
  const [source] = basename(name).split('.')
  const lines = content.split('\n').map((line, at) => {
    if (line.trim() === '') return line
    const { text, role } = rowOf(line)
    const isRemark = typeof text === 'string' && role === undefined
    return isRemark ? JSON.stringify({ source, conversation: `${at + 1}`, turn: 0, role: 'agent', text }) : line
  })
  return { name, content: lines.join('\n') }
}

function rowOf(line: string): Record<string, unknown> {
  return objectOf(line) ?? { text: line.split('\t')[0] }
}

function objectOf(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
