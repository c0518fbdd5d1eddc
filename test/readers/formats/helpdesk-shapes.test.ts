import { describe, expect, it } from 'vitest'
import { readInputs } from '../../../src/readers/read.ts'
import { allReadings } from '../all-readings.ts'
import { bytesInput } from '../bytes-input.ts'

const read = (value: unknown, name = 'in.json') =>
  allReadings(readInputs([bytesInput(name, typeof value === 'string' ? value : JSON.stringify(value))]))
const hooks = (...events: readonly object[]) => read(events.map(event => JSON.stringify(event)).join('\n'), 'hooks.ndjson')
const lines = (found: Awaited<ReturnType<typeof read>>) =>
  found.conversations.flatMap(({ id, turns }) => turns.map(({ role, speaker, text }) => `${id} ${role} ${speaker}: ${text}`))
const messages = (found: Awaited<ReturnType<typeof read>>) => found.notices.map(({ kind, message }) => `${kind}: ${message}`)
const time = '2026-11-20T08:00:00Z'

describe('Chatwoot', () => {
  const nora = { id: 3, name: 'Nora', type: 'contact' }
  const wren = { id: 7, name: 'Wren', type: 'user' }
  const message = (conversation_id: number, id: number, sender: typeof nora, content: string) => ({
    id,
    content,
    conversation_id,
    message_type: sender === nora ? 0 : 1,
    private: false,
    created_at: 1795168800 + id,
    sender_type: sender === nora ? 'Contact' : 'User',
    sender,
  })
  const conversation = (id: number, all: readonly object[]) => ({
    meta: { sender: nora },
    id,
    last_non_activity_message: all.at(-1),
    messages: all,
  })
  const five = [message(5, 1, nora, 'lid?'), message(5, 2, wren, 'In the post.')]
  const six = [message(6, 3, nora, 'hinge?'), message(6, 4, wren, 'Here it is.')]
  const all = ['5 customer Nora: lid?', '5 agent Wren: In the post.', '6 customer Nora: hinge?', '6 agent Wren: Here it is.']

  it('reads all messages of a conversation, not only the one that it repeats', async () => {
    const found = await read({ data: { meta: {}, payload: [conversation(5, five), conversation(6, six)] } })
    expect(lines(found)).toEqual(all)
    expect(messages(found)).toEqual([])
    expect(lines(await hooks(conversation(5, five), conversation(6, six)))).toEqual(all)
  })

  it('loses no list of messages for a conversation that has none', async () => {
    const bare = { ...conversation(6, []), last_non_activity_message: six[1] }
    expect(lines(await read({ payload: [bare, conversation(5, five)] }))).toEqual(all.slice(0, 2))
  })

  it('says where a list holds only the last message of each conversation', async () => {
    const found = await read({ data: { meta: {}, payload: [conversation(5, five.slice(1)), conversation(6, six.slice(1))] } })
    expect(lines(found)).toEqual([all[1], all[3]])
    expect(messages(found)).toEqual([expect.stringMatching(/^warning: .*only the last message of each: save what GET .*\{id\}\/messages/)])
  })

  it('takes an edited message for one turn, with its first words', async () => {
    const hook = (event: string, id: number, sender: typeof nora, content: string) => ({
      ...message(5, id, sender, content),
      event,
      conversation: { id: 5 },
    })
    const found = await hooks(
      hook('message_created', 1, nora, 'lid?'),
      hook('message_created', 2, wren, 'In teh post.'),
      hook('message_updated', 2, wren, 'In the post.'),
      hook('message_updated', 1, nora, 'lid?'),
      hook('message_updated', 9, wren, 'It comes today.'),
      { event: 'conversation_status_changed', id: 5, status: 'resolved', messages: [], inbox_id: 1 },
    )
    expect(lines(found)).toEqual(['5 customer Nora: lid?', '5 agent Wren: In teh post.', '5 agent Wren: It comes today.'])
    expect(messages(found)).toEqual([
      'aside: 1 × messages edited later: no turns, not read on',
      'aside: 1 × messages that stand there before: no turns, not read on',
      'aside: 1 × webhooks of conversation_status_changed: no turns, not read on',
    ])
  })
})

describe('Crisp', () => {
  const said = (session_id: string, from: string, content: string, nickname: string) => ({
    session_id,
    type: 'text',
    from,
    content,
    fingerprint: content.length,
    timestamp: 1795168800000,
    user: { nickname },
  })
  const messagesOf = (session: string) => [said(session, 'user', 'lid?', 'Nora'), said(session, 'operator', 'In teh post.', 'Wren')]
  const linesOf = (session: string) => [`${session} customer Nora: lid?`, `${session} agent Wren: In teh post.`]

  it('is read from conversations with their messages inside', async () => {
    const conversation = (session_id: string) => ({ session_id, people_id: 'p', state: 'resolved', messages: messagesOf(session_id) })
    const both = [...linesOf('session_1'), ...linesOf('session_2')]
    const two = [conversation('session_1'), conversation('session_2')]
    expect(lines(await read(two))).toEqual(both)
    expect(lines(await read({ data: two }))).toEqual(both)
    expect(lines(await hooks(...two))).toEqual(both)
    expect(lines(await read(two[0]))).toEqual(linesOf('session_1'))
  })

  it('takes an edited message for one turn, with its author', async () => {
    const hook = (event: string, data: object) => ({ website_id: 'w', event, data })
    const [first, second] = messagesOf('session_1')
    const edit = { session_id: 'session_1', fingerprint: second!.fingerprint, content: 'In the post.', timestamp: 1795168860000 }
    const found = await hooks(hook('message:send', first!), hook('message:received', second!), hook('message:updated', edit))
    expect(lines(found)).toEqual(linesOf('session_1'))
    expect(messages(found)).toEqual(['aside: 1 × messages edited later: no turns, not read on'])
  })
})

