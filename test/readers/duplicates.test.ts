import { describe, expect, it } from 'vitest'
import { readInputs } from '../../src/readers/read.ts'
import { allReadings } from './all-readings.ts'
import { bytesInput } from './bytes-input.ts'

const talk = (conversation: string, words: string): string =>
  ['customer', 'agent'].map(role => `${JSON.stringify({ conversation, role, speaker: role, text: `${words} ${role}` })}\n`).join('')
const long = (which: string): string => `This is long enough to be known again, whoever reads it: ${which}`

async function notices(...files: readonly (readonly [name: string, content: string])[]) {
  const read = await allReadings(readInputs(files.map(([name, content]) => bytesInput(name, content))))
  return read.notices.map(({ source, message }) => `${source}: ${message}`)
}

describe('duplicates', () => {
  it('are told of the later file, whatever its ids', async () => {
    expect(await notices(['a.ndjson', talk('1', long('x')) + talk('2', long('y'))], ['b.ndjson', talk('7', long('y'))])).toEqual([
      'b.ndjson: 1 of its 1 conversations are also in a.ndjson: they are counted twice; leave one of the two out',
    ])
  })

  it('are told of the later file where it holds at least half of an earlier one, too: half an export beside the whole', async () => {
    const whole = talk('1', long('x')) + talk('2', long('y')) + talk('3', long('z'))
    expect(await notices(['a.ndjson', talk('1', long('x'))], ['b.ndjson', whole])).toEqual([
      'b.ndjson: it holds 1 of the 1 conversations of a.ndjson, too: they are counted twice; leave one of the two out',
    ])
  })

  it('are not seen in greetings, in one file, or in less than half of either', async () => {
    expect(await notices(['a.ndjson', talk('1', 'hi')], ['b.ndjson', talk('1', 'hi')])).toEqual([])
    expect(await notices(['a.ndjson', talk('1', long('x')) + talk('2', long('x'))], ['b.ndjson', talk('1', long('y'))])).toEqual([])
    const file = (...which: string[]): string => which.map(one => talk(one, long(one))).join('')
    expect(await notices(['a.ndjson', file('x', 'u', 'v')], ['b.ndjson', file('x', 'y', 'z')])).toEqual([])
  })
})
