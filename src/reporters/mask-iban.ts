import type { Span } from './spans.ts'

/** Length of an IBAN by country. Source: SWIFT, IBAN Registry (ISO 13616). */
const LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 ' +
    'GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 ' +
    'MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20'
  )
    .split(' ')
    .map(entry => [entry.slice(0, 2), Number(entry.slice(2))]),
)

/** Also where the word itself stands before it without a space. */
const BEGIN = /(?:(?<![\p{L}\p{N}])|(?<=iban))[a-z]{2}[ .-]?\d{2}/giu
const LETTER_OR_DIGIT = /[A-Za-z0-9]/

/** Account numbers: country, length and check digits (mod 97) all fit. */
export function findIbans(text: string): readonly Span[] {
  const found: Span[] = []
  for (const { index: start } of text.matchAll(BEGIN)) {
    const length = LENGTHS[text.slice(start, start + 2).toUpperCase()]
    if (length === undefined) continue
    let compact = ''
    let end = start
    for (; compact.length < length && end < text.length; end++) {
      const character = text[end]!
      if (LETTER_OR_DIGIT.test(character)) compact += character
      // At most one separator between characters.
      else if ((character !== ' ' && character !== '-' && character !== '.') || !LETTER_OR_DIGIT.test(text[end - 1] ?? ' ')) break
    }
    if (compact.length === length && !LETTER_OR_DIGIT.test(text[end] ?? ' ') && checks(compact.toUpperCase())) found.push({ start, end })
  }
  return found
}

/** ISO 7064 MOD 97-10. */
function checks(iban: string): boolean {
  let remainder = 0
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder === 1
}
