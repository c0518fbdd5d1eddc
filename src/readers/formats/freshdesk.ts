import type { Role } from '../../model/turn.ts'
import { bodyOf, nameOf } from '../body.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { listed, listRecognition } from '../json/listed.ts'
import { unusableIn } from '../json/unusable.ts'
import { at, isObject, objectOf, objectsOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** Source of a ticket: a mail that an agent sent. */
const OUTBOUND = '10'
const MAIL = new Set(['0', '1', '8', 'undefined'])

/** Freshdesk and Freshservice: conversations of tickets, tickets that hold them, and the old account export. FORMATS 4.8. */
export const freshdesk: JsonFormat = {
  name: 'freshdesk',
  title: 'Freshdesk and Freshservice tickets (JSON)',
  howTo: [
    'Save what GET /api/v2/tickets/{id}?include=conversations (or …/conversations) answers, or name the account export (Admin, Account, Export data).',
    'agents.json beside it, from GET /api/v2/agents, gives the agents their names.',
  ].join(' '),
  fits: record => {
    if (isMessage(record)) return { score: 0.96, why: 'conversations with incoming, private and user_id' }
    if ('requester_id' in record && objectsOf(record.conversations).some(isMessage))
      return { score: 0.98, why: 'tickets with conversations' }
    if (isObject(record.ticket) && 'requester_id' in record.ticket && objectsOf(record.conversations).some(isMessage))
      return { score: 0.98, why: 'a ticket beside its conversations' }
    if (isObject(record.helpdesk_ticket)) return { score: 0.98, why: 'helpdesk_ticket' }
    return isListed(record) ? listRecognition('tickets') : undefined
  },
  events,
  sortsByTime: true,
  besides: ['agents.json'],
}

function isMessage(value: Json): boolean {
  return 'incoming' in value && 'private' in value && 'user_id' in value
}

function isListed(record: Json): boolean {
  return 'requester_id' in record && 'responder_id' in record && 'subject' in record && !('conversations' in record)
}

function* events(record: Json, context: RecordContext): Iterable<RecordEvent> {
  if (isMessage(record)) {
    const ticket = context.above.at(-1) ?? {}
    yield* messageOf(record, wordOf(record.ticket_id) ?? wordOf(ticket.id) ?? context.id, wordOf(ticket.requester_id), record, context)
    return
  }
  if (isListed(record)) {
    yield listed('ticket', wordOf(record.id), 'GET /api/v2/tickets/{id}?include=conversations')
    return
  }
  const inner = objectOf(record.helpdesk_ticket ?? record.ticket)
  const ticket = 'helpdesk_ticket' in record ? inner : 'ticket' in record ? { conversations: record.conversations, ...inner } : record
  const conversation = wordOf(ticket.id) ?? wordOf(ticket.display_id) ?? context.id
  const requester = wordOf(ticket.requester_id)
  const text = bodyOf(ticket.description_text ?? ticket.description, ticket.description_html ?? ticket.description, true)
  if (text !== '') {
    const speaker = wordOf(ticket.requester_name) ?? wordOf(at(ticket, 'requester', 'name'))
    // A ticket that began with a mail to the customer: by whom, nothing tells.
    const isOutbound = String(ticket.source) === OUTBOUND
    const asked = isOutbound ? ({ role: 'agent' } as const) : ({ role: 'customer', speaker, speakerId: requester } as const)
    const time = stampOf(ticket.created_at, context.options.zone)
    yield { kind: 'turn', id: 'description', turn: { conversation, text, ...asked, customer: requester, time } }
  }
  const notes = objectsOf(ticket.notes).map(note => objectOf(note.helpdesk_note ?? note))
  for (const message of [...objectsOf(ticket.conversations), ...notes]) yield* messageOf(message, conversation, requester, record, context)
  yield* unusableIn(ticket.conversations, 'conversation', conversation)
  yield* unusableIn(ticket.notes, 'note', conversation)
}

function* messageOf(
  message: Json,
  conversation: string,
  requester: string | undefined,
  record: Json,
  context: RecordContext,
): Iterable<RecordEvent> {
  const text = bodyOf(message.body_text ?? undefined, message.body_html ?? message.body, MAIL.has(String(message.source)))
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
  const agent = agentsOf(record, context).get(user ?? '')
  yield {
    kind: 'turn',
    id: wordOf(message.id),
    turn: {
      conversation,
      text,
      role,
      speaker: agent,
      speakerId: user,
      customer: role === 'customer' ? user : requester,
      time: stampOf(message.created_at, context.options.zone),
      internal: message.private === true || undefined,
    },
  }
}

/** Names of agents by id: of Freshdesk with their contact, of Freshservice in two parts; beside the input or above the record. */
function agentsOf(record: Json, { memory, beside, above }: RecordContext): ReadonlyMap<string, string> {
  const known = memory.get('agents')
  if (known instanceof Map && !('helpdesk_ticket' in record)) return known
  const file = beside('agents.json')
  const found = new Map<string, string>()
  const ticket = objectOf(record.helpdesk_ticket)
  const responder = { id: ticket.responder_id, name: ticket.responder_name }
  for (const one of [[responder], file, at(file, 'agents'), ...[...above, record].map(({ agents }) => agents)].flatMap(objectsOf)) {
    const name = wordOf(at(one, 'contact', 'name')) ?? wordOf(one.name) ?? nameOf(one.first_name, one.last_name)
    const id = wordOf(one.id)
    if (id !== undefined && name !== undefined) found.set(id, name)
  }
  memory.set('agents', found)
  return found
}
