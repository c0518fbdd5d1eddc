import { describe, expect, it } from 'vitest'
import { type InputOptions, readOne } from '../../src/readers/read-one.ts'
import { allReadings } from './all-readings.ts'
import { bytesInput } from './bytes-input.ts'

async function read(value: unknown, options: InputOptions = {}, name = 'x.json') {
  const content = typeof value === 'string' ? value : JSON.stringify(value)
  const { conversations, notices } = await allReadings(readOne(bytesInput(name, content), options))
  return {
    turns: conversations.flatMap(({ id, turns }) => turns.map(({ role, text }) => `${id} ${role}: ${text}`)),
    messages: notices.map(({ kind, message }) => `${kind} ${message}`),
  }
}

describe('JSON of any shape', () => {
  it('takes the key of the object around for the conversation, not the number of the message', async () => {
    const talk = (text: string) => ({ posts: [1, 2].map(id => ({ id, actor_type: id === 1 ? 'User' : 'Agent', text: `${text} ${id}` })) })
    expect(await read({ 7: talk('a'), 8: talk('b') })).toEqual({
      turns: ['7 customer: a 1', '7 agent: a 2', '8 customer: b 1', '8 agent: b 2'],
      messages: [],
    })
  })

  it('reads all messages that lie under numbered keys', async () => {
    const talks = { t1: { p1: { by: 'visitor', txt: 'hi' }, p2: { by: 'agent', txt: 'hello' } }, t2: { p3: { by: 'visitor', txt: 'bye' } } }
    expect((await read({ talks }, { map: { text: 'txt', role: 'by' } })).turns).toEqual([
      't1 customer: hi',
      't1 agent: hello',
      't2 customer: bye',
    ])
  })

  it('takes a human beside a machine for the one who asks, and beside a customer for the agent', async () => {
    const said = (sender: string) => ({ sender, text: sender })
    const roles = async (...senders: string[]) => (await read([{ uuid: 'c', messages: senders.map(said) }])).turns
    expect(await roles('human', 'assistant')).toEqual(['c customer: human', 'c bot: assistant'])
    expect(await roles('customer', 'bot', 'human')).toEqual(['c customer: customer', 'c bot: bot', 'c agent: human'])
  })

  it('reads lists of lists as a conversation each', async () => {
    const chat = (text: string) => [
      { role: 'user', content: text },
      { role: 'agent', content: 'done' },
    ]
    expect((await read([chat('a'), chat('b')])).turns).toEqual(['x customer: a', 'x agent: done', 'x#2 customer: b', 'x#2 agent: done'])
  })

  it('reads by a mapping without being told the format, and names fields and values where nothing is known', async () => {
    const part = (kind: string, body: string, sent: string) => ({ sent, by: { kind }, msg: { body } })
    const data = [
      {
        items: [
          part('IN', 'the cup is chipped', '2026-11-20T09:00:00Z'),
          part('OUT', 'a new one is on its way', '2026-11-20T09:01:00Z'),
          part('IN', 'fine by me', '2026-11-20T09:02:00Z'),
        ],
      },
    ]
    const map = { text: 'msg.body', role: 'by.kind' }
    expect((await read({ data }, { map, agentRoles: ['OUT'] })).turns).toHaveLength(3)
    const [message] = (await read({ data })).messages
    expect(message).toContain('by.kind (IN | OUT)')
    expect(message).toContain('--map rows=data.items,text=msg.body,role=by.kind,')
    expect(message).toContain('time=sent')
  })
})

describe('chats with machines', () => {
  it('reads the preferred answer, old names of machines and their tools', async () => {
    const asked = { input: { messages: [{ role: 'user', content: 'hi' }] }, preferred_output: [{ role: 'assistant', content: 'yes' }] }
    expect((await read(asked)).turns).toEqual(['x customer: hi', 'x bot: yes'])
    const said = (from: string, value: string) => ({ from, value })
    const old = {
      conversations: [
        said('human', 'hi'),
        said('function_call', 'f'),
        said('observation', 'o'),
        said('chatgpt', '<div class="markdown"><p>A &amp; B</p></div>'),
      ],
    }
    const { turns, messages } = await read(old)
    expect(turns).toEqual(['x customer: hi', 'x system: f', 'x system: o', 'x bot: A & B'])
    expect(messages).toEqual([expect.stringContaining('--agent-role chatgpt')])
    expect((await read(old, { agentRoles: ['chatgpt'] })).messages).toEqual([])
  })

  it("reads the shown branch of ChatGPT's export", async () => {
    const node = (parent: string | null, role: string, text: string) => ({
      parent,
      children: [],
      message: { author: { role }, content: { content_type: 'text', parts: [text] }, recipient: 'all' },
    })
    const mapping = {
      r: { parent: null, children: ['a'], message: null },
      a: node('r', 'user', 'hi'),
      b: node('a', 'assistant', 'no'),
      c: node('a', 'assistant', 'yes'),
    }
    expect((await read([{ id: 'c1', mapping, current_node: 'c' }])).turns).toEqual(['c1 customer: hi', 'c1 bot: yes'])
  })

  it('reads TweetSumm with its text', async () => {
    const turns = [
      { is_agent: false, sentences: ['My cup', 'is chipped.'] },
      { is_agent: true, sentences: ['Sorry!'] },
    ]
    expect((await read([{ dialog: { dialog_id: 'd', turns } }])).turns).toEqual(['d customer: My cup is chipped.', 'd agent: Sorry!'])
  })
})

describe('what is no export', () => {
  it.each([
    ['<!DOCTYPE html><html><body>Sign in</body></html>', /web page/],
    ['version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n', /git lfs pull/],
    ['{"error":"not allowed","status":401}', /error message of a server/],
    ['!BDN\u0001\u0002\u0003', /Outlook data file/],
    ['ID3\u0003\u0000\u0000', /recording/],
    ['PK\u0005\u0006', /empty zip file/],
  ])('%j is named', async (content, expected) => {
    expect((await read(content, {}, 'x.txt')).messages).toEqual([expect.stringMatching(expected)])
  })

  it('drops NUL characters, and tells where lines break off', async () => {
    const line = '{"conversation":"c","role":"agent","text":"cu\\u0070"}'
    expect((await read(`${line.replace('"cu', '"c\0u')}\n`, {}, 'x.ndjson')).turns).toEqual(['c agent: cup'])
    expect((await read(`${line}\n{"conversation":"c","ro`, {}, 'x.ndjson')).messages).toEqual([
      expect.stringMatching(/^failed the file breaks off/),
    ])
  })
})
