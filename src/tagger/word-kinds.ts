import { LEXICON_SIZE, NO_NUMBER } from '../text/lexicon.ts'
import { SENTENCE_ENDS, type Words } from '../text/words.ts'

/** A set of words: these words, and all that begin so. */
export interface WordSet {
  readonly exact: readonly string[]
  readonly prefixes: readonly string[]
}

/** Words that stand in the same sets are of one kind: whether a word stands in a set is then one bit in the kind's row. */
export interface WordKinds {
  /** Kinds of the words, and one more behind the last. The array is filled anew by the next call. */
  readonly kindsOf: (words: Words) => Int32Array
  /** The sets in which a kind stands: first those that hold the word itself, then those that hold how it begins. */
  readonly setsOf: (kind: number) => { readonly exact: readonly number[]; readonly prefix: readonly number[] }
  /** Whether words of this kind stand in this set. */
  readonly has: (set: number, kind: number) => boolean
}

/** The kind of words that stand in no set. */
export const NO_KIND = 0
/** The kind of what stands behind the last word. */
const PAST_END = 1
/** The same as a member of sets: no word is empty. */
const NOTHING_MORE = ''

/** Where a sentence ends. */
export const SENTENCE_END: WordSet = { exact: [...SENTENCE_ENDS, NOTHING_MORE], prefixes: [] }

const NONE = { exact: [], prefix: [] }

export function createWordKinds(sets: readonly WordSet[]): WordKinds {
  const exactSets = new Map<string, number[]>()
  const prefixSets = new Map<string, number[]>()
  sets.forEach(({ exact, prefixes }, set) => {
    for (const word of exact) note(exactSets, word, set)
    for (const prefix of prefixes) note(prefixSets, prefix, set)
  })
  const longest = Math.max(0, ...[...prefixSets.keys()].map(prefix => prefix.length))
  const width = Math.ceil(sets.length / 32)
  let rows = new Int32Array(width * 64)
  const memberships: { exact: readonly number[]; prefix: readonly number[] }[] = []
  const byMembership = new Map<string, number>()
  const byNumber = new Int32Array(LEXICON_SIZE + 1).fill(-1)
  let kinds = new Int32Array(256)

  const addKind = (exact: readonly number[], prefix: readonly number[]): number => {
    const kind = memberships.length
    memberships.push({ exact, prefix })
    if (memberships.length * width > rows.length) {
      const larger = new Int32Array(rows.length * 2)
      larger.set(rows)
      rows = larger
    }
    for (const set of [...exact, ...prefix]) rows[kind * width + (set >> 5)]! |= 1 << (set & 31)
    return kind
  }
  byMembership.set('|', addKind([], []))
  addKind(exactSets.get(NOTHING_MORE) ?? [], [])

  const classify = (token: string): number => {
    const exact = exactSets.get(token) ?? []
    const prefix: number[] = []
    for (let length = 1; length <= Math.min(token.length, longest); length++) prefix.push(...(prefixSets.get(token.slice(0, length)) ?? []))
    const membership = `${exact.join()}|${prefix.join()}`
    const known = byMembership.get(membership)
    if (known !== undefined) return known
    const kind = addKind(exact, prefix)
    byMembership.set(membership, kind)
    return kind
  }

  const kindsOf = ({ tokens, numbers }: Words): Int32Array => {
    if (tokens.length >= kinds.length) kinds = new Int32Array(tokens.length * 2)
    for (let at = 0; at < tokens.length; at++) {
      const number = numbers[at]!
      let kind = number === NO_NUMBER ? -1 : byNumber[number]!
      if (kind < 0) {
        kind = classify(tokens[at]!)
        if (number !== NO_NUMBER) byNumber[number] = kind
      }
      kinds[at] = kind
    }
    kinds[tokens.length] = PAST_END
    return kinds
  }
  return {
    kindsOf,
    setsOf: kind => memberships[kind] ?? NONE,
    has: (set, kind) => ((rows[kind * width + (set >> 5)]! >>> (set & 31)) & 1) !== 0,
  }
}

function note(sets: Map<string, number[]>, word: string, set: number): void {
  const known = sets.get(word)
  if (known === undefined) sets.set(word, [set])
  else if (known.at(-1) !== set) known.push(set)
}
