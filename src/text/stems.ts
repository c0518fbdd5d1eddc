import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js'

const memo = new Map<string, string>()
const MEMO_LIMIT = 50_000

/** Porter's stem of a lower-case word, remembered: stemming each word anew takes 40 times as long. */
export function stem(word: string): string {
  const known = memo.get(word)
  if (known !== undefined) return known
  const stemmed = stemmer.stem(word)
  if (memo.size < MEMO_LIMIT) memo.set(word, stemmed)
  return stemmed
}
