import TfIdf from 'natural/lib/natural/tfidf/tfidf.js'
import { words as STOPWORDS } from 'natural/lib/natural/util/stopwords.js'
import { mood } from './mood.ts'
import { stemOf } from './stems.ts'
import { words } from './words.ts'

/** Beside natural's: what people say in any complaint, and on any phone. */
const SAID_ANYWHERE =
  'just will been dont didnt doesnt cant wont isnt ive hello thanks thank please okay yeah yes not going gone know want need tell told call called ring rang back time times day days week weeks today yesterday tomorrow morning hour hours minute minutes one two three people person someone somebody anyone nobody everything something anything nothing thing things even got really think let say saying sorry look keep give put try ask asked help left right still ever every always actually'.split(
    ' ',
  )
const STOP = new Set([...STOPWORDS, ...SAID_ANYWHERE].map(stemOf))
const SHORTEST = 3

/** A word that can be a topic: no stop word, number, or word of feeling. */
export interface ContentWord {
  /** By it words are the same. */
  readonly stem: string
  readonly word: string
}

const known = new Map<string, ContentWord | undefined>()
const REMEMBERED = 50_000

/** The content words of a text, each stem once. */
export function contentWords(text: string): readonly ContentWord[] {
  const found = new Map<string, ContentWord>()
  for (const token of words(text).tokens) {
    if (!known.has(token)) {
      if (known.size >= REMEMBERED) known.clear()
      known.set(token, contentWord(token))
    }
    const one = known.get(token)
    if (one !== undefined && !found.has(one.stem)) found.set(one.stem, one)
  }
  return [...found.values()]
}

function contentWord(word: string): ContentWord | undefined {
  if (word.length < SHORTEST || !/^\p{L}+$/u.test(word)) return undefined
  const stem = stemOf(word)
  return STOP.has(stem) || mood(word) !== 0 ? undefined : { stem, word }
}

/**
 * The terms of the last of several documents by TF-IDF, the weightiest first: what is said in it much, and in the others less often. Documents are
 * term → count. Ties go by the term.
 */
export function byTfIdf(documents: readonly ReadonlyMap<string, number>[]): readonly { readonly term: string; readonly weight: number }[] {
  const tfIdf = new TfIdf()
  // No prototype: a term may be called `constructor`.
  for (const document of documents) tfIdf.addDocument(Object.assign(Object.create(null), Object.fromEntries(document)))
  return [...(documents.at(-1)?.keys() ?? [])]
    .map(term => ({ term, weight: tfIdf.tfidf([term], documents.length - 1) }))
    .sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
}
