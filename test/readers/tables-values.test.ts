import { describe, expect, it } from 'vitest'
import type { Turn } from '../../src/model/turn.ts'
import { type InputOptions, readOne } from '../../src/readers/read-one.ts'
import { allReadings } from './all-readings.ts'
import { bytesInput } from './bytes-input.ts'

const read = async (content: string, name = 't.csv', options: InputOptions = {}) =>
  await allReadings(readOne(bytesInput(name, content), options))

/** Of all turns, in order, what `of` gives. */
const turns = async <T>(content: string, of: (turn: Turn) => T): Promise<T[]> =>
  (await read(content)).conversations.flatMap(conversation => conversation.turns.map(of))
const text = ({ text }: Turn) => text
const moment = ({ time, offset }: Turn) => time ?? offset

describe('what is a table', () => {
  it('is not a chat with tabs between time, name and words', async () => {
    const chat = '09:15:01\tAgent:\tGood morning to you\n09:15:09\tCustomer:\tThe kettle leaks\n09:15:20\tAgent:\tLet me see\n'
    const { conversations } = await read(chat, 'chat.txt')
    expect(conversations[0]?.turns.map(text)).toEqual(['Good morning to you', 'The kettle leaks', 'Let me see'])
  })
})

describe('rows of totals', () => {
  it('are no messages that begin with the word', async () => {
    expect(await turns('text,speaker_id,ticket_id\nTotal price is odd,u7,3\nI see,a2,3\n', text)).toEqual(['Total price is odd', 'I see'])
    expect(await turns('subject,text\nTotal sum,It is odd\nother,I see\n', text)).toEqual(['It is odd', 'I see'])
  })

  it('do not hide who speaks', async () => {
    const { conversations, notices } = await read('party,message\nCustomer,The kettle leaks\nAgent,Oh dear\nCustomer,yes\nTotal,3\n')
    expect(conversations[0]!.turns.map(({ role }) => role)).toEqual(['customer', 'agent', 'customer'])
    expect(notices.map(({ kind }) => kind)).toContain('aside')
  })
})

describe('words of messages', () => {
  const words = async (cell: string, channel?: string) =>
    (
      await turns(
        `ticket_id,role,text${channel === undefined ? '' : ',channel'}\n1,customer,"${cell}",${channel ?? ''}\n`.replace(/,\n/, '\n'),
        text,
      )
    )[0]

  it('are kept where they only look like mail', async () => {
    for (const cell of ['My ride:\nFrom: Oslo\nTo: Rome\nDate: 4 June\nSubject: seat\nplease', 'one\n-- \ntwo', 'one\n> two\nthree'])
      expect(await words(cell)).toBe(cell)
  })

  it('end where a mail surely begins', async () => {
    const headers = 'From: Bo Ek <bo@x.example>\nSent: Monday\nTo: us\nSubject: kettle\n\nold'
    for (const old of ['On Mon, Nov 23, 2026 at 9:00 AM Bo <bo@x.example> wrote:\n> old', '--- Original Message ---\nold', headers])
      expect(await words(`New.\n\n${old}`)).toBe('New.')
    expect(await words('one\n-- \ntwo', 'email')).toBe('one')
  })

  it('may mention tags', async () => {
    const plain = 'First\nthe <br> tag is gone\nif a <b then'
    expect(await words(plain)).toBe(plain)
    expect(await words('Write:\n<b>bold</b> here')).toBe('Write:\n<b>bold</b> here')
    expect(await words('<name> is not here')).toBe('<name> is not here')
    expect(await words('Hello,<br>it &amp; I')).toBe('Hello,\nit & I')
    expect(await words('<p>Hello</p>\n<p>there</p>')).toBe('Hello\n\nthere')
  })
})

