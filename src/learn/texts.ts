import { fold } from '../tagger/word-features.ts'
import { words } from '../text/words.ts'
import { threadOf } from './thread.ts'

/** Longer documents teach little more: their end repeats their beginning. */
const LONGEST = 400 // words

/** The words of every line's text: NDJSON with a `text` field, else the first tab-separated column. Conversations in `without` are left out. */
export function documentsOf(content: string, without: ReadonlySet<string>): string[][] {
  return content.split('\n').flatMap(line => {
    if (line.trim() === '') return []
    const row = objectOf(line) ?? { text: line.split('\t')[0] }
    if (typeof row.text !== 'string' || without.has(threadOf(`${row.source}`, `${row.conversation}`))) return []
    return [words(row.text).tokens.slice(0, LONGEST).map(fold)]
  })
}

function objectOf(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
