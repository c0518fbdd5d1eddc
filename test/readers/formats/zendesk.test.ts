import { describe, expect, it } from 'vitest'
import { readInputs } from '../../../src/readers/read.ts'
import { allReadings } from '../all-readings.ts'
import { bytesInput } from '../bytes-input.ts'

/** Roles as they are decided in the end; `roles` of what only the readers tell would hide who is asked about. */
const read = (value: unknown, name = 'in.json') =>
  allReadings(readInputs([bytesInput(name, typeof value === 'string' ? value : JSON.stringify(value))]))
const lines = (found: Awaited<ReturnType<typeof read>>) =>
  found.conversations.flatMap(({ turns }) => turns.map(({ role, speaker, text }) => `${role} ${speaker}: ${text}`))
const messages = (found: Awaited<ReturnType<typeof read>>) => found.notices.map(({ kind, message }) => `${kind}: ${message}`)

let minute = 0
const comment = (author: number | null, text: string, via: unknown = { channel: 'web' }, more: object = {}) => ({
  id: ++minute,
  type: 'Comment',
  author_id: author,
  plain_body: text,
  public: true,
  via,
  created_at: new Date(Date.UTC(2026, 10, 20, 8, minute)).toISOString(),
  ...more,
})
const mail = (address: string, name = 'N', to = 'help@fernway.example') => ({
  channel: 'email',
  source: { from: { address, name }, to: { address: to } },
})
const answerTo = (address: string) => ({ channel: 'web', source: { from: {}, to: { address } } })

