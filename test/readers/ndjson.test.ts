import { describe, expect, it } from 'vitest'
import { readInputs } from '../../src/readers/read.ts'
import { allReadings } from './all-readings.ts'

const BLOCK = Buffer.alloc(1024 * 1024, 'word ')
const line = (turn: number, text: string): Buffer =>
  Buffer.from(`{"conversation":"1","turn":${turn},"role":"agent","speaker":"Jane","text":"${text}"}\n`)

/** A line of so many megabytes and some bytes. */
function* longLine(turn: number, megabytes: number): Iterable<Uint8Array> {
  const whole = line(turn, '|').toString()
  const [before = '', after = ''] = whole.split('|')
  yield Buffer.from(before)
  for (let at = 0; at < megabytes; at++) yield BLOCK
  yield Buffer.from(after)
}

describe('a line of NDJSON that is longer than 32 MB', () => {
  it.each<[string, () => Iterable<Uint8Array>, number]>([
    ['between others', () => [line(0, 'hello'), ...longLine(1, 40), line(2, 'bye')], 2],
    ['as the first', () => [...longLine(0, 40), line(1, 'hello'), line(2, 'bye')], 1],
    ['as the last', () => [line(0, 'hello'), line(1, 'bye'), ...longLine(2, 40)], 3],
  ])('is left out and told %s, and the others are read', async (_, chunks, place) => {
    const open = async function* (): AsyncIterable<Uint8Array> {
      yield* chunks()
    }
    const { conversations, notices } = await allReadings(readInputs([{ name: 'n.ndjson', open }], { maxSkipped: 1 }))
    expect(conversations.map(({ turns }) => turns.map(({ text }) => text))).toEqual([['hello', 'bye']])
    expect(notices).toEqual([{ kind: 'skipped', source: 'n.ndjson', line: place, message: 'longer than 32 MB: the line is left out' }])
  })

  it('a turn of 1 MB is read', async () => {
    const open = async function* (): AsyncIterable<Uint8Array> {
      yield* longLine(0, 1)
    }
    const { conversations, notices } = await allReadings(readInputs([{ name: 'n.ndjson', open }]))
    expect(conversations[0]?.turns[0]?.text).toHaveLength(BLOCK.length)
    expect(notices).toEqual([])
  })
})
