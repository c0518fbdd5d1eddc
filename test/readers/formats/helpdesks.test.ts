import { describe, expect, it } from 'vitest'
import { readInputs } from '../../../src/readers/read.ts'
import { allReadings } from '../all-readings.ts'
import { bytesInput } from '../bytes-input.ts'

const read = (value: unknown, name = 'in.json') =>
  allReadings(readInputs([bytesInput(name, typeof value === 'string' ? value : JSON.stringify(value))]))
const lines = (found: Awaited<ReturnType<typeof read>>) =>
  found.conversations.flatMap(({ turns }) => turns.map(({ role, speaker, text }) => `${role} ${speaker}: ${text}`))
const messages = (found: Awaited<ReturnType<typeof read>>) => found.notices.map(({ kind, message }) => `${kind}: ${message}`)
const time = '2026-11-20T08:00:00Z'

describe('lists of conversations say how their messages are got', () => {
  const ticket = { id: 12, subject: 'Lamp', description: 'my lamp is dead', requester_id: 31, status: 'open', created_at: time }
  it.each([
    ['zendesk', { tickets: [{ ...ticket, submitter_id: 31, assignee_id: 7 }], count: 1 }, 'comments.json?include=users'],
    ['freshdesk', [{ ...ticket, responder_id: 70, source: 2 }], '?include=conversations'],
    ['freshchat', { conversations: [{ conversation_id: 'c1', channel_id: 'ch', assigned_agent_id: 'ag', status: 'new' }] }, '/messages'],
    ['livechat', { chats_summary: [{ id: 'P1', users: [], last_thread_summary: { id: 'K1' } }], found_chats: 1 }, 'list_archives'],
    [
      'help-scout',
      { _embedded: { conversations: [{ id: 10, number: 12, mailboxId: 8, preview: 'Hello, I', createdBy: { id: 9 }, createdAt: time }] } },
      '?embed=threads',
    ],
    [
      'front',
      {
        _results: [
          {
            id: 'cnv_1',
            status: 'open',
            last_message: { id: 'msg_1', is_inbound: true, text: 'hello', author: null, recipients: [], created_at: 1795168800 },
          },
        ],
      },
      '/conversations/{id}/messages',
    ],
    ['gorgias', { data: [{ id: 1, channel: 'email', customer: { id: 3 }, excerpt: 'my lamp', messages_count: 3 }] }, '/api/tickets/{id}'],
    [
      'crisp',
      { data: [{ session_id: 'session_1', people_id: 'p', state: 'resolved', last_message: 'Thanks' }] },
      '/conversation/{session}/messages',
    ],
    ['hubspot', { results: [{ id: '1', status: 'OPEN', latestMessageTimestamp: time, inboxId: '4' }] }, '/threads/{id}/messages'],
  ])('of %s', async (format, value, way) => {
    const said = messages(await read(value)).join('\n')
    expect(said).toContain(`read as ${format}: 1 left out`)
    expect(said).toContain(way)
  })

  it('of Intercom, of which only what came first is read', async () => {
    const source = { type: 'conversation', body: '<p>lamp is dead</p>', author: { type: 'user', id: 'u', name: 'Nora' } }
    const conversations = ['1', '2'].map(id => ({ type: 'conversation', id, created_at: 1795168800, source }))
    const { notices } = await read({ type: 'conversation.list', conversations })
    expect(notices.map(({ message }) => message)).toEqual([expect.stringContaining('lists of conversations hold only what came first')])
  })

  it('of Intercom, as a table of what was delivered', async () => {
    const table = 'user_id,email,content_id,content_type,content_title,receipt_id,received_at\n1,n@example.org,5,email,Hello,7,2026-11-20\n'
    expect(messages(await read(table, 'receipts.csv')).join()).toContain('holds no conversations')
  })
})

