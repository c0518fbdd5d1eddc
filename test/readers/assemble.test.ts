import { describe, expect, it } from 'vitest'
import { type AssembleOptions, assemble } from '../../src/readers/assemble.ts'
import type { RawTurn, ReaderEvent, ReaderEvents } from '../../src/readers/reader.ts'
import { allReadings } from './all-readings.ts'

async function assembled(turns: readonly RawTurn[], options: Partial<AssembleOptions> = {}) {
  const events = (async function* (): ReaderEvents {
    for (const [i, turn] of turns.entries()) yield [{ kind: 'turn', line: i + 1, turn }]
  })()
  const { conversations, notices } = await allReadings(assemble(events, { source: 's', id: 'file', ...options }))
  return {
    texts: conversations.map(({ id, turns }) => `${id}: ${turns.map(turn => turn.text).join(' | ')}`),
    numbers: conversations.map(({ turns }) => turns.map(turn => turn.turn)),
    notices,
  }
}

const said = (conversation: string | undefined, text: string, more: Partial<RawTurn> = {}): RawTurn => ({ conversation, text, ...more })

describe('assemble', () => {
  it('gathers scattered conversations, in order of first appearance', async () => {
    const { texts, notices } = await assembled([said('b', '1'), said('a', '2'), said(undefined, '3'), said('b', '4'), said('a', '5')])
    expect(texts).toEqual(['b: 1 | 4', 'a: 2 | 5', 'file: 3'])
    expect(notices).toEqual([])
  })

  it('closes the least recently touched when too much is open, and says when it comes again', async () => {
    const turns = [said('a', '1'), said('b', '2'), said('a', '3'), said('c', '4'), said('b', '5')]
    const { texts, notices } = await assembled(turns, { openCharacters: 1600 })
    expect(texts).toEqual(['b: 2', 'a: 1 | 3', 'c: 4', 'b: 5'])
    expect(notices).toMatchObject([{ kind: 'warning', line: 5, message: expect.stringContaining("'b' goes on here") }])
  })

  it('keeps one conversation whole, however large', async () => {
    const { texts } = await assembled(
      Array.from({ length: 50 }, (_, i) => said('a', `${i}`)),
      { openCharacters: 1000 },
    )
    expect(texts).toHaveLength(1)
  })

  it('orders by the numbers of the input, else by time where told to, else as read', async () => {
    const numbered = [said('a', 'two', { turn: 7 }), said('a', 'one', { turn: 5 })]
    expect(await assembled(numbered)).toMatchObject({ texts: ['a: one | two'], numbers: [[5, 7]] })
    const twice = [said('a', 'x', { turn: 1 }), said('a', 'y', { turn: 1 })]
    expect(await assembled(twice)).toMatchObject({ texts: ['a: x | y'], numbers: [[0, 1]] })
    const timed = ['10:02', '10:01', '10:02'].map((time, i) => said('a', `${i}`, { time: `2026-11-20T${time}:00Z` }))
    expect(await assembled(timed, { sortsByTime: true })).toMatchObject({ texts: ['a: 1 | 0 | 2'], numbers: [[0, 1, 2]] })
    expect((await assembled(timed)).texts).toEqual(['a: 0 | 1 | 2'])
    const newestFirst = ['10:03', '10:02', '10:02', '10:01'].map((time, i) => said('a', `${i}`, { time: `2026-11-20T${time}:00Z` }))
    expect((await assembled(newestFirst, { sortsByTime: true })).texts).toEqual(['a: 3 | 2 | 1 | 0'])
  })

  it('joins cues of one speaker that follow closely', async () => {
    const cues = [
      said(undefined, 'hello', { speaker: 'A', offset: 0, end: 1 }),
      said(undefined, 'there', { speaker: 'A', offset: 1.5, end: 2 }),
      said(undefined, 'hi', { speaker: 'B', offset: 2, end: 3 }),
      said(undefined, 'still?', { speaker: 'B', offset: 7, end: 8 }),
    ]
    expect((await assembled(cues, { joinsSpeakers: true })).texts).toEqual(['file: hello there | hi | still?'])
  })

  const brokenBetween = async function* (): ReaderEvents {
    yield [{ kind: 'turn', line: 1, turn: said('a', 'x') }]
    throw new Error('disk')
  }
  const brokenWithin = async function* (): ReaderEvents {
    yield (function* (): Iterable<ReaderEvent> {
      yield { kind: 'turn', line: 1, turn: said('a', 'x') }
      throw new Error('disk')
    })()
  }
  it.each([
    ['between batches', brokenBetween],
    ['within a batch', brokenWithin],
  ])('gives what was read before the input broke off %s', async (_, events) => {
    const texts: string[] = []
    const reading = async () => {
      for await (const one of assemble(events(), { source: 's', id: 'f' })) if ('conversation' in one) texts.push(one.conversation.id)
    }
    await expect(reading()).rejects.toThrow('disk')
    expect(texts).toEqual(['a'])
  })
})
