import { describe, expect, it } from 'vitest'
import { readInputs } from '../../../src/readers/read.ts'
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

  const staff = author('omar', 'Support')
  const by = (id: number, name: object, content: string, answers?: number) => ({ ...message(id, content, answers), author: name })
  const ticket = (file: string, channel: object, messages: readonly object[]) =>
    bytesInput(file, JSON.stringify({ guild: { id: '1', name: 'Harbour' }, channel, messages }))

  it('names the file that a turn stands in, though the files of a folder are one export', async () => {
    const { conversations, notices } = await allReadings(
      readInputs([
        ticket('dc/a.json', { id: '5', name: 'ticket-1' }, [message(1, 'hi'), by(2, staff, 'hello')]),
        ticket('dc/b.json', { id: '6', name: 'ticket-2' }, [by(3, author('cleo'), 'anyone?'), by(4, author('bob'), 'no')]),
        ticket('dc/c [part 2].json', { id: '7', name: 'ticket-3' }, [by(6, staff, 'hello')]),
        ticket('dc/c.json', { id: '7', name: 'ticket-3' }, [message(5, 'hi')]),
      ]),
    )
    expect(conversations.map(({ id, source, turns }) => `${source} ${id} ${turns.length}`)).toEqual([
      'dc/a.json Harbour/ticket-1 2',
      'dc/c.json Harbour/ticket-3 2',
    ])
    expect(notices.map(({ kind, source }) => `${kind} ${source}`)).toEqual(['skipped dc/b.json'])
  })

  it('keeps channels of one name apart', async () => {
    const { conversations } = await allReadings(
      readInputs([
        ticket('dc/a.json', { id: '5', name: 'ticket-ann' }, [message(1, 'hi'), by(2, staff, 'hello')]),
        ticket('dc/b.json', { id: '6', name: 'ticket-ann' }, [message(51, 'me again'), by(52, staff, 'welcome back')]),
      ]),
    )
    expect(conversations.map(({ id, source, turns }) => `${source} ${id} ${turns.length}`)).toEqual([
      'dc/a.json Harbour/ticket-ann 2',
      'dc/b.json Harbour/ticket-ann [6] 2',
    ])
  })

  it('lets what a customer adds within minutes go on with what she was answered; of an agent nothing is guessed', async () => {
    const messages = [
      message(1, 'is it down?'),
      by(2, staff, 'yes', 1),
      message(4, 'ok thanks'),
      by(5, staff, 'news: it is up'),
      message(40, 'another thing'),
    ]
    const found = await read({ id: '5', type: 'GuildTextChat', name: 'help' }, messages)
    expect(found.map(({ id, turns }) => `${id}: ${turns.map(({ text }) => text).join(', ')}`)).toEqual([
      'Harbour/help/1: is it down?, yes, ok thanks',
      'Harbour/help/2026-11-20: news: it is up, another thing',
    ])
  })

  it('lets nobody go on with the thread of another', async () => {
    const messages = [
      message(1, 'it crashes'),
      by(2, author('jane'), 'which version?', 1),
      by(3, author('bo'), 'charged twice'),
      by(4, author('jane'), 'bo, that is refunded'),
    ]
    const found = await read({ id: '5', type: 'GuildTextChat', name: 'help' }, messages)
    expect(found.map(({ id, turns }) => `${id} ${turns.length}`)).toEqual(['Harbour/help/1 2', 'Harbour/help/2026-11-20 2'])
  })

  it('keeps the words of a message that is a quote only', async () => {
    const [found] = await read({ id: '5', name: 'ticket-1' }, [message(1, '> 30 minutes I waited')])
    expect(found?.turns[0]?.text).toBe('30 minutes I waited')
  })

  it('leaves out what is quoted of others', async () => {
    const [found] = await read({ id: '5', name: 'ticket-1' }, [
      message(1, '> it is sent\n> check mail\nworks, 2 > 1'),
      message(2, '>>> all\nof it'),
    ])
    expect(found?.turns.map(({ text }) => text)).toEqual(['works, 2 > 1'])
  })

  it('takes the one whom a chat of two is named after for the customer', async () => {
    const dm = { id: '5', type: 'DirectTextChat', name: 'ann' }
    const { conversations } = await allReadings(readInputs([ticket('x.json', dm, [message(1, 'hi'), by(2, author('shop'), 'hello')])]))
    expect(conversations[0]?.turns.map(({ speaker, role }) => `${speaker} ${role}`)).toEqual(['ann customer', 'shop agent'])
  })
})