describe('Zendesk tickets', () => {
  it('take a mailed author for the customer only where an answer went to the address', async () => {
    const told = await read({
      comments: [
        comment(44, 'my bell rings', mail('sanna@example.org', 'Sanna')),
        comment(7, 'A new one comes.', answerTo('Sanna@example.org')),
      ],
      count: 2,
    })
    expect(lines(told)).toEqual(['customer Sanna: my bell rings', 'agent : A new one comes.'])
    const answered = read({
      comments: [comment(7, 'we wrote to you', mail('it@other.example')), comment(44, 'no bell', mail('sanna@example.org'))],
      count: 2,
    })
    await expect(answered).rejects.toThrow('cannot tell who the agents are')
  })

  it('do not take whoever else writes a mail for an agent', async () => {
    const ticket = { id: 5, requester_id: 31, assignee_id: 7 }
    const found = await read({
      ...ticket,
      comments: [
        comment(31, 'where is my bike?'),
        comment(7, 'In the cellar.'),
        comment(99, 'I am the neighbour, it stands in my way', mail('nils@example.org', 'Nils')),
        comment(8, 'Moved it.', mail('ida@fernway.example', 'Ida')),
      ],
    })
    expect(lines(found)).toEqual([
      'customer : where is my bike?',
      'agent : In the cellar.',
      'unknown Nils: I am the neighbour, it stands in my way',
      'agent Ida: Moved it.',
    ])
  })

  it('do not take a copied person for an agent who writes in the help centre', async () => {
    const comments = [comment(31, 'a'), comment(7, 'b'), comment(99, 'c'), comment(8, 'd')]
    const found = await read({ id: 5, requester_id: 31, assignee_id: 7, collaborator_ids: [99, 8], comments })
    expect(lines(found).map(line => line.split(' ')[0])).toEqual(['customer', 'agent', 'unknown', 'unknown'])
    const noted = await read({
      id: 5,
      requester_id: 31,
      assignee_id: 7,
      collaborator_ids: [99, 8],
      comments: [...comments, comment(8, 'e', { channel: 'web' }, { public: false })],
    })
    expect(lines(noted).map(line => line.split(' ')[0])).toEqual(['customer', 'agent', 'unknown', 'agent', 'agent'])
  })

  it('serve an agent who asks colleagues, and credit one who is requester by mistake', async () => {
    const users = [
      { id: 7, name: 'Tariq', role: 'agent' },
      { id: 8, name: 'Wren', role: 'admin' },
      { id: 31, name: 'Nora', role: 'end-user' },
    ]
    const asked = await read({ ticket: { id: 1, requester_id: 7 }, users, comments: [comment(7, 'screen broke'), comment(8, 'coming')] })
    expect(lines(asked)).toEqual(['customer Tariq: screen broke', 'agent Wren: coming'])
    const opened = await read({ ticket: { id: 1, requester_id: 7 }, users, comments: [comment(7, 'you rang'), comment(31, 'yes')] })
    expect(lines(opened)).toEqual(['agent Tariq: you rang', 'customer Nora: yes'])
  })

  it('do not take a deleted agent for a customer', async () => {
    const users = [
      { id: 31, name: 'Nora', role: 'end-user' },
      { id: 8, name: 'Permanently deleted user', role: 'end-user' },
    ]
    const found = await read({ ticket: { id: 5, requester_id: 31 }, users, comments: [comment(31, 'late'), comment(8, 'Soon.')] })
    expect(found.conversations[0]?.turns.map(({ role }) => role)).toEqual(['customer', 'agent'])
  })

  it('know the customer before the customer writes, in ticket events and audits', async () => {
    const users = [
      { id: 7, name: 'Tariq', role: 'agent' },
      { id: 31, name: 'Nora', role: 'end-user' },
    ]
    const event = (author: number, text: string) => ({
      id: ++minute,
      ticket_id: 9,
      timestamp: 1795168800 + minute,
      child_events: [
        { id: ++minute, event_type: 'Comment', type: 'Comment', via: 'Web form', author_id: author, body: text, public: true },
      ],
    })
    const found = await read({ ticket_events: [event(7, 'shall we?'), event(31, 'do')], users, end_of_stream: true })
    expect(found.conversations[0]?.turns.map(({ role, customer, time }) => [role, customer, time !== undefined])).toEqual([
      ['agent', '31', true],
      ['customer', '31', true],
    ])
    const audits = await read({
      audits: [
        {
          id: 1,
          ticket_id: 9,
          created_at: '2026-11-20T09:00:00Z',
          events: [comment(31, 'lamp is dead'), { type: 'Create', field_name: 'status' }],
        },
        { id: 2, ticket_id: 9, created_at: '2026-11-20T09:05:00Z', events: [comment(7, 'A new one comes.')] },
      ],
      users,
    })
    expect(lines(audits)).toEqual(['customer Nora: lamp is dead', 'agent Tariq: A new one comes.'])
  })

  it('take from audits who asks, and to whom the ticket was assigned', async () => {
    const audit = (via: string, events: readonly object[]) => ({
      id: ++minute,
      ticket_id: 9,
      via: { channel: via },
      created_at: '2026-11-20T09:00:00Z',
      events,
    })
    const said = (author: number, text: string) => ({ ...comment(author, text), via: undefined })
    const found = await read([
      audit('api', [said(31, 'lamp is dead'), { type: 'Create', field_name: 'requester_id', value: '31' }]),
      audit('email', [said(8, 'New one comes.'), { type: 'Change', field_name: 'assignee_id', value: '8', previous_value: null }]),
      audit('email', [said(99, 'I am the neighbour')]),
      audit('rule', [{ type: 'Notification', body: 'How was it?', recipients: [31] }]),
    ])
    expect(found.conversations[0]?.turns.map(({ role, speakerId, channel }) => [role, speakerId, channel])).toEqual([
      ['customer', '31', 'api'],
      ['agent', '8', 'email'],
      ['unknown', '99', 'email'],
    ])
  })

  it('say of a cut file which comment is broken', async () => {
    const whole = JSON.stringify({
      ticket: { id: 5, requester_id: 31 },
      comments: [comment(31, 'hello'), { id: 2, type: 'Comment', author_id: 7, plain_body: 'Hello!', public: true }],
    })
    const found = await read(whole.slice(0, whole.indexOf('"plain_body":"Hello!')))
    expect(messages(found).join()).toContain("comment 2 of '5' has no author or no words")
    expect(messages(found).join()).not.toContain('of type none')
  })

  it('credit no agent with what both said in a call', async () => {
    const call = (author: number, data: object) => comment(author, 'Call', { channel: 'voice' }, { type: 'VoiceComment', data })
    const found = await read({
      id: 5,
      requester_id: 31,
      assignee_id: 7,
      comments: [
        call(31, { transcription_text: 'please ring me' }),
        call(7, { transcription_text: 'Hi it is me. Oh you again.' }),
        comment(7, 'Rang you.'),
      ],
    })
    expect(lines(found)).toEqual(['customer : please ring me', 'agent : Rang you.'])
  })

  it('keep the words of a comment as they were written', async () => {
    const found = await read({
      ticket: { id: 5, requester_id: 31, assignee_id: 7 },
      comments: [
        comment(31, 'the pump says &lt;error&gt;\n&nbsp;\nTom &amp; I'),
        { ...comment(7, ''), plain_body: undefined, body: 'I <really> mean\n\nthe red one & <https://x.example>' },
        { ...comment(7, ''), html_body: '<p>Here it is.</p><div class="signature">Wren</div>', plain_body: 'Here it is.\nWren' },
      ],
    })
    expect(found.conversations[0]?.turns.map(({ text }) => text)).toEqual([
      'the pump says <error>\n\nTom & I',
      'I <really> mean\n\nthe red one & <https://x.example>',
      'Here it is.',
    ])
  })

  it('know the agents of a written-down chat by the users', async () => {
    const text = 'Conversation with Nora\n\n(10:02:13) Nora: hi, pump?\n(10:02:40) Wren: On the wall.'
    const found = await read({
      ticket: { id: 5, requester_id: 31 },
      users: [{ id: 8, name: 'Wren', role: 'agent' }],
      comments: [comment(31, text, { channel: 'chat' })],
    })
    expect(found.conversations[0]?.turns.map(({ role, speaker, speakerId }) => [role, speaker, speakerId])).toEqual([
      ['customer', 'Nora', undefined],
      ['agent', 'Wren', '8'],
    ])
  })

  it.each([
    'Id,Requester,Requester email,Assignee,Group,Subject,Status,Via,Created at\n7,Nora,n@example.org,Wren,Night,Lamp,open,Mail,2026-11-20\n',
    'Ticket ID,Assignee name,Ticket group,First reply time (min),Tickets\n7,Wren,Night,12,1\n',
  ])('as CSV hold no comments: %s', async table => {
    expect(messages(await read(table, 'tickets.csv')).join()).toContain(
      'a CSV of Zendesk tickets holds no comments: export the tickets as JSON',
    )
  })
})

