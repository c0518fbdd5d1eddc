import type { Role } from '../../model/turn.ts'
import { htmlToText } from '../html.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, isObject, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** Intercom's REST conversations, legacy ones, tickets, and single parts from ETL rows. FORMATS 4.7. */
export const intercom: JsonFormat = {
  name: 'intercom',
  title: 'Intercom conversations (JSON)',
  howTo: [
    'Save what GET /conversations/{id} answers, one conversation a file or a line; lists of conversations have no messages in them.',
    'An export of your data warehouse (Airbyte, Fivetran) with the parts works, too. The "content data" CSV of Intercom holds no messages.',
  ].join(' '),
  fits: record => {
    const type = record.type
    if (isObject(record.conversation_parts) && (isObject(record.source) || isObject(record.conversation_message)))
      return { score: 0.98, why: 'a conversation with source and conversation_parts' }
    if (isObject(record.ticket_parts)) return { score: 0.98, why: 'a ticket with ticket_parts' }
    if (type === 'conversation' && isObject(record.source)) return { score: 0.95, why: 'type conversation, with source' }
    if (type === 'conversation_part' && isObject(record.author)) return { score: 0.9, why: 'type conversation_part' }
    return undefined
  },
  events,
  sortsByTime: true,
}

function* events(record: Json, { id, options }: RecordContext): Iterable<RecordEvent> {
  if (record.type === 'conversation_part') {
    yield* partOf(record, wordOf(record.conversation_id) ?? id)
    return
  }
  const conversation = wordOf(record.id) ?? id
  const first = objectOf(record.source ?? record.conversation_message)
  const subject = htmlToText(textOf(first.subject))
  const body = htmlToText(textOf(first.body)) || textOf(at(record, 'ticket_attributes', '_default_description_'))
  const customer = customerOf(record, first)
  if (body !== '' || subject !== '') {
    const automated = first.delivered_as === 'automated'
    yield {
      kind: 'turn',
      turn: {
        conversation,
        ...speakerOf(first.author ?? record.user),
        text: body || subject,
        time: stampOf(record.created_at, options.zone),
        automated: automated || undefined,
        customer,
      },
    }
  }
  const parts = objectsOf(at(record, 'conversation_parts', 'conversation_parts') ?? at(record, 'ticket_parts', 'ticket_parts'))
  for (const part of parts) yield* partOf(part, conversation, customer)
  const total = at(record, 'conversation_parts', 'total_count')
  if (typeof total === 'number' && total > parts.length && parts.length >= 500)
    yield {
      kind: 'warning',
      reason: `conversation '${conversation}' has ${total} parts, of which Intercom gives 500: the later ones are missing`,
    }
}

function* partOf(part: Json, conversation: string, customer?: string): Iterable<RecordEvent> {
  const type = wordOf(part.part_type) ?? 'event'
  const text = htmlToText(textOf(part.body))
  if (text === '') yield { kind: 'aside', reason: `parts of type ${type}, without words` }
  else if (part.redacted === true || /^We['’]ve removed this part/.test(text)) yield { kind: 'aside', reason: 'parts that were removed' }
  else
    yield {
      kind: 'turn',
      turn: {
        conversation,
        ...speakerOf(part.author),
        text,
        time: stampOf(part.created_at),
        internal: /^note/.test(type) || undefined,
        customer,
      },
    }
}

/** The first of the contacts, else who began the conversation, unless that was one of the team. */
function customerOf(record: Json, first: Json): string | undefined {
  const contact = wordOf(objectsOf(at(record, 'contacts', 'contacts'))[0]?.id)
  const author = objectOf(first.author ?? record.user)
  return contact ?? (ROLES[textOf(author.type)] === 'customer' ? wordOf(author.id) : undefined)
}

const ROLES: Readonly<Record<string, Role>> = {
  user: 'customer',
  lead: 'customer',
  contact: 'customer',
  admin: 'agent',
  bot: 'bot',
  team: 'system',
}

function speakerOf(value: unknown): { role: Role | undefined; speaker: string | undefined; speakerId: string | undefined } {
  const author = objectOf(value)
  const name = wordOf(author.name)
  const isBot =
    author.from_ai_agent === true || /^operator\+.*@intercom\.io$/i.test(textOf(author.email)) || /^(?:Operator|Fin)$/.test(name ?? '')
  return { role: isBot ? 'bot' : ROLES[textOf(author.type)], speaker: name ?? wordOf(author.email), speakerId: wordOf(author.id) }
}
