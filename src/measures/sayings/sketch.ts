import type { Saying } from '../../model/report.ts'
import { hash64, signatureOf } from './minhash.ts'
import { wordingOf } from './wording.ts'

/**
 * Sayings that a report keeps, about 3 MB. A hotline's night has fewer; of more, those with the smallest hashes stay: a sample that
 * chance drew, and the same sample whatever the order and grouping. A saying among the smallest of all was among the smallest at every
 * moment before, so it was never dropped and its counts are exact.
 */
export const SAYINGS_KEPT = 10_000

/** The saying's wording by its hash and signature. */
export function identify(text: string): Pick<Saying, 'hash' | 'signature' | 'words'> {
  const words = wordingOf(text)
  return { hash: hash64(words.join(' ')), signature: signatureOf(words), words: words.length }
}

/** Collects sayings in bounded memory. */
export interface Sketch {
  readonly add: (saying: Saying) => void
  readonly sayings: () => readonly Saying[]
}

export function createSketch(limit = SAYINGS_KEPT): Sketch {
  let known = new Map<string, Saying>()
  const cut = (): readonly Saying[] => {
    const kept = [...known.values()].sort(compareSayings).slice(0, limit)
    if (known.size > limit) known = new Map(kept.map(saying => [keyOf(saying), saying]))
    return kept
  }
  const add = (saying: Saying): void => {
    const key = keyOf(saying)
    const before = known.get(key)
    known.set(key, before === undefined ? saying : both(before, saying))
    if (known.size >= 2 * limit) cut()
  }
  return { add, sayings: cut }
}

function keyOf({ hash, agent }: Saying): string {
  return `${hash} ${agent}`
}

// Two wordings with one hash in 2^64: the smaller signature stays, so that even then no order shows.
function both(a: Saying, b: Saying): Saying {
  const first = a.signature < b.signature || (a.signature === b.signature && a.words <= b.words) ? a : b
  return { ...first, turns: a.turns + b.turns, conversations: a.conversations + b.conversations }
}

function compareSayings(a: Saying, b: Saying): number {
  return a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : a.agent < b.agent ? -1 : a.agent > b.agent ? 1 : 0
}
