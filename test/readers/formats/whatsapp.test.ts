import { describe, expect, it } from 'vitest'
import type { InputOptions } from '../../../src/readers/read-one.ts'
import { readOne } from '../../../src/readers/read-one.ts'
import { authorOf, headOf } from '../../../src/readers/whatsapp/header.ts'
import { partyOf } from '../../../src/readers/whatsapp/party.ts'
import { allReadings } from '../all-readings.ts'
import { bytesInput } from '../bytes-input.ts'

describe('the head of a message', () => {
  it.each([
    ['[13/11/2025, 12:25:55\u202fPM] Ann: hi', [13, 11, 2025], '12:25:55'],
    ['[15-01-20 02:22:56] Ann: hi', [15, 1, 20], '02:22:56'],
    ['[06.13.18 21:25:15] Ann: hi', [6, 13, 18], '21:25:15'],
    ['[2018/06/13, 21:25:15] Ann: hi', [2018, 6, 13], '21:25:15'],
    ['[3/6/18 1:55:00 p.\u00a0m.] Ann: hi', [3, 6, 18], '13:55:00'],
    ['[01/01/19 11:25] Ann: hi', [1, 1, 19], '11:25:00'],
    ['12/9/20, 23:55 - Ann: hi', [12, 9, 20], '23:55:00'],
    ['23/06/2018, 1:55 p.m. - Ann: hi', [23, 6, 2018], '13:55:00'],
    ['2024/12/01, 10:04 pm - Ann: hi', [2024, 12, 1], '22:04:00'],
    ['01/01/2019, 11:25 a. m. - Ann: hi', [1, 1, 2019], '11:25:00'],
    ['10.12.2024, 14:30 - Ann: hi', [10, 12, 2024], '14:30:00'],
    ['13.6.2018 klo 21.25.15 - Ann: hi', [13, 6, 2018], '21:25:15'],
    ['[12.3.2022 klo 14.08.18] Ann: hi', [12, 3, 2022], '14:08:18'],
    ['13.06.18 21.25.15: Ann: hi', [13, 6, 18], '21:25:15'],
    ['13. 6. 2018. 21:25:15 Ann: hi', [13, 6, 2018], '21:25:15'],
    ['10-12-2024, 14:30 - Ann: hi', [10, 12, 2024], '14:30:00'],
    ['2024-12-10, 14:30 - Ann: hi', [2024, 12, 10], '14:30:00'],
    ['12/9/20, 12:05\u202fAM - Ann: hi', [12, 9, 20], '00:05:00'],
    ['9/12/20, 2:05\u202fμ.μ. - Ann: hi', [9, 12, 20], '14:05:00'],
    ['16:31, 25/08/2020 - Ann: hi', [25, 8, 2020], '16:31:00'],
    ['\u200e[2024. 12. 1. 오후 9:41:13] Ann: hi', [2024, 12, 1], '21:41:13'],
    ['2024/12/01 午前9:04 - Ann: hi', [2024, 12, 1], '09:04:00'],
    ['12.11.25 г., 9:14 ч. - Ann: hi', [12, 11, 25], '09:14:00'],
  ])('%s', (line, date, clock) => {
    const head = headOf(line)
    expect(head?.date).toEqual(date)
    expect(new Date(head!.clock! * 1000).toISOString().slice(11, 19)).toBe(clock)
    expect(authorOf(head!.rest)).toEqual({ author: 'Ann', words: 'hi' })
  })

  it.each(['30 people wait', '[12] see above', '2016-04-29', 'at 10:30 - Ann: hi', '1/2 - maybe', '10:30 - Ann: hi', '[10:30] Ann: hi'])(
    'is not: %s',
    line => expect(headOf(line)).toBeUndefined(),
  )
})

describe('who the chat is with', () => {
  it.each([
    ['WhatsApp Chat with Lena', 'Lena'],
    ['WhatsApp-Chat mit Lena', 'Lena'],
    ['Conversa do WhatsApp com Lena (1)', 'Lena'],
    ['Lena ile WhatsApp Sohbeti', 'Lena'],
    ['WhatsApp-beszélgetés Lena partnerrel', 'Lena'],
    ['与Lena的WhatsApp聊天', 'Lena'],
    ['محادثة واتساب مع Lena', 'Lena'],
    ['WhatsApp Chat - Selena', undefined],
    ['WhatsApp Chat with Lena, Our Shop', undefined],
    ['chat with Lena', undefined],
  ])('%s: %s', (file, party) => expect(partyOf(file, ['Our Shop', 'Lena'])).toBe(party))

  it('is told for numbers and for composed accents, not for groups', () => {
    expect(partyOf('WhatsApp Chat with +1 555 010 0000', ['+1 555 010 0000', 'Us'])).toBe('+1 555 010 0000')
    expect(partyOf('WhatsApp Chat - Zoe\u0308', ['Zo\u00eb', 'Us'])).toBe('Zo\u00eb')
    expect(partyOf('WhatsApp Chat with Lena', ['Lena', 'Us', 'Tom'])).toBeUndefined()
  })
})

const HEAD = '[03/05/2024, 10:02:'
async function read(lines: readonly string[], name = 'chat.txt', options: InputOptions = {}) {
  const { conversations, notices } = await allReadings(readOne(bytesInput(name, lines.join('\n')), { format: 'whatsapp', ...options }))
  return { turns: conversations.flatMap(one => one.turns), notices: notices.map(({ message }) => message) }
}

