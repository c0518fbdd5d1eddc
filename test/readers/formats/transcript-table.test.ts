import { describe, expect, it } from 'vitest'
import { pythonLiteral } from '../../../src/readers/python-literal.ts'
import { readInputs } from '../../../src/readers/read.ts'
import { cellText } from '../../../src/readers/transcript-cell.ts'
import { allReadings } from '../all-readings.ts'
import { bytesInput } from '../bytes-input.ts'

const read = (content: string) => allReadings(readInputs([bytesInput('calls.csv', content)]))
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

describe('a cell', () => {
  it.each([
    ['Customer: hi\\nAgent: hello\\r\\nCustomer: bye', 'Customer: hi\nAgent: hello\nCustomer: bye'],
    ['Customer: hi || Agent: either | or', 'Customer: hi\nAgent: either | or'],
    ['Customer: hi || Agent: hello', 'Customer: hi\nAgent: hello'],
    [
      'Agent: hello. Note: all Fine Customer: hi there Support Agent: bye',
      'Agent: hello. Note: all Fine\nCustomer: hi there\nSupport Agent: bye',
    ],
    ['Customer: hi<br/>Agent: 2 &lt; 3', 'Customer: hi\nAgent: 2 < 3'],
    ["[('Agent', 'hello'), ('Customer', 'hi')]", 'Agent: hello\nCustomer: hi'],
    ["[{'role': 'agent', 'ok': True}]", '[{"role":"agent","ok":true}]'],
    [Buffer.from('Agent: hello there\nCustomer: hi').toString('base64'), 'Agent: hello there\nCustomer: hi'],
    ['[00:04] Jane: hello', '[00:04] Jane: hello'],
  ])('%j is read as %j', (cell, text) => {
    expect(cellText(cell)).toBe(text)
  })
})

describe("Python's lists", () => {
  it.each([
    [
      `[{'a': "it's", 'b': None}, {'a': 'x\\ny', 'b': 1.5}]`,
      [
        { a: "it's", b: null },
        { a: 'x\ny', b: 1.5 },
      ],
    ],
    [`[{'a': 'one'}\n {'a': 'caf\\xe9 \\u2019'}]`, [{ a: 'one' }, { a: 'café ’' }]],
    ['(1, -2)', [1, -2]],
    ['[]', []],
  ])('%s', (text, value) => {
    expect(pythonLiteral(text)?.value).toEqual(value)
  })

  it.each(['[', "['a", "{'a'}", '[a]', '[1] x', '[00:01] Jane: hi', '['.repeat(100_000)])('%.20s is none', text => {
    expect(pythonLiteral(text)).toBeUndefined()
  })
})

describe('one conversation a row', () => {
  it('warns where Excel has cut a cell', async () => {
    const start = 'Agent: hello\nCustomer: '
    const { notices } = await read(
      `id,transcript\n7,${quoted(start + 'x'.repeat(32_767 - start.length))}\n8,${quoted('Agent: a\nCustomer: b')}\n`,
    )
    expect(notices.map(({ message }) => message)).toEqual([
      "the transcript of '7' has 32767 characters, where Excel cuts: its end may be missing",
    ])
  })

  it('names conversations by the column whose values differ, else by row', async () => {
    const cell = quoted('Agent: a\nCustomer: b')
    const ids = async (header: string, rows: string[]) =>
      (await read(`${header}\n${rows.map(row => `${row},${cell}`).join('\n')}\n`)).conversations.map(({ id }) => id)
    expect(await ids('CaseId,Id,Transcript', ['c,1', 'c,2', 'd,3'])).toEqual(['1', '2', '3'])
    expect(await ids('CaseId,Id,Transcript', ['c,1', 'd,2', 'e,3'])).toEqual(['c', 'd', 'e'])
    expect(await ids('Score,Transcript', ['5', '5', '5'])).toEqual(['calls#1', 'calls#2', 'calls#3'])
  })

  it('gives the name of the agent column to whoever is only called Agent, and takes its bearer for the agent', async () => {
    const { conversations } = await read(
      `ticket,agent,agent_id,transcript\n1,Priya Shah,a7,${quoted('Agent: one\nCustomer: two')}\n2,Omar Kane,a8,${quoted('Omar: one\nLena: two')}\n`,
    )
    const said = conversations.map(({ turns }) => turns.map(({ role, speaker, speakerId }) => [role, speaker, speakerId]))
    expect(said).toEqual([
      [
        ['agent', 'Priya Shah', 'a7'],
        ['customer', 'Customer', undefined],
      ],
      [
        ['agent', 'Omar', undefined],
        ['customer', 'Lena', undefined],
      ],
    ])
  })

  it('leaves tables of messages to the reader of tables', async () => {
    const { conversations } = await read(
      `ticket,author,message\n1,Jo,${quoted('Note: call back\nDate: today')}\n1,Customer,fine\n2,Jo,hi\n2,Customer,thanks\n`,
    )
    expect(conversations.map(({ turns }) => turns.length)).toEqual([2, 2])
  })
})
