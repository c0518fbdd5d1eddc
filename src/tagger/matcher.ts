import { type Anchor, anchorsOf, compilePattern, matchAt, type Pattern, type WordClasses } from './pattern.ts'

/** One match of a pattern: token positions [from, to). */
export interface Match<Owner> {
  readonly owner: Owner
  readonly from: number
  readonly to: number
}

interface Entry<Owner> {
  readonly owner: Owner
  readonly pattern: Pattern
  readonly anchor: Anchor
}

const MEMO_LIMIT = 100_000

/** Finds the matches of many patterns at once, in order of position: a pattern is tried only around its rarest words. One match may be found twice. */
export function createMatcher<Owner>(
  patterns: readonly (readonly [Owner, string])[],
  classes: WordClasses,
): (tokens: readonly string[]) => Match<Owner>[] {
  const byWord = new Map<string, Entry<Owner>[]>()
  const byPrefix: { prefix: string; entry: Entry<Owner> }[] = []
  for (const [owner, source] of patterns) {
    const pattern = compilePattern(source, classes)
    for (const anchor of anchorsOf(pattern)) {
      const entry = { owner, pattern, anchor }
      for (const word of anchor.exact) byWord.set(word, [...(byWord.get(word) ?? []), entry])
      for (const prefix of anchor.prefixes) byPrefix.push({ prefix, entry })
    }
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
    for (let at = 0; at < tokens.length; at++) {
      for (const { owner, pattern, anchor } of candidates(tokens[at]!)) {
        for (let from = Math.max(0, at - anchor.atMost); from <= at - anchor.atLeast; from++) {
          const to = matchAt(pattern, tokens, from)
          if (to > from) matches.push({ owner, from, to })
        }
      }
    }
    return matches.sort((a, b) => a.from - b.from)
  }
}
