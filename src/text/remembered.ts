import { LEXICON_SIZE, NO_NUMBER } from './lexicon.ts'
import type { Words } from './words.ts'

const UNKNOWN = -(2 ** 31)

/**
 * A 32-bit whole number about a word, worked out once for each word of the lexicon and each time for others, so that what is remembered
 * never shows.
 */
export function remembered(workOut: (word: string) => number): (words: Words, at: number) => number {
  const known = new Int32Array(LEXICON_SIZE + 1).fill(UNKNOWN)
  return ({ tokens, numbers }, at) => {
    const number = numbers[at]!
    const fact = known[number]!
    if (fact !== UNKNOWN) return fact
    const found = workOut(tokens[at]!)
    if (number !== NO_NUMBER) known[number] = found
    return found
  }
}
