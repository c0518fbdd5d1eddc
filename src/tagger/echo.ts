import { remembered } from '../text/remembered.ts'
import { stemHash } from '../text/stems.ts'
import type { Words } from '../text/words.ts'

const NOT_COUNTED = 0
const LONGEST_SHORT = 3 // letters: shorter words are said again in any two turns
const contentOf = remembered(word => (word.length > LONGEST_SHORT ? stemHash(word) : NOT_COUNTED))

const FEW = 32 // words: so many are compared one by one in less time than a set takes to make

/** Share of the longer words whose stems are among those of the other turn: an answer to what was said, or beside it. */
export function echoOf(own: Words, theirs: Words): number {
  const said: number[] = []
  let bits = 0 // one for each word said: most others are ruled out by it
  for (let at = 0; at < theirs.tokens.length; at++) {
    const content = contentOf(theirs, at)
    if (content === NOT_COUNTED) continue
    said.push(content)
    bits |= 1 << (content & 31)
  }
  if (said.length === 0) return 0
  const known = said.length > FEW ? new Set(said) : undefined
  let counted = 0
  let echoes = 0
  for (let at = 0; at < own.tokens.length; at++) {
    const content = contentOf(own, at)
    if (content === NOT_COUNTED) continue
    counted++
    if ((bits & (1 << (content & 31))) === 0) continue
    if (known === undefined ? said.includes(content) : known.has(content)) echoes++
  }
  return counted === 0 ? 0 : echoes / counted
}
