import { describe, expect, it } from 'vitest'
import { readInputs } from '../../src/readers/read.ts'
import { allReadings } from './all-readings.ts'
import { bytesInput } from './bytes-input.ts'

const speech = 'I was told that nothing can be done about it. '.repeat(22_000)
const many = 200_000
const clock = (second: number) => new Date(second * 1000).toISOString().slice(11, 19)
const rows = (row: (i: number) => string, head = '') => head + Array.from({ length: many }, (_, i) => row(i)).join('\n')

/** Far above what it takes (0.1 to 2 s), far below what anything quadratic takes. */
const QUICK = 20_000

describe('a turn of a million characters', () => {
  it.each([
    ['ndjson', `${JSON.stringify({ role: 'agent', text: speech })}\n`],
    ['csv', `role,text\nagent,"${speech}"\n`],
    ['txt', `Agent Jane: ${speech}\nCustomer: hi\n`],
    ['txt in lines', `Agent Jane: ${speech.replaceAll('. ', '.\n')}\nCustomer: hi\n`],
    ['vtt', `WEBVTT\n\n00:01.000 --> 00:02.000\n<v Agent Jane>${speech}</v>\n`],
    ['vtt of brackets', `WEBVTT\n\n00:01.000 --> 00:02.000\n<v Agent Jane>${'<v <{\\ '.repeat(150_000)}</v>\n`],
    ['srt', `1\n00:00:01,000 --> 00:00:02,000\nAgent: ${speech}\n`],
  ])('is read: %s', { timeout: QUICK }, async (name, content) => {
    const { conversations } = await allReadings(readInputs([bytesInput(name, content)]))
    expect(conversations[0]!.turns[0]!.text.length).toBeGreaterThan(900_000)
  })
})

describe('a conversation of 200,000 turns', () => {
  it.each([
    ['ndjson', rows(i => `{"conversation":"a","role":"${i % 2 ? 'agent' : 'customer'}","text":"turn ${i}"}`)],
    ['csv', rows(i => `a,${i % 2 ? 'agent' : 'customer'},turn ${i}`, 'conversation,role,text\n')],
    ['txt', rows(i => `${i % 2 ? 'Jane (Agent)' : 'Tom'}: turn ${i}`)],
    ['timed txt', rows(i => `[${clock(i % 80_000)}] ${i % 2 ? 'Jane (Agent)' : 'Tom'}: turn ${i}`)],
    ['vtt', rows(i => `00:00.000 --> 00:01.000\n<v ${i % 2 ? 'Jane (Agent)' : 'Tom'}>turn ${i}</v>\n`, 'WEBVTT\n\n')],
    ['srt', rows(i => `${i}\n00:00:00,000 --> 00:00:01,000\n${i % 2 ? 'Agent' : 'Customer'}: turn ${i}\n`)],
  ])('is read: %s', { timeout: QUICK }, async (name, content) => {
    const { conversations, notices } = await allReadings(readInputs([bytesInput(name, content)]))
    expect(conversations.map(one => one.turns.length)).toEqual([many])
    expect(conversations[0]!.turns.at(-1)).toMatchObject({ turn: many - 1, role: 'agent', text: `turn ${many - 1}` })
    expect(notices).toEqual([])
  })
})
