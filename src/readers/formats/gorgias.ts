import type { Role } from '../../model/turn.ts'
import { bodyOf, nameOf, withoutSignature } from '../body.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { listed, listRecognition } from '../json/listed.ts'
import { at, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** Messages of Gorgias, alone or in their tickets. FORMATS 4.13. */
export const gorgias: JsonFormat = {
  name: 'gorgias',
  title: 'Gorgias tickets and messages (JSON)',
  howTo: [
    'Save what GET /api/tickets/{id} (with messages) or GET /api/messages of the Gorgias API answers, one answer a file or a line.',
    'Each message needs from_agent, sender and stripped_text or body_text. The CSV export of tickets holds no messages.',
  ].join(' '),
  fits: (record, above) => {
    if (isListed(record)) return listRecognition('tickets')
    if (typeof record.from_agent !== 'boolean') return undefined
    if (!['stripped_text', 'body_text', 'body_html', 'stripped_html'].some(key => key in record)) return undefined
    const ticket = above.at(-1)
    const isCopy = ticket !== undefined && !Array.isArray(record) && (ticket.first_message === record || ticket.last_message === record)
    return isCopy && objectsOf(ticket.messages).length > 0 ? undefined : { score: 0.96, why: 'a message with from_agent and its text' }
  },
  events,
  sortsByTime: true,
}

function isListed(record: Json): boolean {
  return 'messages_count' in record && 'customer' in record && objectsOf(record.messages).length === 0 && !('first_message' in record)
}

function* events(record: Json, { above, options }: RecordContext): Iterable<RecordEvent> {
  if (isListed(record)) {
    yield listed('ticket', wordOf(record.id), 'GET /api/tickets/{id}')
    return
  }
  const ticket = objectOf(above.at(-1))
  const fromAgent = record.from_agent === true
  const channel = wordOf(record.channel)
  const isMail = (wordOf(at(record, 'source', 'type')) ?? channel ?? 'email') === 'email'
  const stripped = bodyOf(record.stripped_text, record.stripped_html, isMail)
  const text = withoutSignature(stripped || bodyOf(record.body_text, record.body_html, isMail), textOf(record.stripped_signature).trim())
  if (text === '') yield { kind: 'aside', reason: 'messages without words of their own' }
  else if (wordOf(record.failed_datetime) !== undefined) yield { kind: 'aside', reason: 'messages that could not be sent' }
  else
    yield {
      kind: 'turn',
      id: wordOf(record.id),
      turn: {
        conversation: conversationOf(record, ticket),
        role: roleOf(record),
        ...personOf(record.sender),
        text,
        time: stampOf(record.created_datetime, options.zone) ?? stampOf(record.sent_datetime, options.zone),
        customer: wordOf(at(fromAgent ? record.receiver : record.sender, 'id')) ?? wordOf(at(ticket, 'customer', 'id')),
        channel,
        automated: (fromAgent && (wordOf(record.rule_id) !== undefined || record.via === 'rule')) || undefined,
        internal: record.public === false || channel === 'internal-note' || undefined,
      },
    }
}

/** Gorgias and its automatic answers have users of their own. */
const BOTS = /^(?:Gorgias Bot|AI Agent)$/i

function roleOf({ from_agent, sender }: Json): Role | undefined {
  if (from_agent === true) return BOTS.test(textOf(at(sender, 'name'))) ? 'bot' : 'agent'
  return from_agent === false ? 'customer' : undefined
}

function conversationOf(record: Json, ticket: Json): string | undefined {
  const own = wordOf(record.ticket_id) ?? /\/tickets\/(\d+)\//.exec(textOf(record.uri))?.[1]
  return own ?? ('messages' in ticket || 'first_message' in ticket ? wordOf(ticket.id) : undefined)
}

function personOf(value: unknown): { speaker: string | undefined; speakerId: string | undefined } {
  const { id, name, firstname, lastname, email } = objectOf(value)
  return { speaker: wordOf(name) ?? nameOf(firstname, lastname) ?? wordOf(email), speakerId: wordOf(id) ?? wordOf(email) }
}