describe('Zendesk conversation logs', () => {
  const event = (type: string, author: object, text: string, more: object = {}) => ({
    id: `e${++minute}`,
    type,
    author,
    content: { type: 'text', text },
    created_at: new Date(Date.UTC(2026, 10, 20, 8, minute)).toISOString(),
    reference: type === 'Comment' ? `zen:ticket_event:${minute}` : `zen:sunco:conversation_message:${minute}`,
    ...more,
  })
  const said = (author: object, text: string, more: object = {}) => event('Messaging::ConversationMessage', author, text, more)
  const nora = { type: 'user', display_name: 'Nora', 'zen:support:user_id': 31 }
  const wren = { type: 'agent', display_name: 'Wren', 'zen:support:user_id': 8 }

  it('tell bots that come as agents', async () => {
    const found = await read({
      events: [
        said({ type: 'agent', display_name: 'Spoke', 'zen:support:user_id': -1 }, 'I am Spoke'),
        said({ ...wren, display_name: 'Spoke' }, 'Still Spoke', { source: { type: 'zd:answerBot' } }),
        said(nora, 'a person'),
        said(wren, 'Here I am.'),
      ],
      links: { self: 'https://x.example/api/v2/tickets/12/conversation_log' },
    })
    expect(lines(found)).toEqual(['bot Spoke: I am Spoke', 'bot Spoke: Still Spoke', 'customer Nora: a person', 'agent Wren: Here I am.'])
    expect(found.conversations[0]?.turns.at(-1)).toMatchObject({ speakerId: '8', customer: '31' })
  })

  it('drop comments that mirror messages, wherever they stand, and keep what else was noted', async () => {
    const hidden = { metadata: { public: false } }
    const found = await read({
      events: [
        event('Comment', nora, 'gears!', hidden),
        event('Comment', nora, '(08:00:05) Nora: gears!\n(08:01:00) Wren: Which?', { metadata: { public: true } }),
        said(nora, 'gears!'),
        said(wren, 'Which?'),
        event('Comment', nora, 'by mail: all of them', hidden),
      ],
    })
    expect(lines(found)).toEqual(['customer Nora: gears!', 'agent Wren: Which?', 'customer Nora: by mail: all of them'])
    expect(messages(found)).toEqual(['aside: 2 × comments that mirror messages: no turns, not read on'])
  })
})