describe('times in tables', () => {
  const times = async (...clocks: string[]) =>
    await turns(`call_id,date,time,role,text\n${clocks.map(clock => `1,2026-11-20,${clock},agent,a`).join('\n')}\n`, moment)

  it('are counted from the start where calls begin at zero, and clocks elsewhere', async () => {
    expect(await times('0:04', '0:15', '1:02')).toEqual([4, 15, 62])
    expect(await times('9:04', '10:15')).toEqual(['2026-11-20T09:04:00Z', '2026-11-20T10:15:00Z'])
    expect(await times('23:50', '0:05')).toEqual(['2026-11-20T00:05:00Z', '2026-11-20T23:50:00Z'])
    expect(await times('12:04 AM', '00:15')).toEqual(['2026-11-20T00:04:00Z', '2026-11-20T00:15:00Z'])
  })

  it('are days of a spreadsheet only with fractions near one another', async () => {
    const of = async (...values: string[]) => await turns(`time,role,text\n${values.map(value => `${value},agent,a`).join('\n')}\n`, moment)
    expect(await of('36600', '41000', '52000')).toEqual([36600, 41000, 52000])
    expect(await of('36600.5', '52000.5')).toEqual([36600.5, 52000.5])
  })

  it('are not what a column named like one in other languages holds besides', async () => {
    for (const name of ['tid', 'ora', 'hora', 'data'])
      expect(await turns(`${name},role,text\n1,agent,a\n1,customer,b\n2,agent,c\n`, moment)).toEqual([undefined, undefined, undefined])
    expect(await turns('data,ora,role,text\n20/11/2026,09:04,agent,a\n', moment)).toEqual(['2026-11-20T09:04:00Z'])
    expect(await turns('tid,data,role,text\n1,2026-11-20 09:04,agent,a\n', moment)).toEqual(['2026-11-20T09:04:00Z'])
  })
})

describe('columns by their values', () => {
  const internals = async (kind: string, role: string) =>
    await turns(`ticket,type,author_role,text\n1,${kind},${role},a\n1,${kind},agent,b\n1,Reply,customer,c\n`, ({ internal }) => internal)

  it('hold notes only by whole words, and never what customers write', async () => {
    for (const kind of ['Private Message', 'private dm', 'Noted'])
      expect(await internals(kind, 'agent')).toEqual([undefined, undefined, undefined])
    for (const kind of ['Private comment', 'internal_note', 'Note']) expect(await internals(kind, 'agent')).toEqual([true, true, undefined])
    expect(await internals('Private', 'customer')).toEqual([undefined, undefined, undefined])
  })

  it('tell conversations as parents only where all rows have one and some share it', async () => {
    const count = async (...parents: string[]) =>
      (await read(`id,parent_id,role,text\n${parents.map((parent, i) => `${i + 50},${parent},agent,a`).join('\n')}\n`)).conversations.length
    expect(await count('', '', '2', '3')).toBe(1)
    expect(await count('1', '2', '3')).toBe(1)
    expect(await count('1', '1', '3')).toBe(2)
  })
})

describe('JSON and --map', () => {
  it('reads a format that is surely recognised as such', async () => {
    const author = (type: string) => ({ type, id: type, name: 'Bo' })
    const part = (id: string, part_type: string, body: string) => ({
      type: 'conversation_part',
      id,
      part_type,
      body,
      created_at: 1764000000,
      author: author('admin'),
    })
    const parts = [part('2', 'comment', '<p>Oh dear</p>'), part('3', 'note', '<p>again</p>')]
    const conversation = {
      type: 'conversation',
      id: '9',
      created_at: 1764000000,
      source: { type: 'conversation', id: '1', body: '<p>The kettle leaks</p>', author: author('user') },
      conversation_parts: { type: 'conversation_part.list', conversation_parts: parts },
    }
    const { conversations } = await read(JSON.stringify([conversation]), 't.json', { map: { text: 'body' } })
    expect(conversations[0]!.turns.map(({ role }) => role).slice(0, 2)).toEqual(['customer', 'agent'])
  })

  it('shows no words of messages and no numbers where nothing is known', async () => {
    const stuff = [1, 2, 3].map(n => ({
      foo: `the kettle leaks ${n}`,
      bar: `b${n}@x.example`,
      baz: `551234567${n}`,
      qux: n < 3 ? 'IN' : 'OUT',
    }))
    const [notice] = (await read(JSON.stringify({ stuff }), 't.json')).notices
    expect(notice!.message).toContain('qux (IN | OUT)')
    expect(notice!.message).not.toMatch(/kettle|x\.example|551/)
  })
})
