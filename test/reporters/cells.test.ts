import fc from 'fast-check'
import stringWidth from 'string-width'
import { expect, it } from 'vitest'
import { type Cell, cellsOf, fitTo, shorten, widthOf, wrap } from '../../src/reporters/cells.ts'
import { clean } from '../../src/reporters/escape.ts'

const text = (cells: readonly Cell[]): string => cells.map(cell => cell.character).join('')
const words = fc
  .array(fc.oneof(fc.constantFrom('word', '田中', '👩‍👩‍👧', 'é'), fc.string({ unit: 'grapheme', maxLength: 9 })), { maxLength: 40 })
  .map(w => clean(w.join(' ')))

it.each([
  ['Jane', 6, 'left', 'Jane  '],
  ['12', 4, 'right', '  12'],
  ['田中さくら', 6, 'left', '田中… '],
  ['Bartholomew', 6, 'left', 'Barth…'],
  ['👩‍👩‍👧👩‍👩‍👧', 3, 'left', '👩‍👩‍👧…'],
] as const)('fits %j to %i, %s', (value, width, align, expected) => expect(fitTo(value, width, align)).toBe(expected))

it('fits any text to exactly its width', () => {
  fc.assert(fc.property(words, fc.integer({ min: 2, max: 30 }), (value, width) => stringWidth(fitTo(value, width, 'left')) === width))
})

it.each([
  ['one two three four five six seven', 'six', 16],
  ['one two three four five six seven', 'one', 12],
  ['short', 'short', 12],
])('shortens %j around %j to %i columns', (value, mark, width) => {
  const start = value.indexOf(mark)
  const short = shorten(cellsOf(value, [{ start, end: start + mark.length }]), width)
  expect(widthOf(short)).toBeLessThanOrEqual(width)
  expect(text(short)).toContain(mark)
})

it('keeps the last words where asked', () => {
  expect(text(shorten(cellsOf('one two three four five'), 12, 'end'))).toBe('…four five')
})

it('shows the beginning of the evidence, whatever the text and the width', () => {
  fc.assert(
    fc.property(words, words, fc.integer({ min: 12, max: 60 }), (before, after, width) => {
      const start = before.length + 1
      const short = shorten(cellsOf(`${before} MARK ${after}`, [{ start, end: start + 4 }]), width)
      expect(widthOf(short)).toBeLessThanOrEqual(width)
      expect(text(short.filter(cell => cell.marked))).toBe('MARK')
    }),
  )
})

it('wraps without losing a word or going over the edge', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 4, max: 40 }), (value, width) => {
      const lines = wrap(cellsOf(value), width)
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width)
      expect(lines.map(text).join('').replaceAll(' ', '')).toBe(value.replaceAll(' ', ''))
    }),
  )
})

it('wraps again where what moved to the next line fills that, too', () => {
  const lines = wrap(cellsOf(' ﬀ⏩ꓐ〈⺀'), 7)
  expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(7)
})
