import { describe, expect, it } from 'vitest'
import { moodChanges, responseSeconds, thirdsOf } from '../../src/measures/conversation.ts'
import type { Turn } from '../../src/model/turn.ts'

type Said = readonly [who: string, text: string, more?: Partial<Turn>]

/** `c` is the customer, anybody else an agent of that name. */
const turnsOf = (said: readonly Said[]): readonly Turn[] =>
  said.map(([who, text, more], turn) => ({ turn, role: who === 'c' ? 'customer' : 'agent', speaker: who, text, ...more }))

describe('response seconds', () => {
  const at = (offset: number) => ({ offset })
  const cases: readonly [string, readonly Said[], readonly (readonly [number, number])[]][] = [
    [
      'from the first unanswered turn',
      [
        ['c', 'hi', at(0)],
        ['c', 'hello?', at(20)],
        ['Jane', 'yes', at(50)],
        ['Jane', 'so', at(60)],
      ],
      [[2, 50]],
    ],
    [
      'a macro answers nobody',
      [
        ['c', 'hi', at(0)],
        ['Jane', 'We got it', { offset: 1, automated: true }],
        ['Jane', 'yes', at(90)],
      ],
      [[2, 90]],
    ],
    [
      'a note answers nobody',
      [
        ['c', 'hi', at(0)],
        ['Jane', 'rude one', { offset: 1, internal: true }],
        ['Ann', 'yes', at(9)],
      ],
      [[2, 9]],
    ],
    [
      'a clock that runs backwards tells nothing',
      [
        ['c', 'hi', at(9)],
        ['Jane', 'yes', at(3)],
      ],
      [],
    ],
    [
      'no times, no figures',
      [
        ['c', 'hi'],
        ['Jane', 'yes'],
      ],
      [],
    ],
    [
      'time before offset',
      [
        ['c', 'hi', { time: '2026-11-20T23:59:58Z', offset: 0 }],
        ['Jane', 'yes', { time: '2026-11-21T00:00:03.400Z', offset: 1 }],
      ],
      [[1, 5]],
    ],
    [
      'time and offset do not mix',
      [
        ['c', 'hi', { time: '2026-11-20T23:59:58Z' }],
        ['Jane', 'yes', at(7)],
      ],
      [],
    ],
  ]
  it.each(cases)('%s', (_, said, expected) => expect([...responseSeconds(turnsOf(said))]).toEqual(expected))
})

describe('mood changes', () => {
  const cases: readonly [string, readonly Said[], Record<string, [number, number]>][] = [
    [
      'before the first turn, then the last two',
      [
        ['c', '-2'],
        ['c', '-1'],
        ['Jane', '.'],
        ['c', '9'],
        ['c', '1'],
        ['c', '2'],
      ],
      { Jane: [-150, 150] },
    ],
    [
      'agent first: the opening words',
      [
        ['Jane', 'Hello'],
        ['c', '-2'],
        ['Jane', '.'],
        ['c', '1'],
      ],
      { Jane: [-200, 100] },
    ],
    [
      'nothing after, nothing told',
      [
        ['Jane', 'Hello'],
        ['c', '-2'],
        ['Jane', '.'],
      ],
      {},
    ],
    [
      'each to the one who wrote',
      [
        ['c', '-3'],
        ['Jane', '.'],
        ['c', '-1'],
        ['Ann', '.'],
        ['c', '2'],
        ['c', '2'],
      ],
      { Jane: [-300, -100], Ann: [-200, 200] },
    ],
    [
      'a macro is nobody’s turn',
      [
        ['c', '-3'],
        ['Bo', '.', { automated: true }],
        ['c', '1'],
        ['Jane', '.'],
        ['c', '2'],
      ],
      { Jane: [-100, 200] },
    ],
  ]
  it.each(cases)('%s', (_, said, expected) => {
    const changes = moodChanges({ id: '1', source: '-', turns: turnsOf(said) }, Number)
    expect(Object.fromEntries([...changes].map(([key, { before, after }]) => [key, [before, after]]))).toEqual(expected)
  })

  it('is linear, however many agents share a conversation', () => {
    const turns = Array.from(
      { length: 200_000 },
      (_, turn): Turn => ({ turn, role: turn % 2 ? 'agent' : 'customer', speaker: `${turn}`, text: '1' }),
    )
    expect(moodChanges({ id: '1', source: '-', turns }, Number).size).toBe(99_999)
  })
})

describe('thirds', () => {
  const said = (n: number): Said[] => Array.from({ length: n }, (_, i): Said => [i % 2 ? 'Jane' : 'c', 'words'])
  it.each([
    [5, undefined],
    [6, [0, 0, 1, 1, 2, 2]],
    [7, [0, 0, 1, 1, 1, 2, 2]],
  ])('of %i turns', (n, thirds) => expect(thirdsOf(turnsOf(said(n)))).toEqual(thirds))

  it('macros and notes take no place of their own', () => {
    const macro: Said = ['Jane', 'We got it', { automated: true }]
    expect(thirdsOf(turnsOf([...said(2), macro, ...said(4), macro]))).toEqual([0, 0, 1, 1, 1, 2, 2, 2])
  })
})