describe('Zendesk Chat', () => {
  it('as text that begins as a chat of Salesforce does is still of Zendesk', async () => {
    const text = 'Chat started: 2026-11-20 10:01 AM (UTC)\nServed by: Wren\n\n(10:02:13 AM) Visitor 48: hi\n(10:02:40 AM) Wren: Hello!\n'
    expect(lines(await read(text, 'chat.txt'))).toEqual(['customer Visitor 48: hi', 'agent Wren: Hello!'])
  })

  const chat = (more: object) => ({ id: 'c1', type: 'chat', visitor: { name: 'Ann' }, agent_names: ['Wren'], agent_ids: ['8'], ...more })
  const message = (more: object) => ({ type: 'chat.msg', timestamp: '2026-11-20T08:00:00Z', ...more })

  it('without a history are named, with the way out', async () => {
    const history = [message({ nick: 'visitor:1', name: 'Ann', msg: 'hi' }), message({ nick: 'agent:8', name: 'Wren', msg: 'Hello!' })]
    const found = await read({ chats: [chat({ history }), chat({ id: 'c2', history: null }), chat({ id: 'c3', history: [] })] })
    expect(messages(found)).toEqual([
      "skipped: record 2: chat 'c2' has no history: ask the export for fields=chats(*)",
      'aside: 1 × chats in which nobody wrote: no turns, not read on',
    ])
  })

  it('know agents without a nick by their id, by the sender or by the names', async () => {
    const found = await read({
      chats: [
        chat({
          agent_names: ['Wren', 'Tariq'],
          agent_ids: ['8', '7'],
          history: [
            message({ name: 'Ann', msg: 'hi', sender_type: 'Visitor' }),
            message({ name: 'Wren', agent_id: 8, msg: 'one' }),
            message({ name: 'Wren', sender_type: 'Agent', msg: 'two' }),
            message({ name: 'Tariq', msg: 'three' }),
            message({ name: 'Wren', sender_type: 'Trigger', msg: 'four' }),
          ],
        }),
      ],
    })
    expect(found.conversations[0]?.turns.map(({ role, speaker, speakerId }) => [role, speaker, speakerId])).toEqual([
      ['customer', 'Ann', undefined],
      ['agent', 'Wren', '8'],
      ['agent', 'Wren', '8'],
      ['agent', 'Tariq', undefined],
      ['bot', 'Wren', undefined],
    ])
  })

  it('lie under their ids in what is answered to a list of ids', async () => {
    const history = (name: string) => [
      message({ nick: 'visitor', name, msg: `I am ${name}` }),
      message({ nick: 'agent:__trigger', name: 'Wren', msg: 'Wait.' }),
      message({ nick: 'agent:8', name: 'Wren', msg: 'Hello!' }),
    ]
    const docs = {
      '2611.1.Ab': chat({ id: '2611.1.Ab', history: history('Ann') }),
      '2611.2.Cd': chat({ id: '2611.2.Cd', history: history('Bo') }),
    }
    const found = await read({ docs, count: 2 })
    expect(found.conversations.map(({ id, turns }) => [id, ...turns.map(({ role }) => role)])).toEqual([
      ['2611.1.Ab', 'customer', 'bot', 'agent'],
      ['2611.2.Cd', 'customer', 'bot', 'agent'],
    ])
  })

  it('of which only the ids were exported are known for what they are', async () => {
    const found = await read({ chats: [{ id: '2611.1' }, { id: '2611.2' }], count: 2, next_page: null })
    expect(messages(found).join()).toMatch(/no turns in it, read as zendesk-chat: 2 left out.*fields=chats\(\*\)/)
  })
})

