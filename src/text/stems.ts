import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js'
import { fnv1a } from './lexicon.ts'

/** Hash of a lower-case word's Porter stem: words that agree in it have one stem. Stemming is slow: remember it. */
export function stemHash(word: string): number {
  return fnv1a(stemmer.stem(word))
}
