import { fnv1a } from '../text/lexicon.ts'

const memo = new Map<string, number>()
const MEMO_LIMIT = 50_000

/** 32-bit FNV-1a of a string's UTF-16 units, remembered: words come again and again. */
export function hashOf(text: string): number {
  const known = memo.get(text)
  if (known !== undefined) return known
  const hash = fnv1a(text)
  if (memo.size < MEMO_LIMIT) memo.set(text, hash)
  return hash
}

/** One number from two, order told apart; finalised as in MurmurHash3 so that near inputs spread. */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ b
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
