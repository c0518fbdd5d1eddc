import { describe, expect, it } from 'vitest'
import { mergeReports, reportOf } from '../../src/measures/report.ts'
import type { Tag } from '../../src/model/tag.ts'
import type { TaggedConversation } from '../../src/model/tagged.ts'
import type { Turn } from '../../src/model/turn.ts'

const mended = (words: string): TaggedConversation => {
  const said: readonly (readonly [Tag, string])[] = [
    ['stonewalling', 'That is our policy.'],
    ['neutral', 'Hm.'],
    ['yes', words],
    ['criticism', 'You should have called.'],
  ]
  const turns = said.map(([, text], at): Turn => ({ turn: 2 * at + 1, role: 'agent', speaker: 'Jane', text }))
  const tags = said.map(([tag]) => ({ tag, also: [], severity: 0 as const, confidence: 0.9, evidence: [] }))
  return { conversation: { id: 'c', source: 'a.csv', turns }, tags, moments: { bids: [], repairs: [{ dont: 0, index: 2 }] } }
}

describe('a don’t that was taken back', () => {
  it('is kept with the turn that did it, and one that was not without', () => {
    const { flagged } = reportOf(mended('You are right. I refund it now.'), () => 0)
    expect(flagged.map(({ decision, repair }) => [decision.tag, repair])).toEqual([
      ['criticism', undefined],
      ['stonewalling', { turn: 5, text: 'You are right. I refund it now.' }],
    ])
  })

  it.each([
    ['a card number', 'Sorry. ', '4111 1111 1111 1111', 'ok '],
    ['an address', 'Sorry. ', 'someone.with.a.long.name@example.org', 'ok '],
  ])('keeps no more of a long turn than other moments do, and splits no %s', (_, start, secret, filler) => {
    for (const room of [990, 995, 1000]) {
      const text = `${start}${filler.repeat(400)}`.slice(0, room) + secret + filler.repeat(400)
      const { flagged } = reportOf(mended(text), () => 0)
      const kept = flagged.find(moment => moment.repair)!.repair!.text
      expect(kept.length).toBeGreaterThan(900)
      expect(kept.length).toBeLessThanOrEqual(1000)
      expect(kept).not.toMatch(/4111|someone/)
    }
  })
})

describe('suspected don’ts', () => {
  const suspectedIn = (id: string, turns: number): TaggedConversation => {
    const all = Array.from({ length: turns }, (_, turn): Turn => ({ turn, role: 'agent', speaker: 'Jane', text: `Turn ${turn}.` }))
    const tags = all.map(({ turn }) => {
      const possible = { tag: 'criticism' as const, confidence: (turn + 1) / 1000 }
      return { tag: 'neutral' as const, also: [], severity: 0 as const, confidence: 0.9, evidence: [], possible }
    })
    return { conversation: { id, source: 'a.csv', turns: all }, tags }
  }
  const kept = (id: string, turns: number) => reportOf(suspectedIn(id, turns), () => 0)

  it('are kept like the said ones: the likeliest hundred of an agent, and all are counted', () => {
    expect(kept('c', 7).possible).toHaveLength(7)
    const { possible, agents } = kept('c', 120)
    expect([possible.length, possible[0]!.turn, possible.at(-1)!.turn, agents.Jane!.possible]).toEqual([100, 119, 20, 120])
  })

  it('merge exactly, in any order', () => {
    const [a, b, c] = [kept('a', 60), kept('b', 60), kept('c', 60)]
    expect(mergeReports(a, mergeReports(b, c))).toEqual(mergeReports(mergeReports(c, a), b))
    expect(
      mergeReports(a, mergeReports(b, c))
        .possible.map(({ turn }) => turn)
        .slice(0, 3),
    ).toEqual([59, 59, 59])
  })
})
