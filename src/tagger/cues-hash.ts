import { createHash } from 'node:crypto'
import { cues } from './cues/index.ts'
import { bidCues } from './moments/bids/index.ts'
import { metCues } from './moments/met.ts'
import { repairPatterns } from './moments/repair.ts'

/** Hexadecimal digits of SHA-256 that tell taggers apart. */
const DIGITS = 12

/** The hash of all that is written down about cues: equal where a turn's words speak for the same. */
export function cuesHash(): string {
  return shortHash(JSON.stringify([cues, bidCues, metCues, repairPatterns]))
}

export function shortHash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, DIGITS)
}
