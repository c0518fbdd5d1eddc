import { endsSentence } from '../text/words.ts'

/**
 * A pattern over words, as cues write it:
 * `word` that word · `refund*` words that begin so · `(a|b c)` one of · `x?` may be missing · `_` any one word ·
 * `..4` up to four words of the same sentence · `<class>` a word class · `^` a sentence begins · `$` a sentence ends · ` ? ` a question mark.
 */
type Element =
  | { readonly kind: 'word'; readonly exact: ReadonlySet<string>; readonly prefixes: readonly string[]; readonly optional: boolean }
  | { readonly kind: 'choice'; readonly branches: readonly (readonly Element[])[]; readonly optional: boolean }
  | { readonly kind: 'gap'; readonly atMost: number; readonly optional: true }
  | { readonly kind: 'any'; readonly optional: boolean }
  | { readonly kind: 'begin'; readonly optional: false }
  | { readonly kind: 'end'; readonly optional: false }

export interface Pattern {
  readonly source: string
  readonly elements: readonly Element[]
}

/** What a pattern can begin with: the key of the index that keeps matching fast. */
export interface Beginnings {
  readonly exact: ReadonlySet<string>
  readonly prefixes: readonly string[]
}

export type WordClasses = Readonly<Record<string, readonly string[]>>

/** Throws a plain Error on a malformed pattern: patterns are ours, not the user's. */
export function compilePattern(source: string, classes: WordClasses): Pattern {
  const elements = parts(source).map(part => element(part, classes))
  const pattern = { source, elements }
  const { exact, prefixes } = beginnings(pattern)
  if (exact.size + prefixes.length === 0) throw new Error(`pattern "${source}" must begin with a word`)
  return pattern
}

/** The token position after the match that begins at `from`, or −1. */
export function matchAt(pattern: Pattern, tokens: readonly string[], from: number): number {
  return matchElements(pattern.elements, 0, tokens, from)
}

export function beginnings(pattern: Pattern): Beginnings {
  const exact = new Set<string>()
  const prefixes: string[] = []
  collectBeginnings(pattern.elements, exact, prefixes)
  return { exact, prefixes }
}

function collectBeginnings(elements: readonly Element[], exact: Set<string>, prefixes: string[]): boolean {
  for (const element of elements) {
    if (element.kind === 'begin') continue
    if (element.kind === 'word') {
      for (const word of element.exact) exact.add(word)
      prefixes.push(...element.prefixes)
    } else if (element.kind === 'choice') {
      for (const branch of element.branches) collectBeginnings(branch, exact, prefixes)
    } else return false
    if (!element.optional) return true
  }
  return false
}

function matchElements(elements: readonly Element[], index: number, tokens: readonly string[], at: number): number {
  const element = elements[index]
  if (!element) return at
  if (element.kind === 'gap') {
    for (let end = at; end <= at + element.atMost; end++) {
      const rest = matchElements(elements, index + 1, tokens, end)
      if (rest >= 0) return rest
      const token = tokens[end]
      if (token === undefined || endsSentence(token)) return -1
    }
    return -1
  }
  for (const end of ends(element, tokens, at)) {
    const rest = matchElements(elements, index + 1, tokens, end)
    if (rest >= 0) return rest
  }
  return element.optional ? matchElements(elements, index + 1, tokens, at) : -1
}

function ends(element: Exclude<Element, { kind: 'gap' }>, tokens: readonly string[], at: number): readonly number[] {
  const token = tokens[at]
  if (element.kind === 'begin') return at === 0 || endsSentence(tokens[at - 1] ?? '.') ? [at] : []
  if (element.kind === 'end') return token === undefined || endsSentence(token) ? [at] : []
  if (element.kind === 'choice') return element.branches.map(branch => matchElements(branch, 0, tokens, at)).filter(end => end >= 0)
  if (token === undefined) return []
  if (element.kind === 'any') return endsSentence(token) ? [] : [at + 1]
  return element.exact.has(token) || element.prefixes.some(prefix => token.startsWith(prefix)) ? [at + 1] : []
}

function element(part: string, classes: WordClasses): Element {
  if (part === '?' || part === '!' || part === '"') return { kind: 'word', exact: new Set([part]), prefixes: [], optional: false }
  if (part === '^') return { kind: 'begin', optional: false }
  if (part === '$') return { kind: 'end', optional: false }
  if (part.startsWith('..')) return { kind: 'gap', atMost: Number(part.slice(2)), optional: true }
  const optional = part.endsWith('?')
  const body = optional ? part.slice(0, -1) : part
  if (body === '_') return { kind: 'any', optional }
  if (body.startsWith('(')) {
    const branches = body
      .slice(1, -1)
      .split('|')
      .map(branch => parts(branch.trim()).map(inner => element(inner, classes)))
    return { kind: 'choice', branches, optional }
  }
  const names = body.startsWith('<') ? classes[body.slice(1, -1)] : [body]
  if (!names) throw new Error(`no word class ${body}`)
  const exact = new Set(names.filter(name => !name.endsWith('*')))
  return { kind: 'word', exact, prefixes: names.filter(name => name.endsWith('*')).map(name => name.slice(0, -1)), optional }
}

function parts(source: string): string[] {
  return source.match(/\([^)]*\)\??|\S+/g) ?? []
}
