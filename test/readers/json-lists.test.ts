import { describe, expect, it } from 'vitest'
import { readInputs } from '../../src/readers/read.ts'
import { allReadings } from './all-readings.ts'
import { bytesInput } from './bytes-input.ts'

const read = (value: unknown) => allReadings(readInputs([bytesInput('in.json', JSON.stringify(value))]))

describe('lists of any JSON', () => {
  it.each([
    [[], 'the list is empty'],
    [{ tickets: [], count: 0 }, "the list 'tickets' is empty"],
    [{ data: { meta: {}, payload: [] } }, "the list 'payload' is empty"],
    [{ status: 'done' }, 'this JSON has no list of objects'],
  ])('%j: %s', async (value, said) => {
    const { notices } = await read(value)
    expect(notices.map(({ message }) => message).join()).toContain(said)
  })

  it('lend no message the place of their page', async () => {
    const rows = [
      { role: 'customer', speaker: 'Nora', text: 'lid?' },
      { role: 'agent', speaker: 'Wren', text: 'In the post.' },
    ]
    const offsets = async (value: unknown) => (await read(value)).conversations.flatMap(({ turns }) => turns.map(({ offset }) => offset))
    expect(await offsets({ rows, offset: 3, end: 5 })).toEqual([undefined, undefined])
    expect(await offsets({ rows: rows.map((row, i) => ({ ...row, offset: i })), offset: 3 })).toEqual([0, 1])
  })
})
