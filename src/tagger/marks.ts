/** What the writing of a turn shows beside its words: sarcasm and heat live in it as often as in the words. */
export const MARKS = ['ellipsis', 'smile', 'capitals', 'brackets', 'doubled marks', 'small start', 'quotation', 'dash', 'colon'] as const
export type Mark = (typeof MARKS)[number]

const bit = (mark: Mark): number => 1 << MARKS.indexOf(mark)
const ELLIPSIS = bit('ellipsis')
const SMILE = bit('smile')
const CAPITALS = bit('capitals')
const BRACKETS = bit('brackets')
const DOUBLED = bit('doubled marks')
const SMALL_START = bit('small start')
const QUOTATION = bit('quotation')
const DASH = bit('dash')
const COLON = bit('colon')

const CAPITALS_IN_A_ROW = 3 // letters: two are an initial or a country
const [SPACE, EXCLAMATION, QUESTION, FULL_STOP, MINUS, SEMICOLON, COLON_SIGN, COMMA] = Array.from(' !?.-;:,', sign => sign.charCodeAt(0))

/** The marks, one bit each in the order of MARKS, and the number of commas. One pass: every turn is looked through. */
export function marksOf(text: string): { readonly marks: number; readonly commas: number } {
  let marks = isSmallLetter(text.charCodeAt(0)) ? SMALL_START : 0
  let commas = 0
  let capitals = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 65 && code <= 90) {
      if (++capitals === CAPITALS_IN_A_ROW) marks |= CAPITALS
      continue
    }
    capitals = 0
    if (isSmallLetter(code) || code === SPACE) continue
    if (code === COMMA) commas += 1
    else if (code === EXCLAMATION || code === QUESTION) {
      const next = text.charCodeAt(at + 1)
      if (next === EXCLAMATION || next === QUESTION) marks |= DOUBLED
    } else marks |= markOf(code, text, at)
  }
  return { marks, commas }
}

function markOf(code: number, text: string, at: number): number {
  if (code === FULL_STOP) return text.charCodeAt(at + 1) === FULL_STOP && text.charCodeAt(at + 2) === FULL_STOP ? ELLIPSIS : 0
  if (code === COLON_SIGN) return isSmile(text, at) ? COLON | SMILE : COLON
  if (code === SEMICOLON) return isSmile(text, at) ? SMILE : 0
  if (code === MINUS || code === 0x2013 || code === 0x2014)
    return text.charCodeAt(at - 1) === SPACE && text.charCodeAt(at + 1) === SPACE ? DASH : 0
  if (code === 40 || code === 41) return BRACKETS
  if (code === 34 || code === 0x201c || code === 0x201d) return QUOTATION
  if (code === 0x2026) return ELLIPSIS
  // Emoji: the first half of a pair from the planes of pictures, and the signs of the first plane.
  return (code >= 0xd83c && code <= 0xd83e) || (code >= 0x2600 && code <= 0x27bf) ? SMILE : 0
}

// :) ;-) :D :P :(
function isSmile(text: string, at: number): boolean {
  const next = text[at + 1] === '-' ? text[at + 2] : text[at + 1]
  return next === ')' || next === '(' || next === 'D' || next === 'P'
}

function isSmallLetter(code: number): boolean {
  return code >= 97 && code <= 122
}
