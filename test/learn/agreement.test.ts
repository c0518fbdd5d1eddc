import { describe, expect, it } from 'vitest'
import { agreementOf } from '../../src/learn/agreement.ts'
import { kappaText } from '../../src/learn/agreement-text.ts'
import { parseLabels } from '../../src/learn/labels.ts'
import type { Tag } from '../../src/model/tag.ts'

const labels = (tags: readonly (Tag | undefined)[], text = 'Yes.') =>
  parseLabels([
    {
      name: 'labels.jsonl',
      content: tags.map((tag, i) => JSON.stringify({ conversation: `c${i}`, turn: 3, role: 'agent', text, source: 's', tag })).join('\n'),
    },
  ])

describe('agreement of two labellers', () => {
  it('is Cohen’s kappa, as in his own example of two by two', () => {
    // 20 yes/yes, 5 yes/neutral, 10 neutral/yes, 15 neutral/neutral: kappa 0.4
    const first = [...Array(25).fill('yes'), ...Array(25).fill('neutral')] as Tag[]
    const second = [...Array(20).fill('yes'), ...Array(5).fill('neutral'), ...Array(10).fill('yes'), ...Array(15).fill('neutral')] as Tag[]
    const agreement = agreementOf(labels(first), labels(second))
    expect(agreement.turns).toBe(50)
    expect(agreement.same.value).toBeCloseTo(0.7)
    expect(agreement.kappa.value).toBeCloseTo(0.4)
    expect(agreement.perTag.yes).toMatchObject({ first: 25, second: 30, both: 20 })
    expect(agreement.perTag.yes.kappa.value).toBeCloseTo(0.4)
    expect(agreement.perTag.contempt.kappa.value).toBeNaN()
    expect(agreement.kappa.low).toBeLessThan(0.4)
    expect(agreement.kappa.high).toBeGreaterThan(0.4)
  })

  it('has no interval where all is of one conversation', () => {
    const { same } = agreementOf(labels(['yes']), labels(['yes']))
    expect(same).toEqual({ value: 1, low: Number.NaN, high: Number.NaN })
    expect([kappaText({ ...same, value: 0.5 }), kappaText({ value: 0.5, low: 0.25, high: 0.75 })]).toEqual([
      '0.50 [–]',
      '0.50 [0.25, 0.75]',
    ])
  })

  it('compares only what both labelled, and says how much that is', () => {
    const agreement = agreementOf(labels(['yes', 'yes', undefined, 'contempt']), labels(['yes', undefined, 'neutral']))
    expect(agreement).toMatchObject({ turns: 1, onlyFirst: 2, onlySecond: 1, otherWords: 0 })
  })

  it('does not compare other words in the same place', () => {
    expect(agreementOf(labels(['yes', 'yes']), labels(['yes'], 'No.'))).toMatchObject({ turns: 0, otherWords: 1, onlyFirst: 1 })
  })
})
