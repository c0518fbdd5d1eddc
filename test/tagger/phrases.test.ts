import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { phrasesOf } from '../../src/tagger/phrases.ts'

const phrases = (sentence: string, ...shares: readonly number[]): string[] => {
  const tokens = sentence.split(' ')
  expect(shares).toHaveLength(tokens.length)
  return phrasesOf(Float64Array.from(shares), tokens).map(({ from, to, part }) => `${tokens.slice(from, to).join(' ')} ${part.toFixed(2)}`)
}

describe('the phrases that carry a decision', () => {
  it('are the two heaviest runs, in order of position', () => {
    expect(phrases('you should have read it before a b c d', 1, 2, 0, -9, -9, -9, 3, 0, 0, 4)).toEqual(['you should 0.30', 'a b c d 0.70'])
  })

  it('go on over words that say little, not over those that speak against it, nor beyond a sentence', () => {
    expect(phrases('that is how it is', 3, -0.1, -0.1, 3, 0)).toEqual(['that is how it 0.97'])
    expect(phrases('nobody at night or at weekends', 4, -5, -1, -1, -1, 4)).toEqual(['nobody 0.50', 'weekends 0.50'])
    expect(phrases('nobody . at weekends', 4, 0, -5, 4)).toEqual(['nobody 0.50', 'weekends 0.50'])
  })

  it('are joined where at most two words stand between them, in one sentence, if they still carry something together', () => {
    expect(phrases('on at night sir', 2, 2, -5, 4)).toEqual(['on at night sir 0.38'])
    expect(phrases('nobody at night weekends', 4, -5, -1, 4)).toEqual(['nobody at night weekends 0.25'])
    expect(phrases('nobody at night weekends', 4, -6, -1, 4)).toEqual(['nobody 0.50', 'weekends 0.50'])
    expect(phrases('nobody " night weekends', 4, 0, -5, 4)).toEqual(['nobody 0.50', 'weekends 0.50'])
  })

  it('take in the words beside them where they are too short to tell a reader anything, but for those that leave them nothing', () => {
    expect(phrases('we are not in', -1, 0, -2, 4)).toEqual(['are not in 0.50'])
    expect(phrases('no . then', 4, 0, -5)).toEqual(['no 1.00'])
    expect(phrases('so is that a no sir', 0, 0, 0, -1, 5, -3)).toEqual(['that a no 0.80'])
    expect(phrases('so a no', -9, -9, 5)).toEqual(['no 1.00'])
  })

  it('are none where nothing speaks for it', () => {
    expect(phrases('thank you', -1, 0)).toEqual([])
  })

  it('never overlap, never cross a sentence, and each carries at least the least part', () => {
    const word = fc.constantFrom('a', 'no', 'sir', 'night', 'weekends', '.', '"')
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.integer({ min: -9, max: 9 })), { maxLength: 30 }), pairs => {
        const tokens = pairs.map(([token]) => token)
        const found = phrasesOf(
          Float64Array.from(pairs, ([, share]) => share),
          tokens,
        )
        found.forEach(({ from, to, part }, at) => {
          expect(from).toBeLessThan(to)
          expect(from).toBeGreaterThanOrEqual(found[at - 1]?.to ?? 0)
          expect(part).toBeGreaterThanOrEqual(0.15)
          expect(tokens.slice(from, to).join(' ')).not.toMatch(/[."]/)
          expect(to - from).toBeLessThanOrEqual(14)
        })
      }),
    )
  })
})
