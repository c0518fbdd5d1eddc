import type { Words } from '../text/words.ts'
import { anchorsOf, firstWords, patternCompiler, type WordClasses } from './pattern.ts'
import { matchSteps, type Step, stepsOf } from './steps.ts'
import { createWordKinds, NO_KIND, SENTENCE_END, type WordSet } from './word-kinds.ts'

/** One match of a pattern: token positions [from, to). */
export interface Match<Owner> {
  readonly owner: Owner
  readonly from: number
  readonly to: number
}

interface Entry<Owner> {
  readonly owner: Owner
  readonly steps: readonly Step[]
  /** Set of the words with which a match begins; −1 where any will do. */
  readonly first: number
  /** Words between the match's begin and the word that called for it. */
  readonly atLeast: number
  readonly atMost: number
  /** Sets of the words right before it and right behind it; −1 where any will do. */
  readonly before: number
  readonly after: number
}

/** Finds the matches of many patterns at once, in order of position: a pattern is tried only around its rarest words. One match may be found twice. */
export function createMatcher<Owner>(
  patterns: readonly (readonly [Owner, string])[],
  classes: WordClasses,
): (words: Words) => Match<Owner>[] {
  const { sets, numberOfSet } = numberedSets()
  const numberOrAny = (set: WordSet | undefined): number => (set === undefined ? -1 : numberOfSet(set))

  /** In the order of the patterns; and by the set of the word that calls for them. */
  const entries: Entry<Owner>[] = []
  const byAnchor = new Map<number, number[]>()
  const compile = patternCompiler(classes)
  for (const [owner, source] of patterns) {
    const pattern = compile(source)
    const steps = stepsOf(pattern.elements, numberOfSet)
    const first = numberOrAny(firstWords(pattern))
    for (const { words, atLeast, atMost, before, after } of anchorsOf(pattern)) {
      const index = entries.push({ owner, steps, first, atLeast, atMost, before: numberOrAny(before), after: numberOrAny(after) }) - 1
      const anchor = numberOfSet(words)
      const called = byAnchor.get(anchor)
      if (called === undefined) byAnchor.set(anchor, [index])
      else called.push(index)
    }
  }

  const { kindsOf, setsOf, has } = createWordKinds(sets)
  const calledFor = (anchors: readonly number[]): number[] => anchors.flatMap(set => byAnchor.get(set) ?? []).sort((a, b) => a - b)
  const byKind: (readonly Entry<Owner>[] | undefined)[] = []
  const candidatesOf = (kind: number): readonly Entry<Owner>[] => {
    const known = byKind[kind]
    if (known !== undefined) return known
    const { exact, prefix } = setsOf(kind)
    const found = [...new Set([...calledFor(exact), ...calledFor(prefix)])].map(index => entries[index]!)
    while (byKind.length < kind) byKind.push(undefined) // an array with holes is a slow one
    byKind[kind] = found
    return found
  }
  return words => {
    const matches: Match<Owner>[] = []
    const kinds = kindsOf(words)
    for (let at = 0; at < words.tokens.length; at++) {
      const kind = kinds[at]!
      if (kind === NO_KIND) continue
      for (const { owner, steps, first, atLeast, atMost, before, after } of candidatesOf(kind)) {
        if (after >= 0 && !has(after, kinds[at + 1]!)) continue
        if (before >= 0 && (at === 0 || !has(before, kinds[at - 1]!))) continue
        for (let from = Math.max(0, at - atMost); from <= at - atLeast; from++) {
          if (first >= 0 && !has(first, kinds[from]!)) continue
          const to = matchSteps(steps, 0, kinds, from, has)
          if (to > from) matches.push({ owner, from, to })
        }
      }
    }
    return matches.length > 1 ? matches.sort((a, b) => a.from - b.from) : matches
  }
}

/** Numbers sets of words, equal ones once; the sentence's end is 0. */
function numberedSets(): { readonly sets: readonly WordSet[]; readonly numberOfSet: (set: WordSet) => number } {
  const sets: WordSet[] = []
  const byIdentity = new Map<WordSet, number>()
  const byContent = new Map<string, number>()
  const numberOfSet = (set: WordSet): number => {
    const known = byIdentity.get(set)
    if (known !== undefined) return known
    const content = `${set.exact.join(' ')}|${set.prefixes.join(' ')}`
    const number = byContent.get(content) ?? sets.push(set) - 1
    byContent.set(content, number)
    byIdentity.set(set, number)
    return number
  }
  numberOfSet(SENTENCE_END)
  return { sets, numberOfSet }
}
