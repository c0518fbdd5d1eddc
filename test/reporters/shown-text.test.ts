import { expect, it } from 'vitest'
import { maskText } from '../../src/reporters/mask.ts'
import { shownText } from '../../src/reporters/page/shown-text.ts'

const shown = (text: string, words = text) => {
  const start = text.indexOf(words)
  const { text: out, spans } = shownText(text, [{ start, end: start + words.length }], maskText)
  return [out, spans.map(span => out.slice(span.start, span.end)).join('|')]
}

it.each<readonly [string, string, string, string, string]>([
  ['keeps line breaks', 'Dear Kim,\r\nno.\nBye', 'no.', 'Dear Kim,\nno.\nBye', 'no.'],
  ['hides personal data', 'Write to kim@example.org, no way', 'no way', 'Write to [email], no way', 'no way'],
  ['takes escape sequences out', '\u001b[31mno\u001b[0m way', 'way', 'no way', 'way'],
  ['takes overrides out', 'a\u202eno way', 'no way', 'ano way', 'no way'],
  ['knows no character of its own', 'a\ue000no way', 'no way', 'a\ufffdno way', 'no way'],
  ['hides a number with an invisible character in it', 'Card 4111\u200b1111 1111 1111', 'Card', 'Card [card]', 'Card'],
])('%s', (_, text, words, out, marked) => expect(shown(text, words)).toEqual([out, marked]))

it('gives the same for what was shown already', () => {
  const once = shownText('Dear\r\nkim@example.org \u001b[1m+49 170 1234567', [], maskText).text
  expect(shownText(once, [], maskText).text).toBe(once)
})

it('cuts a pasted log, between characters, and drops the marks beyond', () => {
  const { text, spans } = shownText(`${'x'.repeat(19_999)}😀 no`, [{ start: 20_002, end: 20_004 }], same => same)
  expect(text).toBe('x'.repeat(19_999))
  expect(spans).toEqual([])
})
