import { endsSentence } from '../text/words.ts'

/** A run of words [from, to) and its part, 0 to 1, of all that speaks for the tag. */
export interface Phrase {
  readonly from: number
  readonly to: number
  readonly part: number
}

const PHRASES = 2 // more than two underlined places explain nothing
const LEAST_PART = 0.15 // a phrase that carries less is noise
const LONGEST = 14 // words: a whole sentence underlined shows nothing

/** The runs of words that carry most of a decision, within sentences, in order of position. */
export function phrasesOf(shares: Float64Array, tokens: readonly string[]): Phrase[] {
  const total = shares.reduce((sum, share) => sum + Math.max(0, share), 0)
  if (total <= 0) return []
  const left = Float64Array.from(shares)
  const found: Phrase[] = []
  while (found.length < PHRASES) {
    const best = heaviestRun(left, tokens)
    if (!best || best.weight / total < LEAST_PART) break
    found.push({ from: best.from, to: best.to, part: Math.min(1, best.weight / total) })
    left.fill(Number.NEGATIVE_INFINITY, best.from, best.to)
  }
  return found.sort((a, b) => a.from - b.from)
}

function heaviestRun(shares: Float64Array, tokens: readonly string[]): { from: number; to: number; weight: number } | undefined {
  let best: { from: number; to: number; weight: number } | undefined
  for (let from = 0; from < shares.length; from++) {
    let weight = 0
    for (let to = from; to < Math.min(shares.length, from + LONGEST); to++) {
      if (endsSentence(tokens[to]!) || tokens[to] === '"') break
      weight += shares[to]!
      if (weight > (best?.weight ?? 0)) best = { from, to: to + 1, weight }
    }
  }
  return best
}
