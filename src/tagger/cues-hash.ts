import { createHash } from 'node:crypto'
import { cues } from './cues/index.ts'
import { bidCues } from './moments/bids/index.ts'
import { metCues } from './moments/met.ts'
import { repairPatterns } from './moments/repair.ts'

/** Hexadecimal digits of SHA-256 that tell taggers apart. */
const DIGITS = 12

/** The hash of all that is written down about cues, and of the weights of bids: equal where words are seen to say the same. */
export function cuesHash(bidWeights: Uint8Array): string {
  return shortHash(JSON.stringify([cues, bidCues, metCues, repairPatterns, shortHash(bidWeights)]))
}

export function shortHash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, DIGITS)
}