describe('Freshdesk', () => {
  const message = (id: number, user: number | null, text: string, more: object = {}) => ({
    id,
    ticket_id: 12,
    body_text: text,
    incoming: false,
    private: false,
    user_id: user,
    source: 0,
    created_at: `2026-11-20T08:0${id}:00Z`,
    ...more,
  })

  it('credits no customer with the mail that a ticket began with, and names agents by a list beside the ticket', async () => {
    const found = await read({
      ticket: { id: 12, subject: 'Lid', description_text: 'we owe you a lid', requester_id: 31, source: 10, created_at: time },
      agents: [{ id: 70, contact: { name: 'Wren' } }],
      conversations: [message(1, 31, 'thanks', { incoming: true }), message(2, 70, 'It comes today.'), 'noise'],
    })
    expect(lines(found)).toEqual(['agent : we owe you a lid', 'customer : thanks', 'agent Wren: It comes today.'])
    expect(messages(found)).toEqual(["skipped: record 1: conversation 3 of '12' is no object: it is left out"])
  })

  it('judges nobody by what a rule sent', async () => {
    const found = await read([
      message(1, 70, 'We got your mail.', { auto_response: true }),
      message(2, 70, 'Closed.', { automation_id: 7, automation_type_id: 2 }),
      message(3, 70, 'Hi', { auto_response: false, automation_id: null, automation_type_id: null }),
    ])
    expect(found.conversations[0]?.turns.map(({ automated }) => automated)).toEqual([true, true, undefined])
  })

  it('reads what was answered apart from the mail below it, where the plain text is one line', async () => {
    const body = '<div>still cold</div><div class="freshdesk_quote"><blockquote>On Tue, Wren wrote:<br>try again</blockquote></div>'
    const found = await read([message(1, 31, 'still coldOn Tue, Wren wrote:try again', { incoming: true, body })])
    expect(lines(found)).toEqual(['customer : still cold'])
  })

  it('gives names of the ticket to all turns of the person', async () => {
    const people = { requester: { id: 31, name: 'Nora' }, responder: { id: 70, name: 'Wren' } }
    const conversations = [message(1, 70, 'Is it on?'), message(2, 31, 'yes', { incoming: true })]
    const found = await read({ id: 12, requester_id: 31, ...people, description_text: 'cold', created_at: time, conversations })
    expect(lines(found)).toEqual(['customer Nora: cold', 'agent Wren: Is it on?', 'customer Nora: yes'])
  })

  it('joins rows of a warehouse, in any order', async () => {
    const row = (stream: string, data: object) => JSON.stringify({ stream, data, emitted_at: 1 })
    const ticket = { id: 12, subject: 's', requester_id: 31, responder_id: 70, description_text: 'cold', created_at: time }
    const rows = [
      row('conversations', message(1, 70, 'Is it on?')),
      row('conversations', message(2, 31, 'yes')),
      row('tickets', ticket),
      row('agents', { id: 70, contact: { name: 'Wren' } }),
      row('contacts', { id: 31, name: 'Nora' }),
    ]
    for (const ordered of [rows, rows.toReversed()]) {
      const found = await read(ordered.join('\n'), 'rows.ndjson')
      expect(lines(found)).toEqual(['customer Nora: cold', 'agent Wren: Is it on?', 'customer Nora: yes'])
      expect(messages(found)).toEqual(['aside: 2 × agents and contacts: no turns, not read on'])
    }
    expect(messages(await read(row('tickets', ticket), 'rows.ndjson')).join()).toContain('comes without its messages')
  })
})

describe('the old account export of Freshdesk', () => {
  it('names whom the ticket is with', async () => {
    const note = (user_id: number, body: string, incoming: boolean) => ({ body, incoming, private: false, user_id, created_at: time })
    const notes = [note(70, 'On my way.', false), note(71, 'I am nearer.', false)]
    const ticket = {
      display_id: 5,
      requester_id: 9,
      requester_name: 'Nora',
      description: 'no heat',
      responder_id: 70,
      responder_name: 'Wren',
      notes,
    }
    expect(lines(await read([{ helpdesk_ticket: ticket }]))).toEqual([
      'customer Nora: no heat',
      'agent Wren: On my way.',
      'agent : I am nearer.',
    ])
  })
})

