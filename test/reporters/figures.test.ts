import { expect, it } from 'vitest'
import { balanceText, moodText, percent, secondsText } from '../../src/reporters/figures.ts'

it.each([
  [0, '0%'],
  [0.004, '0.4%'],
  [0.04, '4%'],
  [0.0999, '10%'],
  [0.5, '50%'],
  [1, '100%'],
])('%f → %s', (rate, expected) => expect(percent(rate)).toBe(expected))

it.each([
  [undefined, '–'],
  [0, '0s'],
  [59.5, '1m00'],
  [125, '2m05'],
  [12_000, '3h20'],
  [187_200, '2d04'],
])('%s s → %s', (seconds, expected) => expect(secondsText(seconds)).toBe(expected))

it.each([
  [0, 0, '–'],
  [12, 0, '12:0'],
  [0, 6, '0:6'],
  [21, 5, '4.2:1'],
  [100, 3, '33:1'],
])('%i to %i → %s', (positive, donts, expected) =>
  expect(balanceText({ positive, donts, ratio: donts ? positive / donts : undefined })).toBe(expected),
)

it('signs moods and never writes -0', () => {
  expect(moodText({ n: 1, before: -0.04, after: 0.25, change: 0.29 })).toBe('0→+0.3')
  expect(moodText(undefined)).toBe('–')
})
