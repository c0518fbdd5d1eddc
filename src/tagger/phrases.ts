import { endsSentence } from '../text/words.ts'

interface Run {
  readonly from: number
  readonly to: number
}

/** A run of words [from, to) and its part, 0 to 1, of all that speaks for the tag. */
export interface Phrase extends Run {
  readonly part: number
}

const PHRASES = 2 // more than two underlined places explain nothing
const LEAST_PART = 0.15 // a phrase that carries less is noise
const LONGEST = 14 // words: a whole sentence underlined shows nothing
const GAP = 2 // words: so few between two phrases are read with them
const TELLING = 4 // letters: "on at" alone says nothing to a reader
const LEAST_WORDS = 3 // short ones tell a reader something together

/** The runs of words that carry most of a decision, within sentences, in order of position; each made readable by the words beside it. */
export function phrasesOf(shares: Float64Array, tokens: readonly string[]): Phrase[] {
  const total = shares.reduce((sum, share) => sum + Math.max(0, share), 0)
  if (total <= 0) return []
  const left = Float64Array.from(shares)
  const found: Run[] = []
  while (found.length < PHRASES) {
    const best = heaviestRun(left, tokens)
    if (!best || best.weight / total < LEAST_PART) break
    found.push(best)
    left.fill(Number.NEGATIVE_INFINITY, best.from, best.to)
  }
  const runs = joined(found, tokens).map(run => widened(run, shares, tokens))
  return joined(runs, tokens).map(({ from, to }) => ({ from, to, part: partOf(shares, from, to, total) }))
}

function partOf(shares: Float64Array, from: number, to: number, total: number): number {
  const sum = shares.subarray(from, to).reduce((a, b) => a + b, 0)
  return Math.max(0, Math.min(1, sum / total))
}

function joined(runs: readonly Run[], tokens: readonly string[]): Run[] {
  const found: Run[] = []
  for (const { from, to } of [...runs].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1)
    if (last && from - last.to <= GAP && to - last.from <= LONGEST && !tokens.slice(last.to, from).some(bounds))
      found[found.length - 1] = { from: last.from, to }
    else found.push({ from, to })
  }
  return found
}

// Towards the word that speaks more for it.
function widened({ from, to }: Run, shares: Float64Array, tokens: readonly string[]): Run {
  const isOpen = (at: number): boolean => at >= 0 && at < tokens.length && !bounds(tokens[at]!)
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

function heaviestRun(shares: Float64Array, tokens: readonly string[]): (Run & { readonly weight: number }) | undefined {
  let best: (Run & { readonly weight: number }) | undefined
  for (let from = 0; from < shares.length; from++) {
    let weight = 0
    for (let to = from; to < Math.min(shares.length, from + LONGEST); to++) {
      if (bounds(tokens[to]!)) break
      weight += shares[to]!
      if (weight > (best?.weight ?? 0)) best = { from, to: to + 1, weight }
    }
  }
  return best
}
