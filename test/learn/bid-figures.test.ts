import { describe, expect, it } from 'vitest'
import { evaluateBids, type JudgedBid, judgeBids } from '../../src/learn/bid-figures.ts'
import type { LabelledTurn } from '../../src/learn/label-line.ts'
import { defaultTagger } from '../../src/pipeline.ts'

const judged = (count: number, rest: Partial<JudgedBid>): JudgedBid[] =>
  Array.from({ length: count }, (_, i) => ({
    source: 's',
    conversation: `${i}`,
    bid: false,
    met: false,
    found: false,
    foundMet: false,
    ...rest,
  }))

describe('figures of bids', () => {
  it('are those counted by hand', () => {
    const { figures, ...counts } = evaluateBids([
      ...judged(6, { bid: true, met: true, found: true, foundMet: true }),
      ...judged(2, { bid: true, found: true }),
      ...judged(1, { bid: true, met: true, found: true }),
      ...judged(3, { bid: true }),
      ...judged(4, { met: undefined, found: true }),
      ...judged(20, {}),
    ])!
    expect(counts).toEqual({ turns: 36, bids: 12, missed: 5, found: 13, foundMissed: 7 })
    const value = Object.fromEntries(Object.entries(figures).map(([name, interval]) => [name, interval.value]))
    expect(value).toEqual({
      precision: 9 / 13,
      recall: 9 / 12,
      f1: 18 / 25,
      metRight: 8 / 9,
      missedPrecision: 2 / 7,
      missedRecall: 2 / 5,
      missedF1: 4 / 12,
    })
  })

  it('tell nothing of met and missed where nobody said', () => {
    const { figures, missed, foundMissed } = evaluateBids([
      ...judged(4, { bid: true, met: undefined, found: true }),
      ...judged(1, { found: true }),
    ])!
    expect([missed, foundMissed, figures.precision.value]).toEqual([0, 1, 4 / 5])
    for (const name of ['metRight', 'missedPrecision', 'missedRecall', 'missedF1'] as const) expect(figures[name].value).toBeNaN()
  })

  it('are none where nobody labelled any', () => {
    expect(evaluateBids([])).toBeUndefined()
  })
})

describe('labelled turns of customers', () => {
  const turn = (role: LabelledTurn['role'], text: string, rest: Partial<LabelledTurn> = {}): LabelledTurn => ({
    turn: 0,
    role,
    speaker: role,
    text,
    ...rest,
  })

  it('count where an agent answered, whether found or not', () => {
    const turns = [
      turn('customer', 'my husband died on friday', { bid: true, met: false }),
      turn('agent', 'What is the account number?'),
      turn('customer', '4471', { bid: false }),
      turn('customer', 'nobody said whether this is one'),
      turn('agent', 'Thanks.'),
      turn('customer', 'and my dog is ill', { bid: true }),
    ]
    const found = judgeBids(
      [
        { id: 'c', source: 's', turns },
        { id: 'd', source: 's', turns: [turn('customer', 'my mum died')] },
      ],
      defaultTagger(),
    )
    expect(found).toEqual([
      { source: 's', conversation: 'c', bid: true, met: false, found: true, foundMet: false },
      { source: 's', conversation: 'c', bid: false, met: undefined, found: false, foundMet: false },
    ])
  })
})
