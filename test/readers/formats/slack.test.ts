import { describe, expect, it } from 'vitest'
import type { Input } from '../../../src/readers/inputs.ts'
import { readInputs } from '../../../src/readers/read.ts'
import { readOne } from '../../../src/readers/read-one.ts'
import { allReadings } from '../all-readings.ts'
import { bytesInput } from '../bytes-input.ts'

const member = { team_id: 'T1', is_bot: false, is_restricted: false }
const USERS = [
  { ...member, id: 'U7', name: 'omar' },
  { ...member, id: 'U1', name: 'lena', is_restricted: true },
  { id: 'U5', name: 'gone', team_id: 'T1', deleted: true },
]
let clock = 0
const said = (user: string, more: object = {}) => ({
  type: 'message',
  user,
  text: `said by ${user}`,
  ts: `17951688${10 + clock++}.000100`,
  ...more,
})

/** Roles as the data tells them. */
async function roles(messages: readonly object[], lists: Readonly<Record<string, unknown>> = {}): Promise<string[]> {
  const input: Input = {
    ...bytesInput('support/2026-11-20.json', JSON.stringify(messages)),
    beside: async name => (name in lists ? bytesInput(name, JSON.stringify(lists[name])) : undefined),
  }
  const { conversations } = await allReadings(readOne(input, {}))
  return conversations.flatMap(({ turns }) =>
    turns.map(({ speaker, role, automated }) => `${speaker} ${role}${automated ? ' automated' : ''}`),
  )
}

describe('Slack', () => {
  it('calls guests customers, then members agents; of who has left only what the message told is known', async () => {
    const messages = [said('U7'), said('U1'), said('U5'), said('U5', { user_profile: { is_restricted: false } })]
    expect(await roles(messages, { '../users.json': USERS })).toEqual(['omar agent', 'lena customer', 'gone unknown', 'gone agent'])
  })

  it('takes the workspace of Slackbot or the admins for its own, however many strangers there are', async () => {
    const strangers = ['U2', 'U3', 'U4'].map(id => ({ ...member, id, name: id, team_id: 'T9' }))
    const own = [
      { ...member, id: 'U7', name: 'omar' },
      { id: 'USLACKBOT', team_id: 'T1' },
    ]
    expect(await roles([said('U7'), said('U2')], { '../users.json': [...own, ...strangers] })).toEqual(['omar agent', 'U2 customer'])
    const admins = [{ ...member, id: 'U7', name: 'omar', is_admin: true }, ...strangers]
    expect(await roles([said('U7'), said('U2')], { '../users.json': admins })).toEqual(['omar agent', 'U2 customer'])
    // Half of two is no majority.
    const even = [{ ...member, id: 'U7', name: 'omar' }, strangers[0]]
    expect(await roles([said('U7'), said('U2')], { '../users.json': even })).toEqual(['omar unknown', 'U2 unknown'])
  })

  it('tells a program from the person under whose name it writes', async () => {
    const messages = [said('U7', { bot_id: 'B1' }), said('U9', { bot_id: 'B1', bot_profile: { name: 'Desk' } }), said('USLACKBOT')]
    expect(await roles(messages, { '../users.json': USERS })).toEqual(['omar agent automated', 'Desk bot', 'Slackbot system'])
  })

  it('calls nobody anything where there is no list and nobody from outside', async () => {
    expect(await roles([said('U7'), said('U1')])).toEqual(['U7 unknown', 'U1 unknown'])
  })

  it('names the day file that is cut off', async () => {
    const day = (name: string, content: string): Input => bytesInput(`support/${name}.json`, content)
    const whole = JSON.stringify([said('U7'), said('U1')])
    const { notices } = await allReadings(
      readInputs([day('2026-11-20', whole), day('2026-11-21', whole.slice(0, -30))], { agents: ['U7'] }),
    )
    expect(notices.map(({ kind, source }) => `${kind} ${source}`)).toEqual(['failed support/2026-11-21.json'])
  })
})
