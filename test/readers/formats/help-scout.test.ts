import { describe, expect, it } from 'vitest'
import { readInputs } from '../../../src/readers/read.ts'
import { allReadings } from '../all-readings.ts'
import { bytesInput } from '../bytes-input.ts'

const read = (value: unknown, name = 'in.json') =>
  allReadings(readInputs([bytesInput(name, typeof value === 'string' ? value : JSON.stringify(value))]))
const hooks = (...events: readonly object[]) => read(events.map(event => JSON.stringify(event)).join('\n'), 'hooks.ndjson')
const lines = (found: Awaited<ReturnType<typeof read>>) =>
  found.conversations.flatMap(({ id, turns }) => turns.map(({ role, speaker, text }) => `${id} ${role} ${speaker}: ${text}`))
const time = '2026-11-20T08:00:00Z'

describe('Help Scout', () => {
  const wren = { id: 7, type: 'user', first: 'Wren', last: 'Cole' }
  const nora = { id: 9, type: 'customer', first: 'Nora' }
  const thread = (type: string, createdBy: object, body: string, more: object = {}) => ({
    id: 1,
    type,
    state: 'published',
    status: 'active',
    body,
    createdBy,
    createdAt: time,
    ...more,
  })

  it('keeps what workflows and customers write from the agents', async () => {
    const threads = [
      thread('customer', nora, 'no bill came'),
      thread('message', wren, 'We are open till six.', { action: { type: 'manual-workflow' } }),
      thread('message', nora, 'still none'),
      thread('message', wren, 'half an', { state: 'underreview' }),
      thread('message', wren, 'Sent again.'),
    ]
    const found = await read({
      _embedded: { threads },
      page: {},
      _links: { self: { href: 'https://api.example/v2/conversations/123/threads' } },
    })
    expect(found.conversations[0]?.id).toBe('123')
    expect(found.conversations[0]?.turns.map(({ role, automated, text }) => [role, automated === true, text])).toEqual([
      ['customer', false, 'no bill came'],
      ['agent', true, 'We are open till six.'],
      ['customer', false, 'still none'],
      ['agent', false, 'Sent again.'],
    ])
  })

  it('is read from the chat API, where events have authors', async () => {
    const event = (author: object, body: string) => ({ id: '1', type: 'message', createdAt: time, author, body })
    const found = await read({ id: 'abc', createdAt: time, _embedded: { events: [event(nora, 'hello'), event(wren, 'Hi there')] } })
    expect(lines(found)).toEqual(['abc customer Nora: hello', 'abc agent Wren Cole: Hi there'])
  })

  it.each(['conversation_id', 'conversationId'])('keeps threads of several conversations apart by %s', async key => {
    const row = (id: number, conversation: number, type: string, by: object, body: string) => ({
      type: 'RECORD',
      stream: 'conversation_threads',
      record: thread(type, by, body, { id, [key]: conversation }),
    })
    const found = await hooks(
      row(1, 77, 'customer', nora, 'lid?'),
      row(2, 78, 'customer', nora, 'hinge?'),
      row(3, 77, 'message', wren, 'In the post.'),
      row(4, 78, 'message', wren, 'Here it is.'),
    )
    expect(lines(found).sort()).toEqual([
      '77 agent Wren Cole: In the post.',
      '77 customer Nora: lid?',
      '78 agent Wren Cole: Here it is.',
      '78 customer Nora: hinge?',
    ])
  })

  it('knows the names of its first API', async () => {
    const by = { id: 7, type: 'user', firstName: 'Wren', lastName: 'Cole', email: 'wren@fernway.example' }
    const threads = [thread('message', by, 'In the post.')]
    expect(lines(await read({ item: { id: 77, number: 1, threads } }))).toEqual(['77 agent Wren Cole: In the post.'])
  })
})
