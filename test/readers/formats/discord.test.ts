import { describe, expect, it } from 'vitest'
import { readOne } from '../../../src/readers/read-one.ts'
import { allReadings } from '../all-readings.ts'
import { bytesInput } from '../bytes-input.ts'

const author = (name: string, ...roles: string[]) => ({ id: `id-${name}`, name, isBot: false, roles: roles.map(role => ({ name: role })) })

async function read(channel: object, messages: readonly object[]) {
  const content = JSON.stringify({ guild: { id: '1', name: 'Harbour' }, channel, messages, messageCount: messages.length })
  return (await allReadings(readOne(bytesInput('x.json', content), {}))).conversations
}

const message = (id: number, content: string, answers?: number) => ({
  id: String(id),
  type: answers === undefined ? 'Default' : 'Reply',
  timestamp: `2026-11-${id > 50 ? 21 : 20}T09:${String(id % 50).padStart(2, '0')}:00+00:00`,
  content,
  author: author('ann'),
  ...(answers === undefined ? {} : { reference: { messageId: String(answers) } }),
})

describe('Discord', () => {
  it('parts a channel by who answers whom, else by days', async () => {
    const messages = [message(1, 'a'), message(2, 'b'), message(3, 'c', 1), message(4, 'd', 3), message(5, 'e'), message(51, 'f')]
    const found = await read({ id: '5', type: 'GuildTextChat', name: 'help' }, messages)
    expect(found.map(({ id, turns }) => `${id}: ${turns.map(({ text }) => text).join(' ')}`)).toEqual([
      'Harbour/help/1: a c d',
      'Harbour/help/2026-11-20: b e',
      'Harbour/help/2026-11-21: f',
    ])
  })

  it.each([
    ['a ticket', { id: '5', type: 'GuildTextChat', name: 'ticket-0012' }, 'Harbour/ticket-0012'],
    ['a channel among tickets', { id: '5', type: 'GuildTextChat', name: 'ann', category: 'Open tickets' }, 'Harbour/ann'],
    ['a post in a forum', { id: '5', type: 'GuildPublicThread', name: 'login' }, 'Harbour/login/5'],
  ])('keeps %s whole', async (_, channel, id) => {
    const found = await read(channel, [message(1, 'a'), message(2, 'b', 1), message(51, 'c')])
    expect(found.map(one => [one.id, one.turns.length])).toEqual([[id, 3]])
  })

  it.each([
    ['Support', 'agent'],
    ['🛠 Moderator', 'agent'],
    ['Support Lead', 'agent'],
    ['Harbour Team', 'agent'],
    ['Staff (EU)', 'unknown'],
    ['Needs Support', 'unknown'],
    ['Team Red', 'unknown'],
    ['Ex-Staff', 'unknown'],
    ['Nitro Supporter', 'unknown'],
    ['Support Pings', 'unknown'],
  ])('whoever has the role %s: %s', async (name, role) => {
    const [found] = await read({ id: '5', name: 'ticket-1' }, [{ ...message(1, 'a'), author: author('ann', name) }])
    expect(found?.turns[0]?.role).toBe(role)
  })
})
