import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_NUMBER, spellingOf } from '../../src/text/lexicon.ts'
import { offsets, words } from '../../src/text/words.ts'

const tokensOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”«»„]/g, '"')
    .match(/[\p{L}\p{N}_]+(?:'[\p{L}]+)*|[.!?\n"]/gu) ?? []

const letters = fc.constantFrom(...`aAzZ09_'' ''".!?\n ,-’“éß中😀`)

describe('words', () => {
  it.each([
    ["I can't. You CAN'T!", ['i', "can't", '.', 'you', "can't", '!']],
    ["rock'n'roll '90s o'2 a'b3 x'", ["rock'n'roll", '90s', 'o', '2', "a'b", '3', 'x']],
    ['café “quoted” don’t', ['café', '"', 'quoted', '"', "don't"]],
    ['', []],
  ])('of %j', (text, tokens) => {
    expect(words(text).tokens).toEqual(tokens)
  })

  it('are those of the pattern, in ASCII and beyond', () => {
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 40 }), pieces => {
        const text = pieces.join('')
        expect(words(text).tokens).toEqual(tokensOf(text))
      }),
      { numRuns: 3000 },
    )
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), text => {
        const { tokens, spelt } = words(text)
        expect(tokens.map((token, at) => spelt?.get(at) ?? token)).toEqual(tokensOf(text))
      }),
    )
  })

  it('have numbers that name them, and places in the text', () => {
    const long = 'x'.repeat(200)
    const said = words(`Hello hello, ${long} «hello»`)
    expect(said.numbers.map(number => (number === NO_NUMBER ? '' : spellingOf(number)))).toEqual(['hello', 'hello', '', '"', 'hello', '"'])
    expect(Array.from(offsets(words('Hi, Hi')))).toEqual([0, 2, 4, 6])
  })
})