describe('Zendesk messaging', () => {
  const message = (type: string, name: string | null, text: string, more: object = {}) => ({
    id: `m${++minute}`,
    received: new Date(Date.UTC(2026, 10, 20, 8, minute)).toISOString(),
    author: { type, displayName: name, ...(type === 'user' ? { userId: 'u1' } : {}) },
    content: { type: 'text', text },
    source: { type: 'web' },
    ...more,
  })
  const by = (id: string) => ({ metadata: { '__zendesk_msg.agent.id': id } })

  it('keeps agents by their id, and bots and triggers apart', async () => {
    const found = await read({
      messages: [
        message('user', 'Ann', 'hi'),
        message('business', 'Wren', 'one', by('8')),
        message('business', 'Wren C.', 'two', by('8')),
        message('business', 'Wren', 'three', by('__trigger')),
        message('business', 'Spoke', 'four', { source: { type: 'zd:answerBot' } }),
      ],
    })
    expect(found.conversations[0]?.turns.map(({ role, speakerId, customer }) => [role, speakerId, customer])).toEqual([
      ['customer', 'u1', 'u1'],
      ['agent', '8', 'u1'],
      ['agent', '8', 'u1'],
      ['bot', undefined, 'u1'],
      ['bot', undefined, 'u1'],
    ])
  })
})

describe('Zendesk tickets as scripts put them together', () => {
  const sides = (found: Awaited<ReturnType<typeof read>>) =>
    found.conversations.map(({ id, turns }) => [id, ...turns.map(({ role }) => role)])

  it('lie under their ids', async () => {
    const tickets = {
      101: { requester_id: 31, comments: [comment(31, 'a'), comment(7, 'b')] },
      102: { requester_id: 32, comments: [comment(32, 'c')] },
    }
    expect(sides(await read(tickets))).toEqual([
      ['101', 'customer', 'agent'],
      ['102', 'customer'],
    ])
  })

  it('lie under their ids, of which one is broken: the others keep theirs', async () => {
    const ticket = (id: number) =>
      `"${id}":${JSON.stringify({ requester_id: 31, comments: [comment(31, `a${id}`), comment(7, `b${id}`)] })}`
    const found = await read(`{${ticket(101)},${ticket(102).replace('"type":', '@@')},${ticket(103)},${ticket(104)}}`)
    expect(sides(found)).toEqual(['101', '103', '104'].map(id => [id, 'customer', 'agent']))
    expect(messages(found)).toEqual(['skipped: broken JSON: the record is left out'])
  })

  it('lie beside their comments, of several tickets in one list', async () => {
    const of = (ticket: number, author: number, text: string) => comment(author, text, { channel: 'web' }, { ticket_id: ticket })
    const found = await read({
      tickets: [
        { id: 1, requester_id: 31, submitter_id: 31, assignee_id: 7, subject: 's' },
        { id: 2, requester_id: 7, submitter_id: 7, assignee_id: 8, subject: 's' },
      ],
      comments: [of(1, 31, 'a'), of(2, 7, 'b'), of(1, 7, 'c'), of(2, 8, 'd')],
    })
    expect(sides(found)).toEqual([
      ['1', 'customer', 'agent'],
      ['2', 'customer', 'agent'],
    ])
  })

  it('come in pages whose addresses name the ticket', async () => {
    const page = 'https://x.example/api/v2/tickets/55/comments.json?page=2'
    const users = [
      { id: 31, name: 'Nora', role: 'end-user' },
      { id: 7, name: 'Wren', role: 'agent' },
    ]
    const found = await read([
      { comments: [comment(31, 'a')], next_page: page, users },
      { comments: [comment(7, 'b')], next_page: null, previous_page: page },
    ])
    expect(lines(found)).toEqual(['customer Nora: a', 'agent Wren: b'])
    expect(found.conversations.map(({ id }) => id)).toEqual(['55'])
  })

  it('stand one behind the other, printed over many lines', async () => {
    const ticket = (id: number) =>
      JSON.stringify({ ticket: { id, requester_id: 31 }, comments: [comment(31, 'a'), comment(7, 'b')] }, undefined, 1)
    const found = await read([ticket(1), ticket(2), ticket(3).slice(0, -90)].join('\n'))
    expect(sides(found)).toEqual([
      ['1', 'customer', 'agent'],
      ['2', 'customer', 'agent'],
    ])
    expect(messages(found).join()).toContain('the JSON breaks off')
  })

  it('come through a pipeline that says much of itself', async () => {
    const rows = [
      { type: 'SCHEMA', stream: 'ticket_comments', schema: {} },
      { type: 'RECORD', stream: 'ticket_comments', record: comment(31, 'a', { channel: 'web' }, { ticket_id: 5 }) },
      ...Array.from({ length: 20 }, (_, id) => ({ type: 'RECORD', stream: 'groups', record: { id } })),
      { type: 'RECORD', stream: 'ticket_comments', record: comment(7, 'b', { channel: 'web' }, { ticket_id: 5, public: false }) },
      { type: 'STATE', value: {} },
    ]
    const found = await read(rows.map(row => JSON.stringify(row)).join('\n'), 'rows.ndjson')
    expect(sides(found)).toEqual([['5', 'customer', 'agent']])
    expect(messages(found)).toEqual([
      'aside: 2 × lines about the pipeline itself: no turns, not read on',
      "aside: 20 × rows of the stream 'groups': no turns, not read on",
    ])
  })

  it('come twice where incremental pages overlap, and count once', async () => {
    const ticket = { id: 5, requester_id: 31, comments: [comment(31, 'a'), comment(7, 'b')] }
    const found = await read([JSON.stringify(ticket), JSON.stringify(ticket)].join('\n'), 'tickets.ndjson')
    expect(sides(found)).toEqual([['5', 'customer', 'agent']])
    expect(messages(found)).toEqual(['aside: 2 × messages that stand there before: no turns, not read on'])
  })

  it('come as rows of a warehouse, with the users and tickets in rows of their own', async () => {
    const row = (stream: string, data: object) => JSON.stringify({ stream, data, emitted_at: 1 })
    const found = await read(
      [
        row('users', { id: 7, name: 'Wren', role: 'agent' }),
        row('tickets', { id: 5, requester_id: 31, submitter_id: 31, assignee_id: 7, subject: 's' }),
        row('ticket_comments', comment(31, 'a', { channel: 'web' }, { ticket_id: 5 })),
        row('ticket_comments', comment(7, 'b', { channel: 'web' }, { ticket_id: 5 })),
      ].join('\n'),
      'rows.ndjson',
    )
    expect(lines(found)).toEqual(['customer : a', 'agent Wren: b'])
    expect(messages(found)).toEqual([
      'aside: 1 × users: no turns, not read on',
      'aside: 1 × tickets without their comments: no turns, not read on',
    ])
  })
})

