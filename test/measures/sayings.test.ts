import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cannedIn } from '../../src/measures/sayings/canned.ts'
import { hash64, likeness, signatureOf } from '../../src/measures/sayings/minhash.ts'
import { createSketch, identify } from '../../src/measures/sayings/sketch.ts'
import { carryingSentences, wordingOf } from '../../src/measures/sayings/wording.ts'
import type { Saying } from '../../src/model/report.ts'

const saying = (text: string, agent = 'a', conversations = 1): Saying => ({ ...identify(text), agent, turns: conversations, conversations })
const sketched = (sayings: readonly Saying[], limit?: number): readonly Saying[] => {
  const sketch = createSketch(limit)
  for (const one of sayings) sketch.add(one)
  return sketch.sayings()
}

describe('wordingOf', () => {
  it.each([
    ['Hi Sarah, thanks for waiting!', 'Hi Tom, thanks for waiting!'],
    ['Your order 4711-A is on its way', 'Your order 99 is on its way'],
    ['It’s sent to kim@example.org.', "It's sent to bo.li@example.com."],
    ['Thank you, Mary Ann Smith', 'Thank you, Bo'],
    ['See https://a.example/x for more', 'See https://b.example/y?z for more'],
  ])('takes "%s" and "%s" for one', (a, b) => {
    expect(wordingOf(a)).toEqual(wordingOf(b))
  })

  it('keeps what was said', () => {
    expect(wordingOf("I'm so sorry. That is on us, I fixed it").join(' ')).toBe("i'm so sorry that is on us i fixed it")
  })

  it('takes any text, in a time that grows with it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => wordingOf(text).length <= 80))
    for (const piece of ['a', '.', '@', '1.', 'A ', '/', 'a.']) {
      expect(wordingOf(piece.repeat(200_000)).length).toBeLessThanOrEqual(80)
    }
  })
})

it('carryingSentences gives those that the evidence touches', () => {
  const text = 'Hello. Happy to help you! Send the form.'
  expect(carryingSentences(text, [{ start: 7, end: 12 }]).trim()).toBe('Happy to help you!')
  expect(carryingSentences(text, [])).toBe(text)
})

describe('MinHash', () => {
  const alike = (a: string, b: string): number => likeness(signatureOf(a.split(' ')), signatureOf(b.split(' ')))

  it('finds likeness where there is some', () => {
    expect(alike('thank you so much for your patience today', 'thank you so much for your patience today')).toBe(1)
    expect(
      alike('thank you so much for all of your patience with us today', 'thank you so much for all of your patience with me today'),
    ).toBeGreaterThan(0.5)
    expect(alike('thank you so much for your patience', 'my own father kept bees in the garden')).toBeLessThan(0.2)
  })

  it('estimates what two sets have in common', () => {
    const words = Array.from({ length: 200 }, (_, i) => `w${i}`)
    const errors = Array.from({ length: 100 }, (_, i) =>
      likeness(signatureOf(words.slice(i, i + 20)), signatureOf(words.slice(i + 5, i + 25))),
    )
    // 15 of 25 words, 14 of 24 pairs: 0.59.
    expect(errors.reduce((a, b) => a + b, 0) / errors.length).toBeCloseTo(0.59, 1)
  })

  it('has hashes of 16 digits that differ', () => {
    const hashes = Array.from({ length: 5000 }, (_, i) => hash64(`saying ${i}`))
    expect(new Set(hashes).size).toBe(5000)
    for (const hash of hashes.slice(0, 50)) expect(hash).toMatch(/^[0-9a-f]{16}$/)
  })
})

describe('the sketch', () => {
  const some = fc.array(
    fc
      .record({
        text: fc.constantFrom(...'abcdefghijklmnop'),
        agent: fc.constantFrom('a', 'b', 'c'),
        times: fc.integer({ min: 1, max: 3 }),
      })
      .map(({ text, agent, times }) => saying(text, agent, times)),
    { maxLength: 60 },
  )

  it('is the same in any order and grouping, below and at its limit', () => {
    fc.assert(
      fc.property(some, some, some, fc.integer({ min: 1, max: 50 }), (a, b, c, limit) => {
        const all = sketched([...a, ...b, ...c], limit)
        expect(all.length).toBeLessThanOrEqual(limit)
        const [x, y, z] = [sketched(a, limit), sketched(b, limit), sketched(c, limit)]
        expect(sketched([...sketched([...x, ...y], limit), ...z], limit)).toEqual(all)
        expect(sketched([...x, ...sketched([...z, ...y], limit)], limit)).toEqual(all)
        expect(sketched([...c, ...a, ...b].reverse(), limit)).toEqual(all)
      }),
    )
  })

  it('counts what it keeps exactly', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 50 }), (all, limit) => {
        for (const { hash, agent, turns } of sketched(all, limit)) {
          expect(turns).toBe(all.filter(one => one.hash === hash && one.agent === agent).reduce((sum, one) => sum + one.turns, 0))
        }
      }),
    )
  })
})

describe('cannedIn', () => {
  const LINE = 'Thank you so much for your patience today, we appreciate it'

  it.each([
    ['the same words in three conversations', [LINE, LINE, LINE], 3],
    [
      'another name and number each time',
      ['Hi Jo, order 12 is coming your way', 'Hi Li, order 7 is coming your way', 'Hi Al, order 9 is coming your way'],
      3,
    ],
    ['nearly the same words', [LINE, `${LINE} a lot`, `${LINE} really`], 3],
    ['the same words twice', [LINE, LINE], 0],
    ['short words', ["You're welcome", "You're welcome", "You're welcome"], 0],
    [
      'words of one’s own',
      ['My own father kept bees for years', 'Enjoy the cake with your girls tonight', 'Thirteen is a good age for a dog'],
      0,
    ],
  ])('%s', (_, texts, canned) => {
    const report = { sayings: sketched(texts.map(text => saying(text))) }
    expect(cannedIn(report).of('a')).toEqual({ canned, n: texts.length })
  })

  it('counts across agents, each in their own account', () => {
    const canned = cannedIn({
      sayings: sketched([saying(LINE, 'a', 2), saying(LINE, 'b'), saying('That is a fine old camera you have', 'b')]),
    })
    expect([canned.of('a'), canned.of('b'), canned.of('nobody')]).toEqual([
      { canned: 2, n: 2 },
      { canned: 1, n: 2 },
      { canned: 0, n: 0 },
    ])
    expect([canned.isCanned(identify(LINE).hash), canned.isCanned('unknown')]).toEqual([true, undefined])
  })

  it('stays quick where everything is alike', () => {
    const all = Array.from({ length: 10_000 }, (_, i) =>
      saying(`${LINE} dear ${'abcdefghij'[i % 10]}${i.toString(36).replace(/\d/g, 'x')}`),
    )
    expect(cannedIn({ sayings: sketched(all) }).of('a').n).toBe(10_000)
  })
})
