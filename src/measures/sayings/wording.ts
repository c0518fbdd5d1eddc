import type { Evidence } from '../../model/tagged.ts'

/** Words beyond these tell nothing more, and a 1 MB turn must not cost more than its share. */
const LONGEST_TEXT = 1000
const LONGEST_WORDS = 80

/** The sentences that carry a decision: those that its evidence touches; all of them where there is none. */
export function carryingSentences(text: string, evidence: readonly Pick<Evidence, 'start' | 'end'>[]): string {
  if (evidence.length === 0) return text.slice(0, LONGEST_TEXT)
  const parts: string[] = []
  let length = 0
  for (const { index, 0: sentence } of text.matchAll(/[^.!?\n]+(?:[.!?\n]+|$)/g)) {
    const end = index + sentence.length
    if (!evidence.some(span => span.start < end && index < span.end)) continue
    parts.push(sentence)
    length += sentence.length
    if (length >= LONGEST_TEXT) break
  }
  return parts.join(' ').slice(0, LONGEST_TEXT)
}

/** A word, or what ends a sentence. */
const PIECES = /[.!?]+|\p{L}+(?:['’]\p{L}+)*/gu
const ADDRESS = /[@/\\]|[\p{L}\p{N}]\.[\p{L}\p{N}]/u
const NUMBER = /\p{N}/u

/**
 * The words of a saying without what varies from customer to customer: numbers become `#`; names (capitals within a sentence),
 * handles, addresses and links become `@`. The greeting "Hi Sarah!" is "hi @", whoever it greets.
 */
export function wordingOf(text: string): readonly string[] {
  const words: string[] = []
  let begins = true
  // "Mary Ann Smith" is one name, "4111 1111" one number.
  const put = (word: string): void => {
    begins = false
    if ((word !== '@' && word !== '#') || words.at(-1) !== word) words.push(word)
  }
  for (const chunk of text.slice(0, LONGEST_TEXT).replaceAll('\n', ' . ').split(/\s+/)) {
    if (words.length >= LONGEST_WORDS) break
    const number = NUMBER.test(chunk)
    if (number || ADDRESS.test(chunk)) {
      put(number && !chunk.includes('@') && !chunk.includes('/') ? '#' : '@')
      begins = /[.!?]$/.test(chunk)
      continue
    }
    for (const [piece] of chunk.matchAll(PIECES)) {
      if (/^[.!?]/.test(piece)) begins = true
      else put(isName(piece, begins) ? '@' : piece.toLowerCase().replaceAll('’', "'"))
    }
  }
  return words.slice(0, LONGEST_WORDS)
}

function isName(word: string, begins: boolean): boolean {
  return !begins && /^\p{Lu}/u.test(word) && !/^I(?:['’]|$)/.test(word)
}
