import { describe, expect, it } from 'vitest'
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
})
