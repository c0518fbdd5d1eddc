import type { Role } from '../../model/turn.ts'
import { bodyOf } from '../body.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, isObject, objectOf, objectsOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

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
    return isObject(record.helpdesk_ticket) ? { score: 0.98, why: 'helpdesk_ticket' } : undefined
  },
  events,
  sortsByTime: true,
  besides: ['agents.json'],
}

function isMessage(value: Json): boolean {
  return 'incoming' in value && 'private' in value && 'user_id' in value
}

function* events(record: Json, context: RecordContext): Iterable<RecordEvent> {
  if (isMessage(record)) {
    const ticket = context.above.at(-1) ?? {}
    yield* messageOf(record, wordOf(record.ticket_id) ?? wordOf(ticket.id) ?? context.id, wordOf(ticket.requester_id), context)
    return
  }
  const old = objectOf(record.helpdesk_ticket)
  const ticket = 'helpdesk_ticket' in record ? old : record
  const conversation = wordOf(ticket.id) ?? wordOf(ticket.display_id) ?? context.id
  const requester = wordOf(ticket.requester_id)
  const text = bodyOf(ticket.description_text ?? ticket.description, ticket.description_html ?? ticket.description, true)
  if (text !== '') {
    const speaker = wordOf(ticket.requester_name) ?? wordOf(at(ticket, 'requester', 'name'))
    const turn = {
      conversation,
      text,
      role: 'customer',
      speaker,
      speakerId: requester,
      customer: requester,
      time: stampOf(ticket.created_at, context.options.zone),
    } as const
    yield { kind: 'turn', turn }
  }
  const notes = objectsOf(ticket.notes).map(note => objectOf(note.helpdesk_note ?? note))
  for (const message of [...objectsOf(ticket.conversations), ...notes]) yield* messageOf(message, conversation, requester, context)
}

function* messageOf(message: Json, conversation: string, requester: string | undefined, context: RecordContext): Iterable<RecordEvent> {
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
  const agent = objectsOf(context.beside('agents.json')).find(one => wordOf(one.id) === user)
  yield {
    kind: 'turn',
    turn: {
      conversation,
      text,
      role,
      speaker: wordOf(at(agent, 'contact', 'name')) ?? (role === 'agent' && user !== undefined ? `Agent ${user}` : undefined),
      speakerId: user,
      customer: role === 'customer' ? user : requester,
      time: stampOf(message.created_at, context.options.zone),
      internal: message.private === true || undefined,
    },
  }
}
