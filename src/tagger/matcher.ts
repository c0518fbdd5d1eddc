import { SENTENCE_ENDS, type Words } from '../text/words.ts'
import { anchorsOf, compilePattern, firstWords, type WordClasses } from './pattern.ts'
import { matchSteps, type Step, stepsOf } from './steps.ts'
import { createWordKinds, NO_KIND, type WordSet } from './word-kinds.ts'

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
}

/** Finds the matches of many patterns at once, in order of position: a pattern is tried only around its rarest words. One match may be found twice. */
export function createMatcher<Owner>(
  patterns: readonly (readonly [Owner, string])[],
  classes: WordClasses,
): (words: Words) => Match<Owner>[] {
  const sets: WordSet[] = []
  const numbers = new Map<string, number>()
  const numberOfSet = (set: WordSet): number => {
    const key = JSON.stringify([[...set.exact], set.prefixes])
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, sets.length)
    return sets.push(set) - 1
  }
  numberOfSet({ exact: SENTENCE_ENDS, prefixes: [] })

  /** By the set of the word that calls for them, and numbered in the order of the patterns. */
  const entries: { anchor: number; entry: Entry<Owner> }[] = []
  for (const [owner, source] of patterns) {
    const pattern = compilePattern(source, classes)
    const steps = stepsOf(pattern.elements, numberOfSet)
    const begin = firstWords(pattern.elements)
    const first = begin === undefined ? -1 : numberOfSet(begin)
    for (const { words, atLeast, atMost } of anchorsOf(pattern)) {
      entries.push({ anchor: numberOfSet(words), entry: { owner, steps, first, atLeast, atMost } })
    }
  }
  const byAnchor = new Map<number, number[]>()
  entries.forEach(({ anchor }, index) => {
    byAnchor.set(anchor, [...(byAnchor.get(anchor) ?? []), index])
  })

  const { kindsOf, setsOf, has } = createWordKinds(sets)
  const calledFor = (anchors: readonly number[]): number[] => anchors.flatMap(set => byAnchor.get(set) ?? []).sort((a, b) => a - b)
  const byKind: (readonly Entry<Owner>[])[] = []
  const candidatesOf = (kind: number): readonly Entry<Owner>[] => {
    const known = byKind[kind]
    if (known !== undefined) return known
    const { exact, prefix } = setsOf(kind)
    const found = [...new Set([...calledFor(exact), ...calledFor(prefix)])].map(index => entries[index]!.entry)
    byKind[kind] = found
    return found
  }
  return words => {
    const matches: Match<Owner>[] = []
    const kinds = kindsOf(words)
    for (let at = 0; at < words.tokens.length; at++) {
      const kind = kinds[at]!
      if (kind === NO_KIND) continue
      for (const { owner, steps, first, atLeast, atMost } of candidatesOf(kind)) {
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
