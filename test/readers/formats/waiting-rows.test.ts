import { describe, expect, it } from 'vitest'
import { freshdesk } from '../../../src/readers/formats/freshdesk.ts'
import type { Json, RecordEvent } from '../../../src/readers/json/format.ts'
import { readInputs } from '../../../src/readers/read.ts'
import { allReadings } from '../all-readings.ts'
import { bytesInput } from '../bytes-input.ts'

const ndjson = (rows: readonly object[]) =>
  allReadings(readInputs([bytesInput('in.ndjson', rows.map(row => JSON.stringify(row)).join('\n'))]))
const time = '2026-11-20T08:00:00Z'

describe('Zendesk comments that come each for itself', () => {
  const comment = (ticket_id: number, author_id: number, hour: number, via: object, more: object = {}) => {
    const created_at = `2026-11-20T${10 + hour}:00:00Z`
    return { id: 10 * ticket_id + hour, ticket_id, author_id, body: `b${hour}`, public: true, created_at, via, ...more }
  }
  const mailed = { channel: 'email', source: { from: { address: 'nora@example.org', name: 'Nora' } } }
  const note = { public: false }
  const opened = [comment(1, 7, 0, { channel: 'api' }), comment(1, 8, 1, { channel: 'web' }, note), comment(1, 9, 2, mailed)]
  const elsewhere = comment(2, 7, 0, { channel: 'web' }, note)

  it.each([
    ['where nothing else tells of the agent', opened],
    ['where the agent writes a note in a later ticket', [...opened, elsewhere]],
    ['where the agent writes a note in a ticket before', [elsewhere, ...opened]],
  ])('are of who mails in, not of who opened the ticket by software: %s', async (_, comments) => {
    const { conversations } = await ndjson(comments)
    const turns = conversations.find(({ id }) => id === '1')?.turns
    expect(turns?.map(({ role, customer }) => `${role} ${customer}`)).toEqual(['agent 9', 'agent 9', 'customer 9'])
  })

  it('tell no requester where the agent of a later ticket opens one by hand', async () => {
    const { conversations } = await ndjson([comment(1, 7, 0, { channel: 'web' }), comment(1, 8, 1, { channel: 'web' }, note), elsewhere])
    expect(conversations[0]?.turns.map(({ role, customer }) => `${role} ${customer}`)).toEqual(['agent undefined', 'agent undefined'])
  })
})

describe('Freshdesk rows beyond the room to wait', () => {
  const ticket = (id: number, words = 'my lid is late') => ({
    id,
    subject: 's',
    requester_id: 31,
    responder_id: 70,
    description_text: words,
    created_at: time,
  })
  const answer = (id: number) => ({
    id: 50 + id,
    ticket_id: id,
    user_id: 70,
    incoming: false,
    private: false,
    body_text: 'Soon.',
    created_at: time,
  })
  const pad = 'x'.repeat(17 * 1024 * 1024)

  function read(rows: readonly Json[]): readonly string[] {
    const memory = new Map<string, unknown>()
    const found: RecordEvent[] = []
    for (const [i, record] of rows.entries()) {
      const above = [{ stream: 'incoming' in record ? 'conversations' : 'tickets', data: record }]
      const place = { line: i + 1, number: i + 1 }
      found.push(...freshdesk.events(record, { above, id: 'in', place, options: {}, memory, beside: () => undefined }))
    }
    found.push(...(freshdesk.rest?.(memory) ?? []))
    return found.map(event => `${event.place?.line} ${event.kind === 'turn' ? event.turn.text : event.reason.split(':')[0]}`)
  }

  it('keep the words that tickets begin with, and their lines', () => {
    expect(read([ticket(1), { ...ticket(2), pad }, answer(1), answer(2)])).toEqual([
      '1 my lid is late',
      '2 my lid is late',
      '3 Soon.',
      '4 Soon.',
    ])
  })

  it('come without their messages only where none ever came', () => {
    expect(read([ticket(1), { ...ticket(2), pad }, ticket(3)]).slice(3)).toEqual([
      "1 ticket '1' comes without its messages",
      "2 ticket '2' comes without its messages",
      "3 ticket '3' comes without its messages",
    ])
  })

  it('are told of with their own lines when the input ends', async () => {
    const rows = [
      { stream: 'tickets', data: ticket(1) },
      { stream: 'tickets', data: ticket(2) },
    ]
    const { notices } = await ndjson(rows)
    expect(notices.filter(({ kind }) => kind === 'skipped').map(({ line }) => line)).toEqual([1, 2])
  })
})
