import { SENTENCE_END, type WordSet } from './word-kinds.ts'

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

/** Words of which a match must hold one, how many words stand before it in the match, and which words stand beside it. */
export interface Anchor {
  readonly words: WordSet
  readonly atLeast: number
  readonly atMost: number
  /** The word right before it, and right behind it, is one of these; undefined where it may be any. */
  readonly before: WordSet | undefined
  readonly after: WordSet | undefined
}

export type WordClasses = Readonly<Record<string, readonly string[]>>

/**
 * Compiles patterns; what several have in common is made once. Throws a plain Error on a malformed one: patterns are ours, not the user's.
 */
export function patternCompiler(classes: WordClasses): (source: string) => Pattern {
  const known = new Map<string, Element>()
  const compiled = (part: string): Element => {
    const element = known.get(part) ?? elementOf(part, classes)
    known.set(part, element)
    return element
  }
  return source => ({ source, elements: parts(source).map(compiled) })
}

/** The rarest words of a pattern: only turns that hold one are tried. Throws where a pattern demands no word at all. */
export function anchorsOf(pattern: Pattern): readonly Anchor[] {
  const found = cheapestAnchors(pattern.elements)
  if (!found) throw new Error(`pattern "${pattern.source}" demands no word`)
  return found.anchors.map(({ place, ...anchor }) => ({
    ...anchor,
    before: nearest(beside(place, LEFT), LEFT),
    after: nearest(beside(place, RIGHT), RIGHT),
  }))
}

/** The words with one of which every match begins; undefined where it can begin with any. */
export function firstWords({ elements }: Pattern): WordSet | undefined {
  return nearest(wholeFrom(elements, RIGHT), RIGHT)
}

/** An element's place in its pattern: in its branch, and the choice that has the branch in the pattern around it. */
interface Place {
  readonly elements: readonly Element[]
  readonly at: number
  readonly around: Place | undefined
}

const RIGHT = 1
const LEFT = -1
type Side = typeof LEFT | typeof RIGHT

function* beside(place: Place, side: Side): Generator<Element> {
  for (let at = place.at + side; at >= 0 && at < place.elements.length; at += side) yield place.elements[at]!
  if (place.around !== undefined) yield* beside(place.around, side)
}

const wholeFrom = (elements: readonly Element[], side: Side): Generator<Element> =>
  beside({ elements, at: side === RIGHT ? -1 : elements.length, around: undefined }, side)

// The words that can stand next to a place, on the side of it where these elements are; undefined where any can.
function nearest(elements: Iterable<Element>, side: Side): WordSet | undefined {
  const found: WordSet[] = []
  for (const element of elements) {
    // `^` says something of the word on its left, `$` of that on its right.
    if (element.kind === (side === RIGHT ? 'begin' : 'end')) continue
    if (element.kind === 'end') return union([...found, SENTENCE_END])
    if (element.kind === 'word') found.push(element)
    else if (element.kind === 'choice') {
      const branches = element.branches.map(branch => nearest(wholeFrom(branch, side), side))
      if (branches.some(branch => branch === undefined)) return undefined
      found.push(...(branches as WordSet[]))
    } else return undefined
    if (!element.optional) return union(found)
  }
  return undefined
}

function union(sets: readonly WordSet[]): WordSet {
  if (sets.length === 1) return sets[0]!
  return { exact: sets.flatMap(({ exact }) => exact), prefixes: sets.flatMap(({ prefixes }) => prefixes) }
}

// Words in nearly every turn: as anchors they would have the pattern tried everywhere.
const COMMON = new Set(
  "i you the to a and it is that we of in for on have be with this your can my are not do if will at so was but as me our i'll no what all just they has there us or an from any don't i'm get know would it's now out up by please you're how when then been does did .".split(
    ' ',
  ),
)
const COMMON_COST = 20
const PREFIX_COST = 2

interface Anchors {
  readonly cost: number
  readonly anchors: readonly (Omit<Anchor, 'before' | 'after'> & { readonly place: Place })[]
}

function cheapestAnchors(elements: readonly Element[], around?: Place): Anchors | undefined {
  let best: Anchors | undefined
  let atLeast = 0
  let atMost = 0
  elements.forEach((element, at) => {
    const here = element.optional ? undefined : anchorsAt(element, { elements, at, around })
    if (here && here.cost < (best?.cost ?? Number.POSITIVE_INFINITY)) {
      const [least, most] = [atLeast, atMost]
      best = { cost: here.cost, anchors: here.anchors.map(a => ({ ...a, atLeast: a.atLeast + least, atMost: a.atMost + most })) }
    }
    const [shortest, longest] = lengthOf(element)
    atLeast += shortest
    atMost += longest
  })
  return best
}

function anchorsAt(element: Element, place: Place): Anchors | undefined {
  if (element.kind === 'word') {
    const cost = element.exact.reduce((sum, word) => sum + (COMMON.has(word) ? COMMON_COST : 1), element.prefixes.length * PREFIX_COST)
    return { cost, anchors: [{ words: element, atLeast: 0, atMost: 0, place }] }
  }
  if (element.kind !== 'choice') return undefined
  const branches = element.branches.map(branch => cheapestAnchors(branch, place))
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

function elementOf(part: string, classes: WordClasses): Element {
  if (part === '?' || part === '!' || part === '"') return { kind: 'word', exact: [part], prefixes: [], optional: false }
  if (part === '^') return { kind: 'begin', optional: false }
  if (part === '$') return { kind: 'end', optional: false }
  if (part.startsWith('..')) return { kind: 'gap', atMost: Number(part.slice(2)), optional: true }
  const optional = part.endsWith('?')
  const body = optional ? part.slice(0, -1) : part
  if (body === '_') return { kind: 'any', optional }
  if (body.startsWith('(')) return choice(body.slice(1, -1).split('|'), optional, classes)
  const names = body.startsWith('<') ? classes[body.slice(1, -1)] : [body]
  if (!names) throw new Error(`no word class ${body}`)
  const exact = names.filter(name => !name.endsWith('*'))
  return { kind: 'word', exact, prefixes: names.filter(name => name.endsWith('*')).map(name => name.slice(0, -1)), optional }
}

// Branches of one word become one set: tried at once, not one after the other.
function choice(branches: readonly string[], optional: boolean, classes: WordClasses): Element {
  const compiled = branches.map(branch => parts(branch.trim()).map(part => elementOf(part, classes)))
  const single = compiled.flatMap(([first, ...rest]) => (first?.kind === 'word' && !first.optional && rest.length === 0 ? [first] : []))
  const word = {
    kind: 'word' as const,
    exact: single.flatMap(({ exact }) => exact),
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
