import type { Span } from './spans.ts'

/** Digits in one piece, or in groups. */
const NUMBER = String.raw`(?<number>\d{6,17}|\d{2,4}(?:[ -]\d{2,4}){2,5})(?![\p{L}\p{N}]|[ -]\d)`
const IS = '[ .:#=]{0,3}(?:is|was|lautet|ist)?[ :#=]{0,3}'
/** Numbers that the words before them call an account or a sort code. */
const NAMED = [
  String.raw`\b(?:account|acct|konto)[ -]{0,2}(?:number|no|nr|num|nummer)\b${IS}`,
  String.raw`\b(?:sort ?codes?|bankleitzahl|blz|routing[ -]number)\b${IS}`,
].map(words => new RegExp(words + NUMBER, 'giu'))
const DATE = /^(?:\d{4}[ -]\d{2}[ -]\d{2}|\d{2}[ -]\d{2}[ -]\d{4})$/

/** Account numbers of banks that have no shape of their own, by the words before them. */
export function findAccounts(text: string): readonly Span[] {
  return NAMED.flatMap(named =>
    [...text.matchAll(named)].flatMap(({ index, 0: found, groups }) => {
      const number = groups!.number!
      const end = index + found.length
      return DATE.test(number) ? [] : [{ start: end - number.length, end }]
    }),
  )
}
