import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type InputOptions, readInputs } from '../../src/readers/read.ts'
import { allReadings } from './all-readings.ts'
import { bytesInput } from './bytes-input.ts'

const all = (content: string | Uint8Array, options: InputOptions = {}, name = 'in.txt', size?: number) =>
  allReadings(readInputs([bytesInput(name, content, size)], options))

const CSV = 'conversation_id,role,speaker,text\nc1,customer,Lena,"Hi,\nwhere is it?"\nc1,agent,Omar,Let me check.\n'

describe('tables', () => {
  it('reads quoted newlines, whatever the chunks', async () => {
    for (const size of [1, 7, 1000]) {
      const { conversations, notices } = await all(CSV, {}, 'a.csv', size)
      expect(notices).toEqual([])
      expect(conversations[0]?.turns.map(turn => [turn.role, turn.speaker, turn.text])).toEqual([
        ['customer', 'Lena', 'Hi,\nwhere is it?'],
        ['agent', 'Omar', 'Let me check.'],
      ])
    }
  })

  it('counts ragged rows with their line', async () => {
    const { conversations, notices } = await all(`${CSV}c1,agent\nc2,agent,Omar,Bye\n`)
    expect(conversations.map(conversation => conversation.id)).toEqual(['c1', 'c2'])
    expect(notices).toEqual([{ kind: 'skipped', source: 'in.txt', line: 5, message: 'expected 4 columns, found 2: mend or quote the row' }])
  })

  it('names the columns where none holds text, or a mapped one is missing', async () => {
    const table = 'ticket_id,author,wording\n1,Jane,Hello\n'
    expect((await all(table)).notices[0]?.message).toBe(
      'no column holds the text of the messages; the columns are ticket_id, author, wording: pass --map text=COLUMN',
    )
    expect((await all(table, { map: { text: 'words' } })).notices[0]?.message).toBe(
      '--map text=words: no such column; the columns are ticket_id, author, wording',
    )
    expect((await all(table, { map: { text: 'wording' }, agents: ['J*'] })).conversations[0]?.turns[0]?.text).toBe('Hello')
  })
})

describe('columns by their values', () => {
  const table = (header: string, ...rows: string[]) => all(`${[header, ...rows].join('\n')}\n`, { agents: ['Ana'] }, 't.csv')
  const roles = (read: Awaited<ReturnType<typeof all>>) => read.conversations.map(one => one.turns.map(turn => turn.role).join(' '))

  it('takes an id that repeats for the conversation, and says where none is', async () => {
    const repeats = await table('id,role,message', '1,agent,a', '1,customer,b', '2,agent,c', '2,customer,d')
    expect(repeats.conversations.map(one => one.id)).toEqual(['1', '2'])
    const unique = await table('id,role,message', '1,agent,a', '2,customer,b', '3,agent,c')
    expect(unique.conversations).toHaveLength(1)
    expect(unique.notices[0]?.message).toMatch(/--map conversation=COLUMN/)
  })

  it('takes a type whose values are roles for the role', async () => {
    const read = await table('chat_id,type,message', '1,Visitor,a', '1,Agent,b', '1,Visitor,c')
    expect(roles(read)).toEqual(['customer agent customer'])
  })

  it('does not take the direction of a call for the speaker', async () => {
    const rows = ['1,inbound,Ana,a', '1,inbound,Bo,b', '2,outbound,Ana,c', '2,outbound,Cy,d', '3,inbound,Ana,e']
    const read = await table('call_id,direction,speaker,text', ...rows)
    expect(roles(read)).toEqual(['agent customer', 'agent customer', 'agent'])
    expect(read.notices[0]?.message).toMatch(/direction of the call/)
  })

  it('leaves out what follows a quote that is never closed, and says where it opens', async () => {
    const read = await table('chat_id,role,text', '1,agent,a', '1,customer,"b', '1,agent,c', '1,agent,d')
    expect(read.conversations[0]?.turns.map(turn => turn.text)).toEqual(['a'])
    expect(read.notices[0]).toMatchObject({ kind: 'failed', line: 3, message: expect.stringContaining('never closed') })
  })
})