describe('LiveChat', () => {
  const customer = 'b7e0c0de-1111-4222-8333-444455556666'
  const event = (author: string, text: string, more: object = {}) => ({
    id: 'e',
    type: 'message',
    author_id: author,
    text,
    recipients: 'all',
    created_at: time,
    ...more,
  })

  it('tells bots, which are agents without an address', async () => {
    const users = [
      { id: customer, type: 'customer' },
      { id: 'wren@fernway.example', type: 'agent', name: 'Wren' },
      { id: '5c9871d5372c824cbf22d860a707a578', type: 'agent', name: 'Spoke' },
    ]
    const events = [event(users[2]!.id, 'I am Spoke'), event(customer, 'hello'), event('wren@fernway.example', 'Hi there')]
    const found = await read({ chats: [{ id: 'P1', users, thread: { id: 'K1', user_ids: [], events } }], found_chats: 1 })
    expect(lines(found)).toEqual(['bot Spoke: I am Spoke', `customer ${customer}: hello`, 'agent Wren: Hi there'])
  })

  it('takes agents for people where nobody has an address, as in what customers are answered', async () => {
    const users = [
      { id: customer, type: 'customer' },
      { id: '5c9871d5372c824cbf22d860a707a578', type: 'agent', name: 'Wren' },
    ]
    const events = [event(customer, 'hello'), event(users[1]!.id, 'Hi there')]
    const found = await read({ id: 'P1', users, thread: { id: 'K1', user_ids: [], events } })
    expect(lines(found)).toEqual([`customer ${customer}: hello`, 'agent Wren: Hi there'])
  })

  it('is read from webhooks, one event a line, whatever the first line tells of', async () => {
    const hook = (action: string, payload: object) => JSON.stringify({ webhook_id: 'w', action, payload })
    const found = await read(
      [
        hook('user_added_to_chat', { chat_id: 'P1', thread_id: 'K1', user: { id: 'wren@fernway.example' } }),
        hook('incoming_event', { chat_id: 'P1', thread_id: 'K1', event: event(customer, 'hello') }),
        hook('incoming_event', { chat_id: 'P1', thread_id: 'K1', event: event('wren@fernway.example', 'Hi there') }),
      ].join('\n'),
      'hooks.ndjson',
    )
    expect(lines(found)).toEqual([`customer ${customer}: hello`, 'agent wren@fernway.example: Hi there'])
    expect(found.conversations[0]?.id).toBe('P1/K1')
    expect(messages(found)).toEqual(['aside: 1 × webhooks of user_added_to_chat: no turns, not read on'])
  })

  it('remembers the users of a chat for its later webhooks, and leaves out what was deleted', async () => {
    const hook = (action: string, payload: object) => JSON.stringify({ webhook_id: 'w', action, payload })
    const users = [
      { id: customer, type: 'customer', name: 'Nora' },
      { id: 'wren@fernway.example', type: 'agent', name: 'Wren' },
    ]
    const later = (id: string, more: object = {}) =>
      hook('incoming_event', { chat_id: 'P1', thread_id: 'K1', event: event('wren@fernway.example', id, { id, ...more }) })
    const chat = { id: 'P1', users, thread: { id: 'K1', user_ids: [], events: [event(customer, 'hello')] } }
    const found = await read([hook('incoming_chat', { chat }), later('Hi'), later('Ho', { deleted: true })].join('\n'), 'hooks.ndjson')
    expect(lines(found)).toEqual(['customer Nora: hello', 'agent Wren: Hi'])
    expect(found.conversations[0]?.turns[1]?.customer).toBe(customer)
    expect(messages(found)).toEqual(['aside: 1 × messages that were deleted: no turns, not read on'])
  })
})

describe('Intercom', () => {
  const wren = { type: 'admin', id: '7', name: 'Wren' }
  const part = (id: number, body: string | null, author: object, more: object = {}) => ({
    type: 'conversation_part',
    id: String(id),
    part_type: 'comment',
    body,
    created_at: 1795168800 + id,
    author,
    ...more,
  })

  it('gives a ticket to whoever it is of, and the AI agent by any of its names', async () => {
    const found = await read({
      type: 'ticket',
      id: '70',
      created_at: 1795168800,
      ticket_attributes: { _default_description_: 'my lamp is dead' },
      contacts: { contacts: [{ type: 'contact', id: 'u' }] },
      ticket_parts: {
        type: 'ticket_part.list',
        ticket_parts: [
          part(1, '<p>Is it plugged in?</p>', { type: 'admin', id: '1', name: 'Fin AI Agent' }),
          part(2, '<p>A new one comes.</p>', wren),
        ],
      },
    })
    expect(lines(found)).toEqual(['customer : my lamp is dead', 'bot Fin AI Agent: Is it plugged in?', 'agent Wren: A new one comes.'])
  })

  it('names whom a message gives by id only, and leaves out what was deleted', async () => {
    const found = await read({
      type: 'conversation',
      id: '1',
      created_at: 1795168800,
      assignee: { type: 'admin', id: '7', name: 'Wren' },
      user: { type: 'user', id: 'u', name: 'Nora' },
      conversation_message: { body: '<p>hi Nora</p>', author: { type: 'admin', id: '7' } },
      conversation_parts: {
        conversation_parts: [part(1, '<p>hi</p>', { type: 'user', id: 'u' }), part(2, '<p><i>This message was deleted</i></p>', wren)],
      },
    })
    expect(lines(found)).toEqual(['agent Wren: hi Nora', 'customer Nora: hi'])
  })

  it("takes what a workflow began with for no agent's words, and reads parts in a bare list", async () => {
    const found = await read({
      type: 'conversation',
      id: '1',
      created_at: 1795168800,
      source: { delivered_as: 'operator_initiated', body: 'Need help?', author: wren },
      conversation_parts: [part(1, 'yes', { type: 'user', id: 'u', name: 'Nora' }), part(2, 'Let me look.', wren), 7],
    })
    expect(found.conversations[0]?.turns.map(({ role, automated }) => [role, automated === true])).toEqual([
      ['agent', true],
      ['customer', false],
      ['agent', false],
    ])
    expect(messages(found)).toEqual(["skipped: record 1: part 3 of '1' is no object: it is left out"])
  })
})

