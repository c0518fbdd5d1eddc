import { describe, expect, it } from 'vitest'
import { type InputOptions, readInputs } from '../../../src/readers/read.ts'
import { readOne } from '../../../src/readers/read-one.ts'
import { allReadings } from '../all-readings.ts'
import { bytesInput } from '../bytes-input.ts'

const message = (from: string | null, from_id: string | number, more: object = {}) => ({
  id: 1,
  type: 'message',
  date: '2026-11-20T11:00:00',
  from,
  from_id,
  text: 'hello',
  text_entities: [],
  ...more,
})

async function read(chat: object, messages: readonly object[], zone?: string) {
  const input = bytesInput('result.json', JSON.stringify({ ...chat, messages }))
  const { conversations } = await allReadings(readOne(input, { zone }))
  return conversations.flatMap(({ turns }) => turns)
}
const roles = async (...given: Parameters<typeof read>) => (await read(...given)).map(({ speaker, role }) => `${speaker} ${role}`)

describe('Telegram', () => {
  it('tells the other of a personal chat by id, then by name', async () => {
    const chat = { name: 'Rosa', type: 'personal_chat', id: 700 }
    const messages = [message('Rosa L', 'user700'), message('Shop', 'user300'), message(null, 'user700'), message(null, 'user9')]
    expect(await roles(chat, messages)).toEqual(['Rosa L customer', 'Shop agent', 'deleted account customer', 'deleted account unknown'])
    expect(await roles({ ...chat, id: undefined }, [message('Rosa', 1), message('Shop', 2)])).toEqual(['Rosa customer', 'Shop agent'])
  })

  it.each([
    ['HarbourBot', 'bot'],
    ['harbour_bot', 'bot'],
    ['Harbour Help Bot', 'bot'],
    ['Ian Talbot', 'unknown'],
    ['Abbot', 'unknown'],
  ])('%s: %s', async (name, role) => {
    expect(await roles({ name: 'g', type: 'private_group', id: 1 }, [message(name, 'user5')])).toEqual([`${name} ${role}`])
  })

  it('takes the clock of the exporter from messages with both stamps, unless --tz tells it', async () => {
    const chat = { name: 'g', type: 'private_group', id: 1 }
    const messages = [message('Ann', 'user5', { date_unixtime: '1795168800' }), message('Ann', 'user5', { date: '2026-11-20T11:05:00' })]
    const times = async (zone?: string) => (await read(chat, messages, zone)).map(({ time }) => time)
    expect(await times()).toEqual(['2026-11-20T10:00:00Z', '2026-11-20T10:05:00Z'])
    expect(await times('Asia/Tokyo')).toEqual(['2026-11-20T10:00:00Z', '2026-11-20T02:05:00Z'])
  })

  const decided = async (content: object, options: InputOptions = {}) =>
    allReadings(readInputs([bytesInput('result.json', JSON.stringify(content))], options))
  const group = { name: 'Lamps', type: 'private_supergroup', id: 6 }
  const inGroup = [
    message('Kim', 'user1'),
    message('Lamps', 'channel6', { author: 'Petra' }),
    message('Noor', 'user2', { text: 'my order is late' }),
    message('Rose', 'user3'),
  ]

  it('names who signs for a group, and does not take its other members for customers', async () => {
    const { conversations, notices } = await decided({ ...group, messages: inGroup })
    const found = conversations[0]!.turns.map(({ speaker, role }) => `${speaker} ${role}`)
    expect(found).toEqual(['Kim unknown', 'Petra agent', 'Noor customer', 'Rose unknown'])
    expect(notices.map(({ kind }) => kind)).toEqual(['warning'])
  })

  it('believes whoever names the agents of a group', async () => {
    const { conversations } = await decided({ ...group, messages: inGroup }, { agents: ['Rose'] })
    expect(conversations[0]!.turns.map(({ role }) => role)).toEqual(['customer', 'agent', 'customer', 'agent'])
  })

  it('knows who owns the account in groups with customers, and says of others that they are of the team', async () => {
    const chat = (type: string, id: number, messages: readonly object[]) => ({ name: `n${id}`, type, id, messages })
    const own = message('Shop', 'user9')
    const list = [
      chat('personal_chat', 7, [message('n7', 'user7'), own]),
      chat('private_group', 11, [message('Petra', 'user3'), own]),
      chat('private_group', 12, [message('Noor', 'user2', { text: 'my order is late' }), own]),
    ]
    const { conversations, notices } = await decided({ personal_information: { user_id: 9 }, chats: { list } })
    expect(conversations.map(({ id, turns }) => `${id} ${turns.map(({ role }) => role).join(' ')}`)).toEqual([
      '7 customer agent',
      '12 customer agent',
    ])
    expect(notices.map(({ message }) => message.split(';')[0])).toEqual([
      "conversation '11': a group of the team, for no customer is seen in it",
    ])
  })

  it('parts a forum by its topics', async () => {
    const created = (id: number) => ({ ...message(null, ''), id, type: 'service', action: 'topic_created', actor_id: 'user1' })
    const answer = (id: number, to: number, from: string) => message(from, `user${from}`, { id, reply_to_message_id: to })
    const messages = [
      created(2),
      created(3),
      answer(4, 2, 'Kim'),
      answer(5, 3, 'Noor'),
      answer(6, 4, 'Ann'),
      message('Tom', 'user9', { id: 7 }),
    ]
    const { conversations } = await decided({ ...group, messages }, { agents: ['Ann', 'Noor', 'Tom'] })
    expect(conversations.map(({ id, turns }) => `${id} ${turns.map(({ speaker }) => speaker).join(' ')}`)).toEqual([
      '6/2 Kim Ann',
      '6/3 Noor',
      '6 Tom',
    ])
  })

  it('leaves out what of an account is no talk with a customer', async () => {
    const chat = (type: string, id: number, messages: readonly object[]) => ({ name: `n${id}`, type, id, messages })
    const own = message('Shop', 'user9')
    const list = [
      chat('personal_chat', 7, [message('n7', 'user7'), own]),
      chat('bot_chat', 8, [own, message('n8', 'user8')]),
      chat('private_channel', 10, [message('n10', 'channel10')]),
      chat('personal_chat', 777000, [message('Telegram', 'user777000')]),
      chat('saved_messages', 9, [own]),
      chat('private_group', 11, [message('Petra', 'user3'), own]),
    ]
    const { conversations, notices } = await decided({ personal_information: { user_id: 9 }, chats: { list } })
    expect(conversations.map(({ id }) => id)).toEqual(['7'])
    expect(notices.map(({ kind, message }) => `${kind} ${message.split(':')[0]}`).sort()).toEqual([
      'aside 1 × messages of Telegram itself',
      'aside 1 × messages of channels',
      'aside 1 × notes to oneself',
      'aside 2 × messages of chats with bots',
      "skipped conversation '11'",
    ])
  })
})
