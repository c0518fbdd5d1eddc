import { expect, it } from 'vitest'
import { casesText, intervalText, seenText, valueText } from '../../../src/reporters/check/figures.ts'

it.each([
  [undefined, 'share', '–'],
  [0, 'share', '0%'],
  [0.0204, 'share', '2.04%'],
  [0.2, 'share', '20%'],
  [1, 'share', '100%'],
  [3, 'count', '3'],
  [90.5, 'seconds', '90.5s'],
  [125, 'seconds', '2m05'],
  [0.123, 'points', '+0.12'],
  [-0.5, 'points', '-0.5'],
  [-0.001, 'points', '0'],
  [4.2, 'ratio', '4.2:1'],
] as const)('%s %s → %s', (value, unit, expected) => expect(valueText(value, unit)).toBe(expected))

it('tells cases and interval, where there is one', () => {
  const rate = { value: 0.1, n: 1, cases: 'turns', low: 0.0466, high: 0.2017 }
  expect(casesText(rate)).toBe('1 turn')
  expect(intervalText(rate, 'share')).toBe('4.7–20%')
  expect(seenText(rate, 'share')).toBe('10% (95 % 4.7–20%, 1 turn)')
  expect(seenText({ value: 3, n: 311, cases: 'turns' }, 'count')).toBe('3 (311 turns)')
})