describe('webhooks, one a line', () => {
  it('of Intercom repeat a conversation: each message counts once', async () => {
    const nora = { type: 'user', id: 'u', name: 'Nora' }
    const wren = { type: 'admin', id: '7', name: 'Wren' }
    const hook = (topic: string, item: object) => JSON.stringify({ type: 'notification_event', topic, data: { type: 'x', item } })
    const conversation = (...parts: readonly object[]) => ({
      type: 'conversation',
      id: '55',
      created_at: 1795168800,
      source: { id: 's1', body: '<p>card declined</p>', author: nora },
      conversation_parts: { type: 'conversation_part.list', conversation_parts: parts },
    })
    const part = (id: string, body: string, author: object) => ({
      type: 'conversation_part',
      id,
      part_type: 'comment',
      body,
      author,
      created_at: 1795168860 + Number(id),
    })
    const found = await read(
      [
        hook('contact.created', { type: 'contact', id: 'u' }),
        hook('conversation.user.created', conversation()),
        hook('conversation.admin.replied', conversation(part('1', 'Which bank?', wren))),
        hook('conversation.user.replied', conversation(part('2', 'Which bank?', nora), part('1', 'Which bank?', wren))),
      ].join('\n'),
      'hooks.ndjson',
    )
    expect(lines(found)).toEqual(['customer Nora: card declined', 'agent Wren: Which bank?', 'customer Nora: Which bank?'])
    expect(messages(found)).toEqual([
      'aside: 1 × webhooks of contact.created: no turns, not read on',
      'aside: 3 × messages that stand there before: no turns, not read on',
    ])
  })

  it('of Crisp and events of Front tell of much besides messages', async () => {
    const crisp = (event: string, data: object) => JSON.stringify({ website_id: 'w', event, data })
    const said = (from: string, content: string, nickname: string) => ({
      session_id: 'session_1',
      type: 'text',
      from,
      content,
      fingerprint: content.length,
      timestamp: 1795168800000,
      user: { nickname },
    })
    const chat = [
      crisp('session:set_state', { session_id: 'session_1', state: 'resolved' }),
      crisp('message:send', said('user', 'lid?', 'Nora')),
      crisp('message:received', said('operator', 'In the post.', 'Wren')),
    ]
    const found = await read(chat.join('\n'), 'hooks.ndjson')
    expect(lines(found)).toEqual(['customer Nora: lid?', 'agent Wren: In the post.'])
    expect(messages(found)).toEqual(['aside: 1 × webhooks of session:set_state: no turns, not read on'])

    const front = (type: string, data?: object) =>
      JSON.stringify({ id: 'evt', type, emitted_at: 1795168800, conversation: { id: 'cnv_1', status: 'open' }, target: { data } })
    const wren = { id: 'tea_1', first_name: 'Wren', type: 'user' }
    const mails = [
      front('assign'),
      front('inbound', { id: 'msg_1', is_inbound: true, text: 'lid?', author: null, recipients: [{ name: 'Nora', role: 'from' }] }),
      front('outbound', { id: 'msg_2', is_inbound: false, text: 'In the post.', author: wren, recipients: [] }),
    ]
    const events = await read(mails.join('\n'), 'events.ndjson')
    expect(lines(events)).toEqual(['customer Nora: lid?', 'agent Wren: In the post.'])
    expect(events.conversations.map(({ id }) => id)).toEqual(['cnv_1'])
    expect(messages(events)).toEqual(['aside: 1 × events of type assign: no turns, not read on'])
  })

  it('of Freshchat tell of much besides messages', async () => {
    const hook = (action: string, data: object) => JSON.stringify({ actor: { actor_type: 'agent', actor_id: 'a1' }, action, data })
    const message = (actor_type: string, actor_id: string, content: string) => ({
      message: {
        id: actor_id,
        actor_type,
        actor_id,
        message_type: 'normal',
        conversation_id: 'c9',
        message_parts: [{ text: { content } }],
      },
    })
    const found = await read(
      [
        hook('conversation_assignment', { assignment: { to_agent_id: 'a1' } }),
        hook('message_create', message('user', 'u1', 'help')),
        hook('message_create', message('agent', 'a1', 'Here I am.')),
      ].join('\n'),
      'hooks.ndjson',
    )
    expect(lines(found)).toEqual(['customer : help', 'agent : Here I am.'])
    expect(messages(found)).toEqual(['aside: 1 × webhooks of conversation_assignment: no turns, not read on'])
  })
})