describe('tawk.to', () => {
  const chat = (id: string) => ({
    id,
    visitor: { name: 'Nora' },
    messages: [
      { sender: { t: 'v' }, type: 'msg', msg: 'lid?', time },
      { sender: { t: 'a', n: 'Wren', id: '5e' }, type: 'msg', msg: 'In the post.', time },
    ],
  })

  it('is read from webhooks, whatever the first tells of', async () => {
    const hook = (event: string, more: object) => ({ event, time, property: { id: 'p' }, ...more })
    const transcript = hook('chat:transcript_created', { chat: chat('c1') })
    const start = hook('chat:start', { chatId: 'c1', message: { text: 'lid?', sender: { type: 'visitor' } } })
    for (const order of [
      [start, transcript],
      [transcript, start],
    ]) {
      const found = await hooks(...order)
      expect(lines(found)).toEqual(['c1 customer Nora: lid?', 'c1 agent Wren: In the post.'])
      expect(messages(found)).toEqual(['aside: 1 × webhooks of chat:start: no turns, not read on'])
    }
  })
})

describe('kinds of messages that nobody knows', () => {
  it('give no role, whatever they are called', async () => {
    const olark = { kind: 'constructor', nickname: 'X', body: 'odd', timestamp: '1795168801' }
    const known = [
      { kind: 'MessageToOperator', nickname: 'Nora', body: 'lid?', timestamp: '1795168800' },
      { kind: 'MessageToVisitor', nickname: 'Wren', body: 'In the post.', timestamp: '1795168802' },
    ]
    const found = await read({ id: 'c1', items: [olark, ...known] })
    expect(lines(found)).toEqual(['c1 customer Nora: lid?', 'c1 agent Wren: In the post.'])
    const said = (source: string, by: string, text: string, timeL: number) => ({ source, by, text, timeL })
    const transcript = { lines: [said('visitor', 'Nora', 'lid?', 1795168800000), said('constructor', 'X', 'odd', 1795168801000)] }
    const answered = { lines: [...transcript.lines, said('agent', 'Wren', 'In the post.', 1795168802000)] }
    const history = await read({ info: { engagementId: 'e5' }, transcript: answered })
    expect(lines(history)).toEqual(['e5 customer Nora: lid?', 'e5 unknown X: odd', 'e5 agent Wren: In the post.'])
  })
})

describe('HubSpot', () => {
  it('keeps mails of the CRM without a thread each for itself', async () => {
    const mail = (id: string, thread: string | null, direction: string, from: string, text: string) => ({
      id,
      properties: {
        hs_email_direction: direction,
        hs_email_thread_id: thread,
        hs_email_from_email: from,
        hs_email_text: text,
        hs_timestamp: time,
      },
    })
    const found = await read({
      results: [
        mail('1', 't1', 'INCOMING_EMAIL', 'nora@mail.example', 'lid?'),
        mail('2', 't1', 'EMAIL', 'wren@fernway.example', 'In the post.'),
        mail('3', null, 'EMAIL', 'wren@fernway.example', 'We moved.'),
      ],
    })
    expect(lines(found)).toEqual([
      't1 customer nora@mail.example: lid?',
      't1 agent wren@fernway.example: In the post.',
      'in#3 agent wren@fernway.example: We moved.',
    ])
  })

  it('says that webhooks come without the words', async () => {
    const hook = { eventId: 1, subscriptionType: 'conversation.newMessage', objectId: 900, messageId: 'x', messageType: 'MESSAGE' }
    const said = messages(await read([hook])).join('\n')
    expect(said).toContain("thread '900' comes without its messages")
    expect(said).toContain('/threads/{id}/messages')
  })
})

describe('LivePerson', () => {
  it.each([
    ['liveperson', { conversationHistoryRecords: [{ info: { conversationId: 'e5' }, summary: {} }] }, 'contentToRetrieve messageRecords'],
    ['liveperson-chat', { interactionHistoryRecords: [{ info: { engagementId: 'e5' } }] }, 'with their transcripts'],
  ])('says how what is missing is got, read as %s', async (format, value, way) => {
    const said = messages(await read(value)).join('\n')
    expect(said).toContain(`read as ${format}: 1 left out`)
    expect(said).toContain("'e5' comes without its messages")
    expect(said).toContain(way)
  })
})
