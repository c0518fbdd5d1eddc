export { fnv1a as hashOf } from '../text/lexicon.ts'

/** One number from two, order told apart; finalised as in MurmurHash3 so that near inputs spread. */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ b
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
