import type { Role } from '../../model/turn.ts'
import { htmlToText } from '../html.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { at, isObject, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import type { Recognition } from '../reader.ts'
import { roleTable } from '../role-table.ts'
import { stampOf } from '../times.ts'

/** Intercom's REST conversations, legacy ones, tickets, and single parts from ETL rows. FORMATS 4.7. */
export const intercom: JsonFormat = {
  name: 'intercom',
  title: 'Intercom conversations (JSON)',
  howTo: [
    'Save what GET /conversations/{id} answers, one conversation a file or a line; lists of conversations have no messages in them.',
    'An export of your data warehouse (Airbyte, Fivetran) with the parts works, too. The "content data" CSV of Intercom holds no messages.',
  ].join(' '),
  fits,
  events,
  sortsByTime: true,
}

function fits(record: Json): Recognition | undefined {
  const type = record.type
  if (partsIn(record) !== undefined && (isObject(record.source) || isObject(record.conversation_message)))
    return { score: 0.98, why: 'a conversation with source and conversation_parts' }
  if (partsIn(record) !== undefined && (type === 'ticket' || 'ticket_attributes' in record || 'ticket_parts' in record))
    return { score: 0.98, why: 'a ticket with ticket_parts' }
  if (type === 'conversation' && isObject(record.source)) return { score: 0.95, why: 'type conversation, with source' }
  if ((type === 'conversation_part' || type === 'ticket_part') && isObject(record.author)) return { score: 0.9, why: `type ${type}` }
  return isWebhook(record) ? { score: 0.6, why: 'webhooks of Intercom' } : undefined
}

/** Whatever happened; a conversation in it is found for itself. */
function isWebhook(record: Json): boolean {
  return record.type === 'notification_event' && isObject(record.data)
}

function* events(record: Json, context: RecordContext): Iterable<RecordEvent> {
  const item = objectOf(at(record, 'data', 'item'))
  if (!isWebhook(record)) yield* conversationOf(record, context)
  else if ((fits(item)?.score ?? 0) > 0) yield* conversationOf(item, context)
  else yield { kind: 'aside', reason: `webhooks of ${wordOf(record.topic) ?? 'unknown'}` }
}

/** The parts of a conversation or a ticket; undefined where it has none, as in lists. */
function partsIn(record: Json): readonly unknown[] | undefined {
  const parts = record.conversation_parts ?? record.ticket_parts
  const list = Array.isArray(parts) ? parts : (at(parts, 'conversation_parts') ?? at(parts, 'ticket_parts'))
  return Array.isArray(list) ? list : isObject(parts) ? [] : undefined
}

function* conversationOf(record: Json, context: RecordContext): Iterable<RecordEvent> {
  const { id, options, above, memory } = context
  if (record.type === 'conversation_part' || record.type === 'ticket_part') {
    yield* partOf(record, wordOf(record.conversation_id) ?? wordOf(record.ticket_id) ?? id.replace(/#\d+$/, ''), options.zone, new Map())
    return
  }
  const conversation = wordOf(record.id) ?? id
  const first = objectOf(record.source ?? record.conversation_message)
  const subject = htmlToText(textOf(first.subject))
  const body = htmlToText(textOf(first.body)) || textOf(at(record, 'ticket_attributes', '_default_description_'))
  const customer = customerOf(record, first)
  const names = namesIn(record)
  if (first.redacted === true) yield { kind: 'aside', reason: 'parts that were removed' }
  else if (body !== '' || subject !== '') {
    const author = speakerOf(first.author ?? record.user, names)
    // A ticket tells who it is of, not who wrote it down.
    const role = author.role ?? ('ticket_attributes' in record ? 'customer' : undefined)
    const automated = first.delivered_as === 'automated' || (first.delivered_as === 'operator_initiated' && role === 'agent')
    const time = stampOf(record.created_at, options.zone)
    yield {
      kind: 'turn',
      id: wordOf(first.id) ?? 'source',
      turn: { conversation, ...author, role, text: body || subject, time, automated: automated || undefined, customer },
    }
  }
  const list = partsIn(record) ?? []
  const parts = objectsOf(list)
  for (const part of parts) yield* partOf(part, conversation, options.zone, names, customer)
  yield* unusableIn(list, 'part', conversation)
  if (partsIn(record) === undefined && above.at(-1)?.type === 'conversation.list' && !memory.has('list')) {
    memory.set('list', true)
    const reason = 'lists of conversations hold only what came first in each: save what GET /conversations/{id} answers'
    yield { kind: 'warning', reason }
  }
  const total = at(record, 'conversation_parts', 'total_count')
  if (typeof total === 'number' && total > parts.length && parts.length >= 500)
    yield {
      kind: 'warning',
      reason: `conversation '${conversation}' has ${total} parts, of which Intercom gives 500: the later ones are missing`,
    }
}

function* partOf(part: Json, conversation: string, zone: string | undefined, names: Names, customer?: string): Iterable<RecordEvent> {
  const type = wordOf(part.part_type) ?? 'event'
  const text = htmlToText(textOf(part.body))
  if (text === '') yield { kind: 'aside', reason: `parts of type ${type}, without words` }
  else if (part.redacted === true || /^(?:We['’]ve removed this part|This message was deleted$)/.test(text))
    yield { kind: 'aside', reason: 'parts that were removed' }
  else
    yield {
      kind: 'turn',
      id: wordOf(part.id),
      turn: {
        conversation,
        ...speakerOf(part.author, names),
        text,
        time: stampOf(part.created_at, zone),
        internal: /^note/.test(type) || undefined,
        customer,
      },
    }
}

/** The first of the contacts, else who began the conversation, unless that was one of the team. */
function customerOf(record: Json, first: Json): string | undefined {
  const contact = wordOf(objectsOf(at(record, 'contacts', 'contacts'))[0]?.id)
  const author = objectOf(first.author ?? record.user)
  return contact ?? (roleFor(textOf(author.type)) === 'customer' ? wordOf(author.id) : undefined)
}

const roleFor = roleTable({
  user: 'customer',
  lead: 'customer',
  contact: 'customer',
  admin: 'agent',
  bot: 'bot',
  team: 'system',
})

type Names = ReadonlyMap<string, string>

/** Names of people whom a message gives by id only. */
function namesIn(record: Json): Names {
  const { assignee, user, teammates, contacts, customers } = record
  const people = [teammates, contacts].flatMap(list => [at(list, 'admins'), at(list, 'teammates'), at(list, 'contacts')])
  const found = new Map<string, string>()
  for (const person of [objectOf(assignee), objectOf(user), ...[...people, customers].flatMap(objectsOf)]) {
    const [id, name] = [wordOf(person.id), wordOf(person.name)]
    if (id !== undefined && name !== undefined) found.set(id, name)
  }
  return found
}

function speakerOf(value: unknown, names: Names): { role: Role | undefined; speaker: string | undefined; speakerId: string | undefined } {
  const author = objectOf(value)
  const name = wordOf(author.name) ?? names.get(wordOf(author.id) ?? '')
  const isBot =
    author.from_ai_agent === true ||
    author.is_ai_answer === true ||
    /^operator\+.*@intercom\.io$/i.test(textOf(author.email)) ||
    /^(?:Operator|Fin(?: AI\b.*)?)$/.test(name ?? '')
  return { role: isBot ? 'bot' : roleFor(textOf(author.type)), speaker: name ?? wordOf(author.email), speakerId: wordOf(author.id) }
}
