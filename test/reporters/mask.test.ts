import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskSpans, maskText } from '../../src/reporters/mask.ts'

describe('hides', () => {
  it.each([
    ['write to kim.o-neil+x@mail.example.co.uk.', 'write to [email].'],
    ['<kim@example.org>', '<[email]>'],
    ['müller@bücher.example', '[email]'],
    [`${'a'.repeat(70)}@example.org`, 'aaaaaa[email]'],
    ['kim@example.org5 and kim@xn--bcher-kva.xn--p1ai', '[email]5 and [email]'],
    ['card 4111 1111 1111 1111 exp 12/27', 'card [card] exp 12/27'],
    ['4111-1111-1111-1111', '[card]'],
    ['4111111111111111', '[card]'],
    ['amex 3782 822463 10005, thanks', 'amex [card], thanks'],
    ['it is 5555 5555 5555 4444 and 123 on the back', 'it is [card] and 123 on the back'],
    ['4,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1', '[card]'],
    ['2223 0031 2200 3222', '[card]'],
    ['DE89 3704 0044 0532 0130 00 please', '[iban] please'],
    ['my iban is de89370400440532013000.', 'my iban is [iban].'],
    ['GB29 NWBK 6016 1331 9268 19', '[iban]'],
    ['NO93-8601-1117-947', '[iban]'],
    ['+49 (0)170 1234567', '[phone]'],
    ['call +1-415-555-2671 now', 'call [phone] now'],
    ['+44 7700 900123 (1 turn), (+44) 20 7946 0958, +(44) 20 79460958', '[phone] (1 turn), ([phone], [phone]'],
    ['0049 170 1234567', '[phone]'],
    ['(415) 555-2671', '[phone]'],
    ['415.555.2671 or 1-800-555-0199', '[phone] or [phone]'],
    ['415 555 2671', '[phone]'],
    ['020 7946 0958', '[phone]'],
    ['030/12345678', '[phone]'],
    ['01 23 45 67 89', '[phone]'],
    ['07700900123', '[phone]'],
    ['my cell is 4155552671', 'my cell is [phone]'],
    ['call me at 555-1234', 'call me at [phone]'],
    ['order 12345, call 415-555-2671', 'order 12345, call [phone]'],
    ['kim@example.org, +49 170 1234567, 4111111111111111', '[email], [phone], [card]'],
    ['4111\u200d1111\ufe0f1111\u034f1111, kim\u200c@example.org\u200b', '[card], [email]\u200b'],
    ['4111–1111–1111–1111 or 4111‑1111‑1111‑1111', '[card] or [card]'],
    ['4111\u202f1111\u20091111\u00a01111', '[card]'],
    ['4111_1111_1111_1111, 4111·1111·1111·1111', '[card], [card]'],
    ['+44‑7700‑900123, (415) 555–2671, +49–170–1234567', '[phone], [phone], [phone]'],
    ['DE89‑3704‑0044‑0532‑0130‑00, DE89.3704.0044.0532.0130.00', '[iban], [iban]'],
    ['Visa4111111111111111, ibanDE89370400440532013000', 'Visa[card], iban[iban]'],
    ['kim@example.org4111111111111111', '[email][card]'],
    ['４１１１１１１１１１１１１１１１, kim＠example.org, ０１７０１２３４５６７', '[card], [email], [phone]'],
    ['my account number is 12345678, sort code 12-34-56', 'my account number is [account], sort code [account]'],
    ['account no. 000123456789', 'account no. [account]'],
  ])('%j → %j', (text, expected) => expect(maskText(text)).toBe(expected))
})