describe('Front', () => {
  it('keeps a message without links with the others of its answer', async () => {
    const related = { _links: { related: { conversation: 'https://api.example/conversations/cnv_9' } } }
    const found = await read({
      _results: [
        { id: 'msg_1', is_inbound: true, text: 'lid?', author: null, recipients: [{ name: 'Nora', role: 'from' }], ...related },
        { id: 'msg_2', is_inbound: false, text: 'In the post.', author: { id: 'tea_1', first_name: 'Wren' }, recipients: [] },
      ],
    })
    expect(found.conversations.map(({ id, turns }) => [id, turns.length])).toEqual([['cnv_9', 2]])
  })
})

describe('Freshchat', () => {
  it('names people by the lists around, and reads rich text', async () => {
    const message = (actor_type: string, actor_id: string, content: string) => ({
      actor_type,
      actor_id,
      message_type: 'normal',
      message_parts: [{ text: { content } }],
    })
    const found = await read({
      conversation_id: 'c1',
      agents: [{ id: 'a1', first_name: 'Wren', last_name: 'C' }],
      users: [{ id: 'u1', first_name: 'Nora' }],
      messages: [message('user', 'u1', 'is 3 <5?'), message('agent', 'a1', '<p>It is, &amp; by two.</p>')],
    })
    expect(lines(found)).toEqual(['customer Nora: is 3 <5?', 'agent Wren C: It is, & by two.'])
    expect(found.conversations[0]?.id).toBe('c1')
  })

  it('names people by the actor of an event', async () => {
    const event = (id: string, type: string, first_name: string, content: string) => ({
      actor: { id, type, first_name, last_name: 'C' },
      data: { message: { id: content, actor_type: type, actor_id: id, conversation_id: 'c1', message_parts: [{ text: { content } }] } },
      event: 'onMessageCreate',
    })
    const events = [event('u1', 'user', 'Nora', 'bill?'), event('a1', 'agent', 'Wren', 'Which one?')]
    const found = await read(events.map(one => JSON.stringify(one)).join('\n'), 'events.ndjson')
    expect(lines(found)).toEqual(['customer Nora C: bill?', 'agent Wren C: Which one?'])
  })
})

describe('HubSpot', () => {
  it('credits no agent with a mail that came in and that the agent recorded', async () => {
    const message = (id: string, createdBy: string, text: string, direction: string, senders: readonly object[]) => ({
      id,
      type: 'MESSAGE',
      conversationsThreadId: '900',
      createdAt: `2026-11-20T08:0${id}:00Z`,
      createdBy,
      senders,
      text,
      direction,
    })
    const found = await read({
      results: [
        message('1', 'A-7', 'where is my lid?', 'INCOMING', []),
        message('2', 'A-7', 'In the post.', 'OUTGOING', [{ actorId: 'A-7', name: 'Wren' }]),
      ],
    })
    expect(lines(found)).toEqual(['customer : where is my lid?', 'agent Wren: In the post.'])
  })
})

describe('Gorgias', () => {
  it('keeps its own bot apart', async () => {
    const message = (from_agent: boolean, sender: object, text: string) => ({
      ticket_id: 9,
      channel: 'chat',
      public: true,
      from_agent,
      sender,
      stripped_text: text,
      created_datetime: time,
    })
    const found = await read({
      data: [
        message(false, { id: 3, name: 'Nora' }, 'lid?'),
        message(true, { id: 1, name: 'Gorgias Bot' }, 'One moment.'),
        message(true, { id: 7, name: 'Wren' }, 'In the post.'),
      ],
    })
    expect(lines(found)).toEqual(['customer Nora: lid?', 'bot Gorgias Bot: One moment.', 'agent Wren: In the post.'])
  })
})
