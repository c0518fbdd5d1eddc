import type { Evidence } from '../model/tagged.ts'
import { offsets, type Words } from '../text/words.ts'
import type { Match } from './matcher.ts'

/** Token positions [from, to) that speak for something, and what they say. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly cue: string
  readonly why: string
}

/** One match an owner, the longest of its matches, the earlier of equals; in order of position. */
export function longestOfEach<Owner extends { readonly id: string }>(hits: readonly Match<Owner>[]): Match<Owner>[] {
  const best = new Map<Owner, Match<Owner>>()
  for (const hit of hits) {
    const known = best.get(hit.owner)
    if (!known || hit.to - hit.from > known.to - known.from) best.set(hit.owner, hit)
  }
  return [...best.values()].sort((a, b) => a.from - b.from || b.to - a.to || (a.owner.id < b.owner.id ? -1 : 1))
}

/** The same spans with the text that they mark. */
export function evidenceAt(spans: readonly Span[], words: Words): Evidence[] {
  const places = offsets(words)
  return spans.map(({ from, to, cue, why }) => {
    const start = places[from * 2]!
    const end = places[(to - 1) * 2 + 1]!
    return { start, end, text: words.text.slice(start, end), cue, why }
  })
}