describe('Zendesk comments without users', () => {
  it('give the ticket to whoever mailed first, and every answer written in Zendesk to an agent', async () => {
    const found = await read({
      comments: [
        comment(31, 'no kettle yet', mail('nora@example.org', 'Nora')),
        comment(7, 'It left today.'),
        comment(7, 'courier again', { channel: 'web' }, { public: false }),
        comment(8, 'Ida here, it left again.'),
      ],
      count: 4,
    })
    expect(lines(found).map(line => line.split(':')[0])).toEqual(['customer Nora', 'agent ', 'agent ', 'agent '])
  })

  it('take nobody for a customer who writes in a ticket that another opened in the help centre', async () => {
    const found = await read({
      comments: [comment(31, 'no light'), comment(7, 'bulb?', { channel: 'web' }, { public: false }), comment(8, 'Try the other switch.')],
      count: 3,
    })
    expect(lines(found).map(line => line.split(' ')[0])).toEqual(['customer', 'agent', 'unknown'])
    expect(messages(found).join()).toContain("the turns of '8' (1) are judged as nobody's")
  })

  it('ask for whoever answers, not for whoever opens and writes most', async () => {
    const comments = [comment(31, 'it logs me out'), comment(7, 'Which version?'), comment(31, '5'), comment(31, 'on a tablet')]
    await expect(read({ comments, count: 4 })).rejects.toThrow("7 (1 turn), 31 (3 turns): pass --agent '7'")
  })
})

