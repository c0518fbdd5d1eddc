import type { Span } from './spans.ts'

/** First digits and lengths of payment cards. Without them one order number in ten would pass Luhn's check. Source: ISO/IEC 7812 ranges. */
const ISSUERS: readonly { readonly prefix: RegExp; readonly lengths: readonly number[] }[] = [
  { prefix: /^4/, lengths: [13, 16, 19] },
  { prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { prefix: /^3[47]/, lengths: [15] },
  { prefix: /^(?:6011|64[4-9]|65|62|352[89]|35[3-8])/, lengths: [16, 17, 18, 19] },
  { prefix: /^(?:36|38|39|30[0-5])/, lengths: [14, 16] },
  { prefix: /^(?:50|5[6-8]|6[37])/, lengths: [13, 16, 18, 19] },
]

/** Groups of digits with one or two separators between them. */
const RUN = /\d(?:[ .,/_-]{0,2}\d)*/g
const GROUP = /\d+/g
const LONGEST = 19
const SHORTEST = 13

/** Card numbers: issuer, length and Luhn's check all fit, in whole groups of digits as written. */
export function findCards(text: string): readonly Span[] {
  const found: Span[] = []
  for (const run of text.matchAll(RUN)) {
    if (run[0].length < SHORTEST || isSerial(text.slice(Math.max(0, run.index - REACH), run.index))) continue
    const groups = [...run[0].matchAll(GROUP)]
    for (let first = 0; first < groups.length; ) first = cardAt(groups, first, run.index, found)
  }
  return found
}

/** Letters before a card number that are no part of it. */
const BEFORE = /(?:cards?|visa|amex|maestro|master|karte|@[\p{L}\p{N}.-]+)$/iu
const REACH = 64

/** Whether the letters before a number make another thing of it: `INV4539…`. */
function isSerial(before: string): boolean {
  return /[\p{L}_]$/u.test(before) && !BEFORE.test(before)
}

/** Looks for a card that begins with this group; returns the group to go on with. */
function cardAt(groups: readonly RegExpExecArray[], first: number, offset: number, found: Span[]): number {
  let digits = ''
  let best = first
  for (let last = first; last < groups.length && digits.length + groups[last]![0].length <= LONGEST; last++) {
    digits += groups[last]![0]
    if (isCard(digits)) best = last + 1
  }
  if (best === first) return first + 1
  const end = groups[best - 1]!
  found.push({ start: offset + groups[first]!.index, end: offset + end.index + end[0].length })
  return best
}

function isCard(digits: string): boolean {
  return ISSUERS.some(({ prefix, lengths }) => lengths.includes(digits.length) && prefix.test(digits)) && luhn(digits)
}

/** Luhn's check (ISO/IEC 7812-1, annex B). */
export function luhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
  }
  return sum % 10 === 0
}
