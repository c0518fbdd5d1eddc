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

  it('are told of folders that are one export each, such as those of Slack', async () => {
    const day = (folder: string, ts: string) => {
      const said = (user: string, at: string) => ({ type: 'message', user, ts: at, thread_ts: ts, text: long(`${user} ${ts}`) })
      return [`${folder}/help/${ts.slice(0, 6)}.json`, JSON.stringify([said('U1', ts), said('U2', ts.replace('.0', '.5'))])] as const
    }
    const files = ['A', 'B'].flatMap(folder => ['1767261600.0001', '1767348000.0001'].map(ts => day(folder, ts)))
    const read: string[] = []
    await allReadings(
      readInputs(
        files.map(([name, content]) => bytesInput(name, content)),
        { agents: ['U2'] },
      ),
    ).then(({ notices }) => read.push(...notices.map(({ message }) => message)))
    expect(read).toEqual([expect.stringContaining('2 of its 2 conversations are also in A/help/176726.json')])
  })

  it('are told of a redacted copy: the same id, the same times', async () => {
    const call = (id: string, words: string, step = 5): string =>
      ['customer', 'agent', 'customer']
        .map((role, i) => `${JSON.stringify({ conversation: id, role, speaker: role, text: `${words} ${i}`, offset: i * step })}\n`)
        .join('')
    const told = ['b.ndjson: 1 of its 1 conversations are also in a.ndjson: they are counted twice; leave one of the two out']
    expect(await notices(['a.ndjson', call('k', 'Lena')], ['b.ndjson', call('k', '[PII]')])).toEqual(told)
    expect(await notices(['a.ndjson', call('k', 'Lena')], ['b.ndjson', call('m', '[PII]')])).toEqual([])
    expect(await notices(['a.ndjson', call('k', 'Lena')], ['b.ndjson', call('k', '[PII]', 6)])).toEqual([])
  })

  it('are told of short talks with the same ids where they prove it together', async () => {
    const file = ['1', '2', '3'].map(id => talk(id, `Where is it ${id}?`)).join('')
    expect(await notices(['a.ndjson', file], ['b.ndjson', file])).toEqual([expect.stringContaining('3 of its 3 conversations')])
    const others = ['4', '5', '6'].map((id, i) => talk(id, `Where is it ${i + 1}?`)).join('')
    expect(await notices(['a.ndjson', file], ['b.ndjson', others])).toEqual([])
  })
})
