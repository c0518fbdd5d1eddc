import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { labelsOf, type Named } from '../../src/measures/labels.ts'

const of = (...agents: readonly (readonly [key: string, name: string])[]): Record<string, string> =>
  Object.fromEntries(labelsOf(agents.map(([key, name]) => ({ key, name }))))

describe('labels', () => {
  it.each<[string, readonly (readonly [string, string])[], Record<string, string>]>([
    ['are names', [['1', 'Jane']], { 1: 'Jane' }],
    ['are keys where there is no name', [['1', '']], { 1: '1' }],
    [
      'tell two of one name apart',
      [
        ['1', 'Jane'],
        ['2', 'Jane'],
      ],
      { 1: 'Jane (1)', 2: 'Jane (2)' },
    ],
    [
      'tell a name from a key',
      [
        ['1', 'Jane'],
        ['Jane', ''],
      ],
      { 1: 'Jane (1)', Jane: 'Jane' },
    ],
    [
      'tell a name from one that looks like a label',
      [
        ['1', 'Jane'],
        ['2', 'Jane'],
        ['3', 'Jane (1)'],
      ],
      { 1: 'Jane (1) (1)', 2: 'Jane (2)', 3: 'Jane (1)' },
    ],
  ])('%s', (_, agents, labels) => expect(of(...agents)).toEqual(labels))

  it('are of one agent each, whatever the order', () => {
    const part = fc.constantFrom('', 'a', 'b', 'a (b)', 'b) (b', 'b (b)', 'a (b) (b)')
    const agents = fc.uniqueArray(fc.record({ key: part, name: part }), { selector: ({ key }: Named) => key })
    fc.assert(
      fc.property(agents, all => {
        const labels = labelsOf(all)
        expect(new Set(labels.values()).size).toBe(all.length)
        expect(labelsOf([...all].reverse()).size).toBe(labels.size)
        for (const [key, label] of labelsOf([...all].reverse())) expect(labels.get(key)).toBe(label)
      }),
    )
  })
})