describe('bytes', () => {
  const expected = ['Hi,\nwhere is it?', 'Let me check.']
  const texts = async (bytes: Uint8Array) => (await all(bytes)).conversations[0]?.turns.map(turn => turn.text)

  it('reads BOM, UTF-16 and gzip', async () => {
    expect(await texts(Buffer.from(`\ufeff${CSV}`))).toEqual(expected)
    expect(await texts(Buffer.from(`\ufeff${CSV}`, 'utf16le'))).toEqual(expected)
    expect(await texts(Buffer.from(CSV, 'utf16le'))).toEqual(expected)
    expect(await texts(Buffer.from(`\ufeff${CSV}`, 'utf16le').swap16())).toEqual(expected)
    expect(await texts(gzipSync(CSV))).toEqual(expected)
  })

  it('reads Windows-1252 with a warning', async () => {
    const { conversations, notices } = await all(Buffer.from(CSV.replace('Let me', 'Caf\xe9 \x93ok\x94'), 'latin1'))
    expect(conversations[0]?.turns[1]?.text).toBe('Café “ok” check.')
    expect(notices.map(notice => notice.message)).toEqual(['line 4 is not valid UTF-8: lines like it are read as Windows-1252'])
  })

  it('says that letters were garbled before', async () => {
    const { notices } = await all(CSV.replace('Let me', 'CafÃ© DÃ©jÃ© donâ€™t'))
    expect(notices).toMatchObject([{ kind: 'warning', message: expect.stringContaining('garbled') }])
  })

  it('reads the same words whatever the line ends inside cells', async () => {
    const table = 'conversation,role,text\n1,customer,hi\n1,agent,"one\ntwo"\n'
    for (const ends of ['\r\n', '\r']) {
      const { conversations } = await all(table.replaceAll('\n', ends))
      expect(conversations[0]?.turns.map(turn => turn.text)).toEqual(['hi', 'one\ntwo'])
    }
  })

  it.each([
    ['an array', '[{"role":"agent","text":"hi"}]', 0],
    ['a pretty-printed object', '{\n  "messages": [\n    {"by": "agent", "text": "hi", "role": "agent"}\n  ]\n}\n', 0],
    ['an object cut short', '{"role":"agent","text":"hi"', 1],
  ])('reads %s as JSON of any shape', async (_, content, failed) => {
    const { conversations, notices } = await all(content)
    expect(conversations.flatMap(({ turns }) => turns.map(({ role, text }) => ({ role, text })))).toEqual([{ role: 'agent', text: 'hi' }])
    expect(notices.filter(({ kind }) => kind === 'failed')).toHaveLength(failed)
  })

  it('says of JSON that is cut before its first message that it is cut, not how to map it', async () => {
    const { notices } = await all('{"context":"x","value":[{"subject":null,"filename":"message.txt","documentbody":"W3siY29u')
    expect(notices.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      'failed: the JSON is cut off or broken before any message in it: export it again',
    ])
  })

  it('reads text that begins with the letters of another format', async () => {
    const talk = (name: string, before = '') =>
      `${before}${name}: My order never came.\n${before}Jane (agent): Let me check.\n${before}${name}: Thanks.\n`
    for (const text of [talk('PAR1'), talk('OggS'), talk('WAVE Help', '[09:15] '), talk('Liftypo')])
      expect((await all(text)).conversations).toHaveLength(1)
    const wave = await all(Buffer.from('RIFF\u0024\u0000\u0000\u0000WAVEfmt \u0010\u0000'))
    expect(wave.notices[0]?.message).toMatch(/recording/)
  })

  it('refuses what is empty or no text, and reads what a cut gzip file holds', async () => {
    expect((await all('')).notices).toEqual([{ kind: 'failed', source: 'in.txt', message: 'the file is empty: export it again' }])
    expect((await all('\n \n')).notices[0]?.kind).toBe('failed')
    expect((await all('conversation,role,text\n')).notices).toEqual([
      { kind: 'failed', source: 'in.txt', message: expect.stringMatching(/^no turns in it, read as csv: /) },
    ])
    expect((await all(Buffer.from([1, 2, 3, 0, 0, 5, 6, 0x80, 0x99, 0, 0, 1]))).notices[0]?.message).toMatch(/binary/)
    const lines = Array.from({ length: 5000 }, (_, i) => JSON.stringify({ conversation: `c${i}`, role: 'agent', text: `text ${i * 7919}` }))
    const packed = gzipSync(lines.join('\n'))
    const cut = await all(packed.subarray(0, packed.length / 2))
    expect(cut.conversations.length).toBeGreaterThan(1000)
    expect(cut.notices.map(notice => notice.kind)).toContain('failed')
  })
})

describe('JSON lines', () => {
  it('fails where the last line breaks off, not where a comma stands behind it', async () => {
    const line = '{"conversation":"a","role":"agent","text":"x"}\n'
    const kinds = async (last: string) => (await all(`${line.repeat(30)}${last}`)).notices.map(({ kind }) => kind)
    expect(await kinds('{"conversation":"a","text":"y"},')).toEqual(['skipped'])
    expect(await kinds('{"conversation":"a","te')).toEqual(['failed'])
  })

  it('reads native turns, ignores labels, counts bad lines', async () => {
    const { conversations, notices } = await all(
      '{"conversation":"a","turn":3,"role":"agent","text":"x","tag":"yes"}\n{"bad\n\n{"text":"y","role":"agent"}\n',
    )
    expect(conversations.map(({ id, turns }) => [id, turns.map(turn => turn.turn)])).toEqual([
      ['a', [3]],
      ['in', [0]],
    ])
    expect(conversations[0]?.turns[0]).not.toHaveProperty('tag')
    expect(notices).toEqual([{ kind: 'skipped', source: 'in.txt', line: 2, message: 'not a JSON object: the line is left out' }])
  })

  it('names the fields where none holds text', async () => {
    expect((await all('{"items":[{"id":1,"wording":"how are you"}]}\n')).notices[0]?.message).toMatch(
      /the fields are .*wording.* for example --map rows=items,text=wording,/,
    )
    expect(
      (await all('{"id":1,"m":{"body":"x","by":"Jo"}}\n', { map: { text: 'm.body', speaker: 'm.by' }, agents: ['jo'] })).conversations[0]
        ?.turns[0]?.text,
    ).toBe('x')
  })
})
