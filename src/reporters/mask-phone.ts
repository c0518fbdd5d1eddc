import type { Span } from './spans.ts'

/** What the words before a number say that it is. */
type Context = 'phone' | 'reference' | 'none'

const PHONE_WORDS =
  /\b(?:phone|telephone|tel|mobile|cell|call(?:ing|ed)?|callback|reach|dial|ring|text|sms|whats ?app|fax|handy|telefon|rufnummer|mobil)\b/gi
const REFERENCE_WORDS =
  /\b(?:order|ticket|case|invoice|reference|ref|booking|confirmation|tracking|account|policy|member|membership|customer|serial|imei|part|item|sku|model|parcel|package|flight|transaction|id|code|bestellung|bestellnummer|rechnung|kundennummer)\b|#/gi
/** Characters before a number in which such a word counts. */
const REACH = 40

/** +49 (0)170 1234567: 7 to 15 digits by ITU-T E.164. A bracket belongs to it where only digits stand in it, and more follow. */
export const INTERNATIONAL =
  /(?<![\p{L}\p{N}+])\+[ (]{0,2}[1-9](?:[ ./-]{0,3}(?:\((?=\d{1,5}\)))?\d(?:\)(?=[ ./-]{0,3}\d))?){6,15}(?![\p{N}])/gu

/** Shapes of telephone numbers. `unless`: hidden unless the words say it is a reference; `phone`: only where they say it is a phone. */
const SHAPES: readonly { readonly shape: RegExp; readonly when: 'always' | 'unless' | 'phone' }[] = [
  { shape: INTERNATIONAL, when: 'always' },
  // 0049 170 1234567
  { shape: /(?<![\p{L}\p{N}#_]|\d[./-])00[ (]{0,2}[1-9](?:[ .()/-]{0,3}\d){7,13}(?![\p{L}\p{N}]|[./-]\d)/gu, when: 'unless' },
  // (415) 555-2671, 415-555-2671, 1.415.555.2671: North America
  {
    shape:
      /(?<![\p{L}\p{N}#_]|\d[./-])(?:1[ .-]?)?(?:\([2-9]\d{2}\)[ .-]{0,2}|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4}(?![\p{L}\p{N}]|[./-]\d)/gu,
    when: 'unless',
  },
  // 0170 1234567, 020 7946 0958, 01 23 45 67 89, 07700900123: a trunk 0 and 9 to 12 digits in all
  { shape: /(?<![\p{L}\p{N}#_]|\d[./-])\(?0[1-9](?:[ .()/-]{0,3}\d){7,10}(?![\p{L}\p{N}]|[./-]\d)/gu, when: 'unless' },
  // 5551234, 555-1234, 4155552671
  { shape: /(?<![\p{L}\p{N}#_]|\d[./-])\d(?:[ .()-]{0,2}\d){6,14}(?![\p{L}\p{N}]|[./-]\d)/gu, when: 'phone' },
]

const DATE = /\b(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([./-])\d{1,2}\2\d{1,2})\b/

/** Telephone numbers by their shape and the words before them. Order numbers, prices, dates and times are left alone. */
export function findPhones(text: string): readonly Span[] {
  const found: Span[] = []
  for (const { shape, when } of SHAPES) {
    for (const match of text.matchAll(shape)) {
      if (when !== 'always') {
        if (DATE.test(match[0]) || isPrice(text, match.index)) continue
        const context = contextOf(text.slice(Math.max(0, match.index - REACH), match.index))
        if (when === 'phone' ? context !== 'phone' : context === 'reference') continue
      }
      found.push({ start: match.index, end: match.index + match[0].length })
    }
  }
  return found
}

function isPrice(text: string, start: number): boolean {
  return /[$€£¥]\s?$/.test(text.slice(Math.max(0, start - 2), start))
}

/** The nearest word decides. */
function contextOf(before: string): Context {
  const phone = lastIndex(before, PHONE_WORDS)
  const reference = lastIndex(before, REFERENCE_WORDS)
  return phone === reference ? 'none' : phone > reference ? 'phone' : 'reference'
}

function lastIndex(text: string, words: RegExp): number {
  let last = -1
  for (const { index } of text.matchAll(words)) last = index
  return last
}