describe('leaves alone', () => {
  it.each([
    'order 112-1234567-1234567',
    'order number 4155552671',
    'order #4111111111111112',
    'order 0012345678',
    'tracking 1Z999AA10123456784',
    'tracking number 9400 1000 0000 0000 0000 00',
    'ticket 20261121',
    'reference 415-555-2671',
    'it costs $1,234.50 or 1.234,50 €',
    '€ 1 234 567',
    '$100 200 3000',
    'at 10:30 or 22:04:11',
    'on 2026-11-21 at 09:30',
    '01.02.2026, 10.30',
    '01-02-2026',
    '21/11/2026 10:15',
    '2026-11-21T22:04:11Z',
    '24/7 support, 100% of 365 days',
    'between 9-5, rooms 101-110',
    'call 911',
    'version 10.0.19045.3570',
    '192.168.100.200',
    'ISBN 978-3-16-148410-0',
    'DE00370400440532013000',
    'iPhone 15 and 1234567890123456',
    'me @ home, @kim, a@b',
    'serial 356938035643809',
    'your account has 12 entries',
    'account of 2026',
    'Dates:\n01.05.\n02.05.\n03.05.',
    'Please call us about these:\n1200\n1350\n1500',
    'my account. 2024-05-01 was the day',
    'account: 12-11-2024',
    'konto 100 000',
    'account 123456 2 days ago',
    'Tracking INV4539578763621486',
    'two dashes – and – 24–7',
    '👩\u200d👩\u200d👧 ❤\ufe0f',
  ])('%j', text => expect(maskText(text)).toBe(text))
})

describe('spans', () => {
  const at = (text: string, words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
  const shown = (text: string, words: string): string => {
    const { text: masked, spans } = maskSpans(text, [at(text, words)])
    return masked.slice(spans[0]!.start, spans[0]!.end)
  }

  it.each([
    ['mail kim@example.org, your fault', 'your fault', 'your fault'],
    ['your fault, kim@example.org', 'your fault', 'your fault'],
    ['your card 4111111111111111 is bad', 'card 4111', 'card [card]'],
    ['your card 4111111111111111 is bad', '1111 is', '[card] is'],
    ['a kim@example.org b ann@example.org c', 'b', 'b'],
    ['kim@example.org', 'example', '[email]'],
  ])('of %j: %j → %j', (text, words, expected) => expect(shown(text, words)).toBe(expected))

  it('stay on their words, wherever the personal data is', () => {
    const piece = fc.oneof(
      fc.constantFrom('kim@example.org', '4111 1111 1111 1111', '+49 170 1234567', 'DE89370400440532013000', ' '),
      fc.string(),
    )
    const around = fc.array(piece, { maxLength: 5 }).map(parts => parts.join(' '))
    fc.assert(
      fc.property(around, around, (before, after) => {
        const text = `${before} — WORDS — ${after}`
        expect(shown(text, ' WORDS ')).toBe(' WORDS ')
        expect(maskSpans(text, []).text).toBe(maskText(text))
      }),
    )
  })
})

it('hides every valid card and address, in any text around', () => {
  const digits = fc.stringMatching(/^4\d{14}$/).map(body => body + [...'0123456789'].find(check => luhnValid(body + check)))
  fc.assert(
    fc.property(
      digits,
      fc.constantFrom('', ' ', '-'),
      (card, gap) => !maskText(`pay ${card.match(/.{4}/g)!.join(gap)} now`).includes(card.slice(-4)),
    ),
  )
  fc.assert(fc.property(fc.emailAddress(), address => maskText(`to ${address} `).includes('[email]')))
})

function luhnValid(digits: string): boolean {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, i) => total + (i % 2 ? Number(digit) * 2 - (Number(digit) > 4 ? 9 : 0) : Number(digit)), 0)
  return sum % 10 === 0
}

it.each([
  '1',
  '1 ',
  '4111 ',
  '0',
  '00',
  '+1',
  '(',
  '(2',
  'a@',
  'a.',
  'a@b.',
  '.a',
  "a'",
  'DE89',
  'DE89 ',
  '1-',
  '2 1',
  '#',
  '12/12/2026 ',
  'call 5 ',
  '@',
  '\u200d1',
  '–4',
  'account number 1',
])('takes time in proportion on hostile 1 MB of %j', piece => {
  // What is not linear in it does not end within the time that a test has.
  expect(maskText(piece.repeat(Math.ceil(1_000_000 / piece.length))).length).toBeLessThan(2_000_000)
})
