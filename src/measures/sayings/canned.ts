import type { Report, Saying } from '../../model/report.ts'
import { likeness, SIGNATURE_LENGTH, VALUE_DIGITS } from './minhash.ts'

/** A wording is canned from so many conversations on: twice may be chance. */
export const CANNED_FROM = 3
/** Shorter ones ("you're welcome") are just English. */
const SHORTEST_WORDS = 5
/** Signatures that agree so far say the same: one word in ten changed leaves about 0.75 in common. */
const ALIKE = 0.68
/** Digits of a band of two values. Sixteen bands find all but one in 10,000 of the pairs with a likeness of 0.7. */
const BAND = 2 * VALUE_DIGITS
/** Against so many others a saying is compared in each band: the time stays linear where all are alike. */
const COMPARED = 8

export interface Canned {
  /** Whether the wording with this hash is canned; undefined where the report no longer knows it. */
  readonly isCanned: (hash: string) => boolean | undefined
  /** Of the yes and small talk of an agent that the report knows: how many turns, and how many of them canned. */
  readonly of: (agent: string) => { readonly canned: number; readonly n: number }
}

const memo = new WeakMap<readonly Saying[], Canned>()

/** What recurs across conversations, word for word or nearly so, whoever says it. Depends on nothing but the set of sayings. */
export function cannedIn({ sayings }: Pick<Report, 'sayings'>): Canned {
  const known = memo.get(sayings)
  if (known !== undefined) return known
  const canned = recurring(sayings)
  const sums = new Map<string, { canned: number; n: number }>()
  for (const { hash, agent, turns } of sayings) {
    const sum = sums.get(agent) ?? { canned: 0, n: 0 }
    sum.n += turns
    if (canned.get(hash)) sum.canned += turns
    sums.set(agent, sum)
  }
  const result: Canned = { isCanned: hash => canned.get(hash), of: agent => sums.get(agent) ?? { canned: 0, n: 0 } }
  memo.set(sayings, result)
  return result
}

/** Hash → whether its group is canned. */
function recurring(sayings: readonly Saying[]): ReadonlyMap<string, boolean> {
  const byHash = new Map<string, { signature: string; words: number; conversations: number; group: string }>()
  for (const { hash, signature, words, conversations } of sayings) {
    const known = byHash.get(hash)
    if (known === undefined) byHash.set(hash, { signature, words, conversations, group: hash })
    else known.conversations += conversations
  }
  const rootOf = (hash: string): string => {
    let root = hash
    while (byHash.get(root)!.group !== root) root = byHash.get(root)!.group
    byHash.get(hash)!.group = root
    return root
  }
  const bands = new Map<string, string[]>()
  for (const [hash, { signature, words }] of byHash) {
    if (words < SHORTEST_WORDS) continue
    for (let at = 0; at < SIGNATURE_LENGTH * VALUE_DIGITS; at += BAND) {
      const band = `${at} ${signature.slice(at, at + BAND)}`
      const others = bands.get(band) ?? []
      for (const other of others) {
        if (likeness(signature, byHash.get(other)!.signature) < ALIKE) continue
        const [a, b] = [rootOf(hash), rootOf(other)]
        if (a !== b) byHash.get(a < b ? b : a)!.group = a < b ? a : b
      }
      if (others.length < COMPARED) bands.set(band, [...others, hash])
    }
  }
  const conversations = new Map<string, number>()
  for (const [hash, one] of byHash) conversations.set(rootOf(hash), (conversations.get(rootOf(hash)) ?? 0) + one.conversations)
  return new Map([...byHash].map(([hash, { words }]) => [hash, words >= SHORTEST_WORDS && conversations.get(rootOf(hash))! >= CANNED_FROM]))
}
