import type { Role } from '../../model/turn.ts'
import { bodyOf } from '../body.ts'
import { learn, namesIn } from '../freshdesk-people.ts'
import type { Json, JsonFormat, Place, RecordContext, RecordEvent } from '../json/format.ts'
import { listed, listRecognition } from '../json/listed.ts'
import { streamOf } from '../json/rows.ts'
import { unusableIn } from '../json/unusable.ts'
import { at, isObject, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { placed, stillWaiting, type Waiting, waited } from '../json/waiting.ts'
import { stampOf } from '../times.ts'

/** Source of a ticket: a mail that an agent sent. */
const OUTBOUND = '10'
const MAIL = new Set(['0', '1', '8', 'undefined'])
const QUOTING = /freshdesk_quote|<blockquote/i

/** Freshdesk and Freshservice: conversations of tickets, tickets that hold them, and the old account export. FORMATS 4.8. */
export const freshdesk: JsonFormat = {
  name: 'freshdesk',
  title: 'Freshdesk and Freshservice tickets (JSON)',
  howTo: [
    'Save what GET /api/v2/tickets/{id}?include=conversations (or …/conversations) answers, or name the account export (Admin, Account, Export data).',
    'agents.json beside it, from GET /api/v2/agents, gives the agents their names.',
  ].join(' '),
  fits: (record, above) => {
    if (isMessage(record)) return { score: 0.96, why: 'conversations with incoming, private and user_id' }
    if ('requester_id' in record && objectsOf(record.conversations).some(isMessage))
      return { score: 0.98, why: 'tickets with conversations' }
    if (isObject(record.ticket) && 'requester_id' in record.ticket && objectsOf(record.conversations).some(isMessage))
      return { score: 0.98, why: 'a ticket beside its conversations' }
    if (isObject(record.helpdesk_ticket)) return { score: 0.98, why: 'helpdesk_ticket' }
    if (isPerson(record, above)) return { score: 0.3, why: 'rows of agents and contacts' }
    return isListed(record) ? listRecognition('tickets') : undefined
  },
  events,
  rest: restOf,
  sortsByTime: true,
  besides: ['agents.json'],
}

function isMessage(value: Json): boolean {
  return 'incoming' in value && 'private' in value && 'user_id' in value
}

function isListed(record: Json): boolean {
  return 'requester_id' in record && 'responder_id' in record && 'subject' in record && !('conversations' in record)
}

/** Of a warehouse's rows the agents and the contacts tell the names. */
function isPerson(record: Json, above: readonly Json[]): boolean {
  return /^(?:.*_)?(?:agents|contacts)$/.test(streamOf(above) ?? '') && 'id' in record && ('name' in record || 'contact' in record)
}

function* events(record: Json, context: RecordContext): Iterable<RecordEvent> {
  const isRow = streamOf(context.above) !== undefined
  if (isPerson(record, context.above)) {
    learn([record], namesIn(context))
    yield { kind: 'aside', reason: 'agents and contacts' }
  } else if (isRow && (isMessage(record) || isListed(record))) yield* rowsOf(waited(record, context), context.memory)
  else if (isMessage(record)) yield* aloneOf(record, context.above.at(-1) ?? {}, context)
  else if (isListed(record)) yield withoutMessages(record)
  else yield* ticketOf(record, context)
}

function withoutMessages(ticket: Json): RecordEvent {
  return listed('ticket', wordOf(ticket.id), 'GET /api/v2/tickets/{id}?include=conversations')
}

/** Tickets and conversations from a warehouse: the words that a ticket begins with stand in its own row, all others in theirs. */
function* rowsOf(rows: readonly Waiting[], memory: Map<string, unknown>): Iterable<RecordEvent> {
  const tickets = (memory.get('tickets') as Map<string, Json> | undefined) ?? new Map<string, Json>()
  memory.set('tickets', tickets)
  for (const { record } of rows) {
    const id = wordOf(record.id)
    if (isListed(record) && id !== undefined) tickets.set(id, { requester_id: record.requester_id })
  }
  if (rows.some(({ record }) => isMessage(record))) memory.set('messages', true)
  for (const { record, context } of rows) {
    if (memory.get('messages') !== true) unansweredIn(memory).push({ id: record.id, place: context.place })
    yield* placed(rowOf(record, tickets, context), context)
  }
}

/** What waited when the input ends. Where no message ever came, the tickets come without theirs. */
function* restOf(memory: Map<string, unknown>): Iterable<RecordEvent> {
  const rows = stillWaiting(memory)
  if (memory.get('messages') === true || rows.some(({ record }) => isMessage(record))) yield* rowsOf(rows, memory)
  else {
    const waiting = rows.map(({ record, context }) => ({ id: record.id, place: context.place }))
    for (const { id, place } of [...unansweredIn(memory), ...waiting]) yield { ...withoutMessages({ id }), place }
  }
}

/** Tickets that were read before any message came. */
function unansweredIn(memory: Map<string, unknown>): { id: unknown; place: Place }[] {
  const found = (memory.get('unanswered') as { id: unknown; place: Place }[] | undefined) ?? []
  memory.set('unanswered', found)
  return found
}

function* rowOf(record: Json, tickets: ReadonlyMap<string, Json>, context: RecordContext): Iterable<RecordEvent> {
  if (isMessage(record)) yield* aloneOf(record, tickets.get(wordOf(record.ticket_id) ?? '') ?? {}, context)
  else {
    const opening = [...openingOf(record, wordOf(record.id) ?? context.id, context)]
    yield* opening
    if (opening.length === 0) yield { kind: 'aside', reason: 'tickets without words of their own' }
  }
}

/** A message that does not lie in its ticket. */
function aloneOf(message: Json, ticket: Json, context: RecordContext): Iterable<RecordEvent> {
  return messageOf(message, wordOf(message.ticket_id) ?? wordOf(ticket.id) ?? context.id, wordOf(ticket.requester_id), context)
}

function* ticketOf(record: Json, context: RecordContext): Iterable<RecordEvent> {
  const inner = objectOf(record.helpdesk_ticket ?? record.ticket)
  const ticket = 'helpdesk_ticket' in record ? inner : 'ticket' in record ? { conversations: record.conversations, ...inner } : record
  const conversation = wordOf(ticket.id) ?? wordOf(ticket.display_id) ?? context.id
  const names = namesIn(context)
  learn(
    [record, ...context.above].flatMap(({ agents }) => objectsOf(agents)),
    names,
  )
  learn([ticket.requester, ticket.responder].filter(isObject), names)
  learn(
    [
      { id: ticket.requester_id, name: ticket.requester_name },
      { id: ticket.responder_id, name: ticket.responder_name },
    ],
    names,
  )
  yield* openingOf(ticket, conversation, context)
  const notes = objectsOf(ticket.notes).map(note => objectOf(note.helpdesk_note ?? note))
  const requester = wordOf(ticket.requester_id)
  for (const message of [...objectsOf(ticket.conversations), ...notes]) yield* messageOf(message, conversation, requester, context)
  yield* unusableIn(ticket.conversations, 'conversation', conversation)
  yield* unusableIn(ticket.notes, 'note', conversation)
}

/** What a ticket begins with. */
function* openingOf(ticket: Json, conversation: string, context: RecordContext): Iterable<RecordEvent> {
  const text = bodyOf(ticket.description_text ?? ticket.description, ticket.description_html ?? ticket.description, true)
  if (text === '') return
  const requester = wordOf(ticket.requester_id)
  const speaker = namesIn(context).get(requester ?? '') ?? wordOf(ticket.requester_name) ?? wordOf(at(ticket, 'requester', 'name'))
  // A ticket that began with a mail to the customer: by whom, nothing tells.
  const isOutbound = String(ticket.source) === OUTBOUND
  const asked = isOutbound ? ({ role: 'agent' } as const) : ({ role: 'customer', speaker, speakerId: requester } as const)
  const time = stampOf(ticket.created_at, context.options.zone)
  yield { kind: 'turn', id: 'description', turn: { conversation, text, ...asked, customer: requester, time } }
}

function* messageOf(message: Json, conversation: string, requester: string | undefined, context: RecordContext): Iterable<RecordEvent> {
  const html = message.body_html ?? message.body
  // Freshdesk's plain text runs on in one line from the answer to the mail that it answers.
  const plain = QUOTING.test(textOf(html)) ? undefined : message.body_text
  const text = bodyOf(plain ?? undefined, html, MAIL.has(String(message.source)))
  if (text === '') {
    yield { kind: 'aside', reason: 'conversations without words' }
    return
  }
  const user = wordOf(message.user_id)
  const role: Role | undefined =
    message.incoming === true || (user !== undefined && user === requester)
      ? 'customer'
      : message.incoming === false || message.private === true
        ? 'agent'
        : undefined
  yield {
    kind: 'turn',
    id: wordOf(message.id),
    turn: {
      conversation,
      text,
      role,
      speaker: namesIn(context).get(user ?? ''),
      speakerId: user,
      customer: role === 'customer' ? user : requester,
      time: stampOf(message.created_at, context.options.zone),
      internal: message.private === true || undefined,
      automated: isAutomated(message) || undefined,
    },
  }
}

/** What a rule sent; it goes out under the name of an agent. */
function isAutomated(message: Json): boolean {
  return message.auto_response === true || wordOf(message.automation_id) !== undefined || wordOf(message.automation_type_id) !== undefined
}