describe('rows of Zendesk', () => {
  const row = (stream: string, record: object) => JSON.stringify({ type: 'RECORD', stream, record })
  const rows = [
    row('tickets', { id: 5, requester_id: 31, assignee_id: 7 }),
    row('users', { id: 31, name: 'Nora', role: 'end-user' }),
    row('users', { id: 8, name: 'Ida', role: 'agent' }),
    row('ticket_comments', comment(31, 'a', undefined, { ticket_id: 5 })),
    row('ticket_comments', comment(7, 'b', undefined, { ticket_id: 5 })),
    row('ticket_comments', comment(8, 'c', undefined, { ticket_id: 5 })),
    row('ticket_comments', comment(8, 'c', undefined, { ticket_id: 5, id: minute })),
  ]
  it.each([
    ['before', rows],
    ['behind', rows.toReversed()],
  ])('tell of people and tickets %s the comments', async (_, ordered) => {
    const found = await read(ordered.join('\n'), 'rows.ndjson')
    expect(lines(found)).toEqual(['customer Nora: a', 'agent : b', 'agent Ida: c'])
    expect(messages(found)).toContain('aside: 1 × messages that stand there before: no turns, not read on')
  })
})

describe('Zendesk exports', () => {
  it('name people where the ticket holds them whole', async () => {
    const people = { requester: { id: 31, name: 'Nora' }, submitter: { id: 31, name: 'Nora' }, assignee: { id: 7, name: 'Wren' } }
    const found = await read(JSON.stringify({ id: 5, ...people, comments: [comment(31, 'slow'), comment(7, 'Which page?')] }), 'e.ndjson')
    expect(lines(found)).toEqual(['customer Nora: slow', 'agent Wren: Which page?'])
  })

  it('come as webhooks, of which only comments are turns', async () => {
    const hook = (type: string, event: object) =>
      JSON.stringify({
        detail: { id: '5', subject: 's', requester_id: '31', submitter_id: '31', assignee_id: null },
        event,
        time: '2026-11-20T08:00:00Z',
        type: `zen:event-type:${type}`,
      })
    const said = (id: string, author: object, body: string, is_public: boolean) =>
      hook('ticket.comment_added', { comment: { id, author, body, is_public } })
    const wren = { id: '7', name: 'Wren', is_staff: true }
    const found = await read(
      [
        said('1', { id: '31', name: 'Nora', is_staff: false }, 'it jams', true),
        hook('ticket.status_changed', { current: 'OPEN' }),
        said('2', wren, 'Which tray?', true),
        said('3', wren, 'third time', false),
      ].join('\n'),
      'hooks.ndjson',
    )
    expect(lines(found)).toEqual(['customer Nora: it jams', 'agent Wren: Which tray?', 'agent Wren: third time'])
    expect(found.conversations[0]?.turns.map(({ internal }) => internal)).toEqual([undefined, undefined, true])
    expect(messages(found)).toEqual(['aside: 1 × webhooks of type ticket.status_changed: no turns, not read on'])
  })

  it('of a bare ticket are left aside where its comments lie beside it', async () => {
    const ticket = { ticket: { id: 5, requester_id: 31, submitter_id: 31, assignee_id: 7, subject: 's' } }
    const input = (name: string, value: unknown) => bytesInput(name, JSON.stringify(value))
    const found = await allReadings(
      readInputs([
        input('x/ticket_5.json', ticket),
        input('x/ticket_5_comments.json', { comments: [comment(31, 'a', mail('n@example.org')), comment(7, 'b')] }),
        input('x/ticket_6.json', ticket),
      ]),
    )
    expect(found.notices.map(({ kind, source }) => `${kind} ${source}`)).toEqual([
      'aside x/ticket_5.json',
      'skipped x/ticket_6.json',
      'failed x/ticket_6.json',
    ])
  })
})

describe('Smooch', () => {
  it('is read as the first version of Zendesk messaging', async () => {
    const messages = [
      { _id: 'm1', role: 'appUser', authorId: 'b1', name: 'Nora', type: 'text', text: 'cold oven', received: 1795168800.05 },
      { _id: 'm2', role: 'appMaker', name: 'Wren', type: 'text', text: 'Is the lamp lit?', received: 1795168860.5 },
    ]
    const found = await read({ conversation: { _id: 'df0e' }, messages })
    expect(lines(found)).toEqual(['customer Nora: cold oven', 'agent Wren: Is the lamp lit?'])
    expect(found.conversations[0]).toMatchObject({ id: 'df0e', turns: [{ time: '2026-11-20T10:00:00.050Z' }, { customer: 'b1' }] })
  })
})
