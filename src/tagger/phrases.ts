import { endsSentence } from '../text/words.ts'

/** Words [from, to). */
interface Run {
  readonly from: number
  readonly to: number
}

/** A run of words and its part, 0 to 1, of all that speaks for the tag. */
export interface Phrase extends Run {
  readonly part: number
}

const PHRASES = 2 // more than two underlined places explain nothing
const LEAST_PART = 0.15 // a phrase that carries less is noise
const LONGEST = 14 // words: a whole sentence underlined shows nothing
const GAP = 2 // words: so few between two phrases are read with them
const TELLING = 4 // letters: "on at" alone says nothing to a reader
const LEAST_WORDS = 3 // short ones tell a reader something together

/**
 * The runs of words that carry most of a decision, within sentences, apart and in order of position. What reads as a scrap takes in the words beside it, as
 * long as it still carries at least LEAST_PART.
 */
export function phrasesOf(shares: Float64Array, tokens: readonly string[]): Phrase[] {
  const total = shares.reduce((sum, share) => sum + Math.max(0, share), 0)
  if (total <= 0) return []
  const partOf = ({ from, to }: Run): number => Math.min(1, shares.subarray(from, to).reduce((a, b) => a + b, 0) / total)
  const carries = (run: Run): boolean => partOf(run) >= LEAST_PART && run.to - run.from <= LONGEST
  const left = Float64Array.from(shares)
  const found: Run[] = []
  while (found.length < PHRASES) {
    const best = heaviestRun(left, tokens)
    if (!best || partOf(best) < LEAST_PART) break
    found.push(best)
    left.fill(Number.NEGATIVE_INFINITY, best.from, best.to)
  }
  const runs = joined(found, tokens, carries)
  return runs.map((run, at) => {
    const within = { from: runs[at - 1]?.to ?? 0, to: runs[at + 1]?.from ?? tokens.length }
    const wide = widened(run, within, shares, tokens)
    const shown = carries(wide) ? wide : run
    return { ...shown, part: partOf(shown) }
  })
}

function joined(found: readonly Run[], tokens: readonly string[], carries: (run: Run) => boolean): Run[] {
  const runs: Run[] = []
  for (const run of [...found].sort((a, b) => a.from - b.from)) {
    const last = runs.at(-1)
    const both = last && { from: last.from, to: run.to }
    if (both && run.from - last.to <= GAP && !tokens.slice(last.to, run.from).some(bounds) && carries(both)) runs[runs.length - 1] = both
    else runs.push(run)
  }
  return runs
}

// Towards the word that speaks more for it.
function widened({ from, to }: Run, within: Run, shares: Float64Array, tokens: readonly string[]): Run {
  const isOpen = (at: number): boolean => at >= within.from && at < within.to && !bounds(tokens[at]!)
  const tells = (): boolean => to - from >= LEAST_WORDS || tokens.slice(from, to).some(token => token.length >= TELLING)
  while (!tells() && (isOpen(from - 1) || isOpen(to))) {
    if (!isOpen(to) || (isOpen(from - 1) && shares[from - 1]! > shares[to]!)) from--
    else to++
  }
  return { from, to }
}

function bounds(token: string): boolean {
  return endsSentence(token) || token === '"'
}

function heaviestRun(shares: Float64Array, tokens: readonly string[]): Run | undefined {
  let best: (Run & { readonly weight: number }) | undefined
  for (let from = 0; from < shares.length; from++) {
    let weight = 0
    for (let to = from; to < Math.min(shares.length, from + LONGEST); to++) {
      if (bounds(tokens[to]!)) break
      weight += shares[to]!
      if (weight > (best?.weight ?? 0)) best = { from, to: to + 1, weight }
    }
  }
  return best && { from: best.from, to: best.to }
}