describe('a chat', () => {
  it('that a business is named in, or that greets like one, is not with a customer of that name', async () => {
    const business = [
      `${HEAD}01] Amazing Lamps: \u200eThis business uses a secure service from Meta to manage this chat.`,
      `${HEAD}02] Me: hello`,
    ]
    const told = await read([...business, `${HEAD}03] Amazing Lamps: hi`], 'WhatsApp Chat with Amazing Lamps.txt')
    expect(told.turns.map(({ speaker, role }) => `${speaker} ${role}`)).toEqual(['Me unknown', 'Amazing Lamps agent'])
    const greets = await read([`${HEAD}01] Ann: hello`, `${HEAD}02] Lamps: Thanks for contacting us!`], 'WhatsApp Chat with Lamps.txt')
    expect(greets.turns.map(({ role }) => role)).toEqual(['unknown', 'unknown'])
  })

  it('whose dates fall if the month stood first has the day first, and needs no warning', async () => {
    const { turns, notices } = await read(['1/12/20, 10:00 - Ann: a', '5/1/21, 10:00 - Ann: b', '1/2/21, 10:00 - Ann: c'])
    expect(turns.map(({ time }) => time?.slice(0, 10))).toEqual(['2020-12-01', '2021-01-05', '2021-02-01'])
    expect(notices).toEqual([])
  })

  it('is in the zone that is told', async () => {
    const { turns } = await read([`${HEAD}01] Ann: a`], 'chat.txt', { zone: 'Europe/Berlin' })
    expect(turns[0]?.time).toBe('2024-05-03T08:02:01Z')
  })

  it('keeps what people say about encryption, calls and businesses', async () => {
    const words = ['is it end-to-end encrypted?', 'missed your call', 'my business account', 'I left it', '<3', 'security code changed?']
    const { turns } = await read(words.map((one, i) => `${HEAD}0${i}] Ann: ${one}`))
    expect(turns.map(({ text }) => text)).toEqual(words)
  })

  it('has no words in notices of the author, polls, events, places and calls', async () => {
    const lines = [
      'Ann Lee: Ann Lee changed the group name to “Elm: house”',
      'Ann Lee: Ann Lee left',
      'Ann Lee: POLL:\nWhich day?\n\u200eOPTION: Monday (0 votes)',
      'Ann Lee: EVENT: Repair\nDESCRIPTION: be home',
      'Ann Lee: Standort: https://maps.google.com/?q=51.5,-0.1',
      'Ann Lee: Silenced missed voice call',
      'Ann Lee: Voice call. No answer',
      'Ann Lee: Ann Lee is my name',
      'Ann Lee: POLL: who comes?',
      'Ann Lee: I am at https://maps.google.com/?q=51.5,-0.1',
    ]
    const { turns } = await read(lines.map((one, i) => `${HEAD}1${i}] ${one}`))
    expect(turns.map(({ text }) => text)).toEqual(lines.slice(-3).map(one => one.slice('Ann Lee: '.length)))
  })

  it('keeps what agents say of deeds and calls', async () => {
    const said = ['Acme removed the late fee', 'Voice call. 5 min from now', 'Voice call, please']
    const { turns } = await read(['Ann: hi', ...said.map(one => `Acme: ${one}`), 'Acme: Voice call. 5 min'].map(one => `${HEAD}01] ${one}`))
    expect(turns.map(({ text }) => text)).toEqual(['hi', ...said])
    const group = ['Ann: hi', 'Bo: hi', 'Acme: Acme added Bo', 'Acme: Acme removed +44 20 7946 0000', 'Acme: Acme removed the fee']
    const found = await read(group.map(one => `${HEAD}01] ${one}`))
    expect(found.turns.map(({ text }) => text)).toEqual(['hi', 'hi', 'Acme removed the fee'])
  })

  it('has automated turns where WhatsApp Business greets in its own words', async () => {
    const greeting = 'Thank you for contacting Our Shop! Please let us know how we can help you.'
    const { turns } = await read([
      `${HEAD}01] Ann: hi`,
      `${HEAD}02] Us: ${greeting}`,
      `${HEAD}03] Us: Thank you for contacting us! What is it?`,
    ])
    expect(turns.map(({ automated }) => automated)).toEqual([undefined, true, undefined])
  })

  it('of a shared number is by whoever signs: several names, or one beside a known customer; never the customer, a list, a label', async () => {
    const by = async (lines: readonly string[], name?: string) =>
      (
        await read(
          lines.map((one, i) => `${HEAD}0${i}] ${one}`),
          name,
        )
      ).turns.map(({ speaker, role }) => `${speaker} ${role}`)
    expect(await by(['Us: All done! - Ann', 'Us: It is. - Ben', 'Us: Sent! - Ann', 'Us: Bye. - Ben', 'Tom: thanks! - Tom'])).toEqual([
      'Ann agent',
      'Ben agent',
      'Ann agent',
      'Ben agent',
      'Tom unknown',
    ])
    expect(await by(['Us: All done! - Ann', 'Us: Sent! - Ann', 'Tom: ok'])).toEqual(['Us unknown', 'Us unknown', 'Tom unknown'])
    expect(await by(['Us: *Urgent:* pay', 'Us: *Urgent:* now', 'Us: - Red\n- Blue', 'Us: - Red\n- Blue', 'Tom: ok'])).toEqual([
      'Us unknown',
      'Us unknown',
      'Us unknown',
      'Us unknown',
      'Tom unknown',
    ])
    expect(await by(['Us: *Ann:* All done', 'Us: *Ann:* Sent', 'Tom: ok'], 'WhatsApp Chat with Tom.txt')).toEqual([
      'Ann agent',
      'Ann agent',
      'Tom customer',
    ])
  })
})
