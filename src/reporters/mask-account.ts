import type { Span } from './spans.ts'

/** Numbers that the words before them call an account or a sort code. */
const NAMED: readonly RegExp[] = [
  /\b(?:account|acct|kontonummer|konto)(?:[ -]{0,2}(?:number|numbers|no|nr|num|#))?[ .:#=]{0,3}(?:is|are|was|lautet|ist)?[ .:#=]{0,3}(?<number>\d(?:[ -]?\d){5,16})(?![\p{L}\p{N}])/giu,
  /\b(?:sort ?codes?|blz|bankleitzahl|routing(?: number)?)[ .:#=]{0,3}(?:is|was|lautet|ist)?[ .:#=]{0,3}(?<number>\d(?:[ -]?\d){5,8})(?![\p{L}\p{N}])/giu,
]

/** Account numbers of banks that have no shape of their own, by the words before them. */
export function findAccounts(text: string): readonly Span[] {
  return NAMED.flatMap(named =>
    [...text.matchAll(named)].map(({ index, 0: found, groups }) => {
      const end = index + found.length
      return { start: end - groups!.number!.length, end }
    }),
  )
}
