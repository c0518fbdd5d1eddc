import { describe, expect, it } from 'vitest'
import type { Input } from '../../../src/readers/inputs.ts'
import { readInputs } from '../../../src/readers/read.ts'
import { allReadings } from '../all-readings.ts'
import { bytesInput } from '../bytes-input.ts'

const USERS = [
  { id: 'U7', name: 'omar', team_id: 'T1', is_admin: true },
  { id: 'U8', name: 'priya', team_id: 'T1' },
  { id: 'U1', name: 'lena', team_id: 'T1', is_restricted: true },
]
const said = (user: string, clock: string, more: object = {}) => ({
  type: 'message',
  user,
  text: `said by ${user}`,
  ts: `${Date.parse(`2026-11-${clock}Z`) / 1000}.000100`,
  ...more,
})

async function read(files: Readonly<Record<string, readonly object[]>>) {
  const beside: NonNullable<Input['beside']> = async name =>
    name === '../users.json' ? bytesInput('users.json', JSON.stringify(USERS)) : undefined
  const inputs = Object.entries(files).map(([name, messages]) => ({ ...bytesInput(name, JSON.stringify(messages)), beside }))
  const { conversations, notices } = await allReadings(readInputs(inputs, {}))
  return {
    talks: conversations.map(({ id, turns }) => `${id}: ${turns.map(turn => `${turn.speaker} ${turn.role}`).join(', ')}`),
    conversations,
    notices,
  }
}

describe('Slack channels', () => {
  it('sets aside those in which nobody from outside speaks, where others have such, whichever comes first', async () => {
    const inside = { 'chat/2026-11-20.json': [said('U7', '20T09:00'), said('U8', '20T09:01')] }
    const outside = { 'help/2026-11-20.json': [said('U1', '20T09:00'), said('U8', '20T09:01')] }
    for (const files of [
      { ...inside, ...outside },
      { ...outside, ...inside },
    ]) {
      const { talks, notices } = await read(files)
      expect(talks).toEqual(['help/2026-11-20: lena customer, priya agent'])
      expect(notices.map(({ kind, message }) => `${kind} ${message}`)).toEqual([
        expect.stringMatching(/^warning set aside, .*: chat; .*--customer/),
      ])
    }
  })

  it('reads talk among colleagues where there is no other', async () => {
    const { talks } = await read({ 'chat/2026-11-20.json': [said('U7', '20T09:00')], 'misc/2026-11-20.json': [said('U8', '20T09:00')] })
    expect(talks).toEqual(['chat/2026-11-20: omar agent', 'misc/2026-11-20: priya agent'])
  })

  it('ends a talk outside of threads after two hours, and not at midnight; empty days are no fault', async () => {
    const { talks, notices } = await read({
      'help/2026-11-20.json': [said('U1', '20T08:00'), said('U8', '20T10:00'), said('U1', '20T23:55')],
      'help/2026-11-21.json': [said('U8', '21T00:05'), said('U1', '21T12:00')],
      'help/2026-11-22.json': [],
    })
    expect(talks).toEqual([
      'help/2026-11-20: lena customer, priya agent',
      'help/2026-11-20#2: lena customer, priya agent',
      'help/2026-11-21: lena customer',
    ])
    expect(notices.filter(({ kind }) => kind === 'failed')).toEqual([])
  })

  it('reads words that stand only in blocks, and mails that came to the channel, as their sender says', async () => {
    const section = [
      { type: 'text', text: 'one moment, ' },
      { type: 'user', user_id: 'U1' },
    ]
    const blocks = [
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: section }] },
      { type: 'section', text: { type: 'mrkdwn', text: 'see below' } },
    ]
    const mail = { mode: 'email', plain_text: 'The cup is chipped.', from: [{ name: 'Ann Lee', address: 'ann@cup.example' }] }
    const { conversations } = await read({
      'help/2026-11-20.json': [said('USLACKBOT', '20T08:00', { text: '', files: [mail] }), said('U8', '20T08:01', { text: '', blocks })],
      'help/2026-11-21.json': [],
    })
    expect(conversations[0]?.turns.map(({ speaker, role, text }) => `${speaker} ${role}: ${text}`)).toEqual([
      'Ann Lee customer: The cup is chipped.',
      'priya agent: one moment, @lena\nsee below',
    ])
  })
})
