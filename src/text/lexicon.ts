/**
 * The words seen so far, each with a number: what is known of a word is kept in plain arrays by its number, so that one look-up a word
 * serves everything that is asked of it.
 */
export const LEXICON_SIZE = 50_000
/** The number of every word that has none: those that come when the lexicon is full, and long ones, which are links and noise seen once. */
export const NO_NUMBER = 0

const LONGEST = 24 // letters
const SLOTS = 2 ** 17
export const HASH_SEED = 0x811c9dc5
export const HASH_PRIME = 0x01000193

// Open addressing by FNV-1a of the lower-cased letters: the tokenizer has the hash at hand when it comes to a word's end, and need not
// cut the word out to look it up.
const slots = new Int32Array(SLOTS)
const hashes = new Int32Array(LEXICON_SIZE + 1)
const spellings: string[] = ['']

/** 32-bit FNV-1a of a text's UTF-16 units, or of those at [from, to). */
export function fnv1a(text: string, from = 0, to = text.length): number {
  let hash = HASH_SEED
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), HASH_PRIME)
  return hash
}

/** Number of a lower-case word, from 1; NO_NUMBER where it gets none. */
export function numberOf(word: string): number {
  return numberIn(word, 0, word.length, fnv1a(word))
}

/** Number of the word at [from, to) of a text, whose letters, lower-cased, have this hash. Letters beyond ASCII must be in lower case. */
export function numberIn(text: string, from: number, to: number, hash: number): number {
  let slot = hash & (SLOTS - 1)
  for (let number = slots[slot]!; number !== 0; number = slots[slot]!) {
    if (hashes[number] === hash && isAt(spellings[number]!, text, from, to)) return number
    slot = (slot + 1) & (SLOTS - 1)
  }
  if (spellings.length > LEXICON_SIZE || to - from > LONGEST) return NO_NUMBER
  const number = spellings.length
  // A slice keeps the whole transcript in memory; a string that was joined first does not.
  spellings.push(` ${text.slice(from, to)}`.toLowerCase().slice(1))
  hashes[number] = hash
  slots[slot] = number
  return number
}

export function spellingOf(number: number): string {
  return spellings[number]!
}

function isAt(word: string, text: string, from: number, to: number): boolean {
  if (word.length !== to - from) return false
  for (let i = 0; i < word.length; i++) {
    const code = text.charCodeAt(from + i)
    if (word.charCodeAt(i) !== (code >= 65 && code <= 90 ? code + 32 : code)) return false
  }
  return true
}
