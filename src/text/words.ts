import { RegexpTokenizer } from 'natural/lib/natural/tokenizers/regexp_tokenizer.js'
import { mayBeContracted, mendContractions } from './contractions.ts'
import { HASH_PRIME, HASH_SEED, NO_NUMBER, numberIn, numberOf, spellingOf } from './lexicon.ts'

// A word keeps its apostrophes and accents (can't, café); the marks that end a sentence, and quotation marks, are tokens too.
const tokenizer = new RegexpTokenizer({ pattern: /[\p{L}\p{N}_]+(?:'[\p{L}]+)*|[.!?\n"]/gu, gaps: false })
/** The tokens that end a sentence. */
export const SENTENCE_ENDS: ReadonlySet<string> = new Set(['.', '!', '?', '\n'])

/** A turn's words, lower-cased, in order, with sentence ends ('.', '!', '?', line break) and straight quotation marks as words of their own. */
export interface Words {
  readonly text: string
  readonly tokens: readonly string[]
  /** Each token's number in the lexicon. */
  readonly numbers: readonly number[]
  /** How the text spells the tokens that were given their apostrophe back, by position; undefined where none was. */
  readonly spelt: ReadonlyMap<number, string> | undefined
}

export function words(text: string): Words {
  const read = asciiWords(text, text) ?? asciiWords(straight(text), text) ?? wordsOfTokens(text, tokenizer.tokenize(normalize(text)) ?? [])
  return read.numbers.some(mayBeContracted) ? withApostrophes(read) : read
}

function withApostrophes(read: Words): Words {
  const tokens = [...read.tokens]
  const spelt = mendContractions(normalize(read.text), tokens)
  return spelt.size === 0 ? read : { text: read.text, tokens, numbers: tokens.map(numberOf), spelt }
}

function wordsOfTokens(text: string, tokens: readonly string[]): Words {
  return { text, tokens, numbers: tokens.map(numberOf), spelt: undefined }
}

const GAP = 0
const FOREIGN = 1
const MARK = 2
const DIGIT = 3
const LETTER = 4
const KINDS = new Uint8Array(2 ** 16).fill(FOREIGN, 128)
// Dashes, dots and signs (up to the dingbats), the second half of every emoji, and the first half of nine in ten, are no letters.
const [FIRST_BEYOND_ASCII, LAST_DINGBAT, EMOJI_FIRST, VARIATION] = [0x80, 0x27bf, 0xd83d, 0xfe0f]
for (let code = FIRST_BEYOND_ASCII; code <= LAST_DINGBAT; code++) {
  if (!/[\p{L}\p{N}‘’“”«»„]/u.test(String.fromCharCode(code))) KINDS[code] = GAP
}
KINDS.fill(GAP, 0xdc00, 0xe000)
KINDS[EMOJI_FIRST] = GAP
KINDS[VARIATION] = GAP
for (const mark of '.!?\n"') {
  KINDS[mark.charCodeAt(0)] = MARK
  numberOf(mark) // however full the lexicon is, marks have their numbers
}
for (const digit of '0123456789_') KINDS[digit.charCodeAt(0)] = DIGIT
for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
  KINDS[letter.charCodeAt(0)] = LETTER
  KINDS[letter.toUpperCase().charCodeAt(0)] = LETTER
}
const APOSTROPHE = 39

// The tokenizer's pattern by hand where all letters and quotation marks are ASCII, in a quarter of its time; undefined where some are not.
// `text` is what it was before its marks were made so.
function asciiWords(normal: string, text: string): Words | undefined {
  const tokens: string[] = []
  const numbers: number[] = []
  let at = 0
  while (at < normal.length) {
    const from = at
    let code = normal.charCodeAt(at++)
    const kind = KINDS[code]!
    if (kind === GAP) continue
    if (kind === FOREIGN) return undefined
    let hash = Math.imul(HASH_SEED ^ (code | (kind === LETTER ? 32 : 0)), HASH_PRIME)
    let least = DIGIT
    while (kind !== MARK && at < normal.length) {
      code = normal.charCodeAt(at)
      const next = KINDS[code]!
      if (next >= least) hash = Math.imul(hash ^ (next === LETTER ? code | 32 : code), HASH_PRIME)
      else if (next === FOREIGN) return undefined
      // After an apostrophe a word goes on with letters only: can't, rock'n'roll, but not '90s.
      else if (code === APOSTROPHE && at + 1 < normal.length && KINDS[normal.charCodeAt(at + 1)] === LETTER) {
        hash = Math.imul(hash ^ APOSTROPHE, HASH_PRIME)
        least = LETTER
      } else break
      at++
    }
    const number = numberIn(normal, from, at, hash)
    numbers.push(number)
    tokens.push(number === NO_NUMBER ? normal.slice(from, at).toLowerCase() : spellingOf(number))
  }
  return { text, tokens, numbers, spelt: undefined }
}

export function endsSentence(token: string): boolean {
  return SENTENCE_ENDS.has(token)
}

/** UTF-16 offsets of each token in `words.text`, as [start, end) pairs laid flat. Computed only where evidence is wanted. */
export function offsets(words: Words): Int32Array {
  const normal = normalize(words.text)
  const places = new Int32Array(words.tokens.length * 2)
  let from = 0
  words.tokens.forEach((token, index) => {
    const spelt = words.spelt?.get(index) ?? token
    const start = normal.indexOf(spelt, from)
    from = start + spelt.length
    places[index * 2] = start
    places[index * 2 + 1] = from
  })
  return places
}

// Same length as the text, so that offsets hold: a few letters (İ) grow when lower-cased and are left as they are.
function normalize(text: string): string {
  const lower = text.toLowerCase()
  const same =
    lower.length === text.length ? lower : Array.from(text, c => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join('')
  return straight(same)
}

function straight(text: string): string {
  return /[‘’“”«»„]/.test(text) ? text.replace(/[‘’]/g, "'").replace(/[“”«»„]/g, '"') : text
}
