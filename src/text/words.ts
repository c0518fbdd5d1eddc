import { RegexpTokenizer } from 'natural/lib/natural/tokenizers/regexp_tokenizer.js'

// A word keeps its apostrophes and accents (can't, café); the marks that end a sentence, and quotation marks, are tokens too.
const tokenizer = new RegexpTokenizer({ pattern: /[\p{L}\p{N}_]+(?:'[\p{L}]+)*|[.!?\n"]/gu, gaps: false })
const ENDS = new Set(['.', '!', '?', '\n'])

/** A turn's words, lower-cased, in order, with sentence ends ('.', '!', '?', line break) and straight quotation marks as words of their own. */
export interface Words {
  readonly text: string
  readonly tokens: readonly string[]
}

export function words(text: string): Words {
  return { text, tokens: tokenizer.tokenize(normalize(text)) ?? [] }
}

export function endsSentence(token: string): boolean {
  return ENDS.has(token)
}

/** UTF-16 offsets of each token in `words.text`, as [start, end) pairs laid flat. Computed only where evidence is wanted. */
export function offsets(words: Words): Int32Array {
  const normal = normalize(words.text)
  const places = new Int32Array(words.tokens.length * 2)
  let from = 0
  words.tokens.forEach((token, index) => {
    const start = normal.indexOf(token, from)
    from = start + token.length
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
  return /[‘’“”«»„]/.test(same) ? same.replace(/[‘’]/g, "'").replace(/[“”«»„]/g, '"') : same
}
