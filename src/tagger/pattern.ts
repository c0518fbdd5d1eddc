import type { WordSet } from './word-kinds.ts'

/**
 * A pattern over words, as cues write it:
 * `word` that word · `refund*` words that begin so · `(a|b c)` one of · `x?` may be missing · `_` any one word ·
 * `..4` up to four words of the same sentence · `<class>` a word class · `^` a sentence begins · `$` a sentence ends · ` ? ` a question mark.
 */
export type Element =
  | (WordSet & { readonly kind: 'word'; readonly optional: boolean })
  | { readonly kind: 'choice'; readonly branches: readonly (readonly Element[])[]; readonly optional: boolean }
  | { readonly kind: 'gap'; readonly atMost: number; readonly optional: true }
  | { readonly kind: 'any'; readonly optional: boolean }
  | { readonly kind: 'begin'; readonly optional: false }
  | { readonly kind: 'end'; readonly optional: false }

export interface Pattern {
  readonly source: string
  readonly elements: readonly Element[]
}

/** Words of which a match must hold one, and how many words stand before it in the match, at least and at most. */
export interface Anchor {
  readonly words: WordSet
  readonly atLeast: number
  readonly atMost: number
}

export type WordClasses = Readonly<Record<string, readonly string[]>>

/** Throws a plain Error on a malformed pattern: patterns are ours, not the user's. */
export function compilePattern(source: string, classes: WordClasses): Pattern {
  return { source, elements: parts(source).map(part => element(part, classes)) }
}

/** The rarest words of a pattern: only turns that hold one are tried. Throws where a pattern demands no word at all. */
export function anchorsOf(pattern: Pattern): readonly Anchor[] {
  const found = cheapestAnchors(pattern.elements)
  if (!found) throw new Error(`pattern "${pattern.source}" demands no word`)
  return found.anchors
}

/** The words with one of which every match begins; undefined where it can begin with any. */
export function firstWords(elements: readonly Element[]): WordSet | undefined {
  const found: WordSet[] = []
  for (const element of elements) {
    if (element.kind === 'begin') continue
    if (element.kind === 'word') found.push(element)
    else if (element.kind === 'choice') {
      const branches = element.branches.map(firstWords)
      if (branches.some(branch => branch === undefined)) return undefined
      found.push(...(branches as WordSet[]))
    } else return undefined
    if (element.optional) continue
    return { exact: new Set(found.flatMap(({ exact }) => [...exact])), prefixes: [...new Set(found.flatMap(({ prefixes }) => prefixes))] }
  }
  return undefined
}

// Words in nearly every turn: as anchors they would have the pattern tried everywhere.
const COMMON = new Set(
  "i you the to a and it is that we of in for on have be with this your can my are not do if will at so was but as me our i'll no what all just they has there us or an from any don't i'm get know would it's now out up by please you're how when then been does did .".split(
    ' ',
  ),
)
const COMMON_COST = 20
const PREFIX_COST = 2

function cheapestAnchors(elements: readonly Element[]): { cost: number; anchors: readonly Anchor[] } | undefined {
  let best: { cost: number; anchors: readonly Anchor[] } | undefined
  let atLeast = 0
  let atMost = 0
  for (const element of elements) {
    const here = element.optional ? undefined : anchorsAt(element)
    if (here && here.cost < (best?.cost ?? Number.POSITIVE_INFINITY)) {
      const [least, most] = [atLeast, atMost]
      best = { cost: here.cost, anchors: here.anchors.map(a => ({ ...a, atLeast: a.atLeast + least, atMost: a.atMost + most })) }
    }
    const [shortest, longest] = lengthOf(element)
    atLeast += shortest
    atMost += longest
  }
  return best
}

function anchorsAt(element: Element): { cost: number; anchors: readonly Anchor[] } | undefined {
  if (element.kind === 'word') {
    const cost = [...element.exact].reduce((sum, word) => sum + (COMMON.has(word) ? COMMON_COST : 1), element.prefixes.length * PREFIX_COST)
    return { cost, anchors: [{ words: element, atLeast: 0, atMost: 0 }] }
  }
  if (element.kind !== 'choice') return undefined
  const branches = element.branches.map(cheapestAnchors)
  if (branches.some(branch => branch === undefined)) return undefined
  return {
    cost: branches.reduce((sum, branch) => sum + branch!.cost, 0),
    anchors: branches.flatMap(branch => branch!.anchors),
  }
}

function lengthOf(element: Element): readonly [shortest: number, longest: number] {
  if (element.kind === 'gap') return [0, element.atMost]
  if (element.kind === 'begin' || element.kind === 'end') return [0, 0]
  if (element.kind !== 'choice') return [element.optional ? 0 : 1, 1]
  const lengths = element.branches.map(branch =>
    branch.map(lengthOf).reduce<readonly [number, number]>(([a, b], [c, d]) => [a + c, b + d], [0, 0]),
  )
  const shortest = element.optional ? 0 : Math.min(...lengths.map(([least]) => least))
  return [shortest, Math.max(...lengths.map(([, most]) => most))]
}

function element(part: string, classes: WordClasses): Element {
  if (part === '?' || part === '!' || part === '"') return { kind: 'word', exact: new Set([part]), prefixes: [], optional: false }
  if (part === '^') return { kind: 'begin', optional: false }
  if (part === '$') return { kind: 'end', optional: false }
  if (part.startsWith('..')) return { kind: 'gap', atMost: Number(part.slice(2)), optional: true }
  const optional = part.endsWith('?')
  const body = optional ? part.slice(0, -1) : part
  if (body === '_') return { kind: 'any', optional }
  if (body.startsWith('(')) return choice(body.slice(1, -1).split('|'), optional, classes)
  const names = body.startsWith('<') ? classes[body.slice(1, -1)] : [body]
  if (!names) throw new Error(`no word class ${body}`)
  const exact = new Set(names.filter(name => !name.endsWith('*')))
  return { kind: 'word', exact, prefixes: names.filter(name => name.endsWith('*')).map(name => name.slice(0, -1)), optional }
}

// Branches of one word become one set: tried at once, not one after the other.
function choice(branches: readonly string[], optional: boolean, classes: WordClasses): Element {
  const compiled = branches.map(branch => parts(branch.trim()).map(part => element(part, classes)))
  const single = compiled.flatMap(([first, ...rest]) => (first?.kind === 'word' && !first.optional && rest.length === 0 ? [first] : []))
  const word = {
    kind: 'word' as const,
    exact: new Set(single.flatMap(({ exact }) => [...exact])),
    prefixes: single.flatMap(({ prefixes }) => prefixes),
    optional,
  }
  if (single.length === compiled.length) return word
  const others = compiled.filter(([first, ...rest]) => !(first?.kind === 'word' && !first.optional && rest.length === 0))
  return { kind: 'choice', branches: single.length > 0 ? [...others, [{ ...word, optional: false }]] : others, optional }
}

function parts(source: string): string[] {
  return source.match(/\([^)]*\)\??|\S+/g) ?? []
}
