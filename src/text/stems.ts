import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js'
import { fnv1a } from './lexicon.ts'

/** Letters of the longest word that has a stem: no English word is longer, and the stemmer's time grows with their square. */
const LONGEST_STEMMED = 40

/** The Porter stem of a lower-case word; what is too long for a word is its own. Stemming is slow: remember it. */
export function stemOf(word: string): string {
  return word.length > LONGEST_STEMMED ? word : stemmer.stem(word)
}

/** Hash of a lower-case word's stem: words that agree in it have one stem. */
export function stemHash(word: string): number {
  return fnv1a(stemOf(word))
}
