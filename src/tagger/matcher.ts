import { beginnings, compilePattern, matchAt, type Pattern, type WordClasses } from './pattern.ts'

/** One match of a pattern: token positions [from, to). */
export interface Match<Owner> {
  readonly owner: Owner
  readonly from: number
  readonly to: number
}

interface Entry<Owner> {
  readonly owner: Owner
  readonly pattern: Pattern
}

const MEMO_LIMIT = 100_000

/** Finds the matches of many patterns at once: only patterns that can begin with a word are tried at it. */
export function createMatcher<Owner>(
  patterns: readonly (readonly [Owner, string])[],
  classes: WordClasses,
): (tokens: readonly string[]) => Match<Owner>[] {
  const byWord = new Map<string, Entry<Owner>[]>()
  const byPrefix: { prefix: string; entry: Entry<Owner> }[] = []
  for (const [owner, source] of patterns) {
    const entry = { owner, pattern: compilePattern(source, classes) }
    const { exact, prefixes } = beginnings(entry.pattern)
    for (const word of exact) byWord.set(word, [...(byWord.get(word) ?? []), entry])
    for (const prefix of prefixes) byPrefix.push({ prefix, entry })
  }
  const memo = new Map<string, readonly Entry<Owner>[]>()
  const candidates = (token: string): readonly Entry<Owner>[] => {
    const known = memo.get(token)
    if (known) return known
    const found = [...(byWord.get(token) ?? []), ...byPrefix.filter(({ prefix }) => token.startsWith(prefix)).map(({ entry }) => entry)]
    if (memo.size < MEMO_LIMIT) memo.set(token, found)
    return found
  }
  return tokens => {
    const matches: Match<Owner>[] = []
    for (let from = 0; from < tokens.length; from++) {
      for (const { owner, pattern } of candidates(tokens[from]!)) {
        const to = matchAt(pattern, tokens, from)
        if (to > from) matches.push({ owner, from, to })
      }
    }
    return matches
  }
}
