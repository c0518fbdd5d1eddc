import type { Role } from '../../model/turn.ts'
import { bodyOf } from '../body.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, isObject, listOf, objectOf, textOf, wordOf } from '../json/values.ts'
import { roleTable } from '../role-table.ts'
import { stampOf } from '../times.ts'

/** Chatwoot's messages, of the API, of webhooks and of exports. FORMATS 4.18. */
export const chatwoot: JsonFormat = {
  name: 'chatwoot',
  title: 'Chatwoot conversations (JSON)',
  howTo: [
    'Save what GET /api/v1/accounts/{account}/conversations/{id}/messages of Chatwoot answers, one answer a file or a line; bodies of webhooks work, too.',
    'Each message needs content, message_type, private and sender_type or sender.',
  ].join(' '),
  fits: (record, above, path) => {
    if (isEvent(record)) return { score: 0.8, why: `webhooks of ${record.event}` }
    const isRepeated = path.at(-1) === LAST
    if (isRepeated && listOf(above.at(-1)?.messages).length > 0) return undefined
    if (kindOf(record) === undefined || !('content' in record) || !('private' in record)) return undefined
    const signs = ['sender_type', 'inbox_id', 'conversation_id', 'content_type', 'inbox', 'sender'].filter(key => key in record)
    return signs.length >= 2
      ? { score: isRepeated ? 0.85 : 0.95, why: `a message with message_type, private and ${signs.join(', ')}` }
      : undefined
  },
  events,
  sortsByTime: true,
}

/** What a conversation repeats of its messages: it counts where they are missing, and is less than any list of them. */
const LAST = 'last_non_activity_message'

/** What happened to a conversation or contact, told without a message. */
function isEvent(record: Json): boolean {
  return /^(?:conversation|contact|inbox|webwidget)_/.test(textOf(record.event)) && listOf(record.messages).length === 0
}

const KINDS = ['incoming', 'outgoing', 'activity', 'template'] as const

function kindOf(record: Json): (typeof KINDS)[number] | undefined {
  const type = record.message_type
  return typeof type === 'number' ? KINDS[type] : KINDS.find(kind => kind === type)
}

function* events(record: Json, { above, options, memory }: RecordContext): Iterable<RecordEvent> {
  if (isEvent(record)) {
    yield { kind: 'aside', reason: `webhooks of ${record.event}` }
    return
  }
  const listing = above.find(one => isObject(one[LAST]))
  if (listing !== undefined && listOf(listing.messages).length <= 1 && !memory.has(LAST)) {
    memory.set(LAST, true)
    const way = 'save what GET /api/v1/accounts/{account}/conversations/{id}/messages answers'
    yield { kind: 'warning', reason: `lists of conversations hold only the last message of each: ${way}` }
  }
  const kind = kindOf(record)
  const text = bodyOf(record.content, undefined, record.content_type === 'incoming_email')
  const around = above.find(one => 'meta' in one) ?? {}
  const person = speakerOf(record)
  const role = roleOf(record, kind)
  const customer =
    role === 'customer' ? person.speakerId : (wordOf(at(around, 'meta', 'sender', 'id')) ?? wordOf(at(around, 'meta', 'contact', 'id')))
  const isAutomated =
    kind === 'template' ||
    wordOf(at(record, 'content_attributes', 'automation_rule_id')) !== undefined ||
    wordOf(at(record, 'additional_attributes', 'campaign_id')) !== undefined
  if (text === '') yield { kind: 'aside', reason: 'messages without words' }
  else if (at(record, 'content_attributes', 'deleted') === true) yield { kind: 'aside', reason: 'messages that were deleted' }
  else
    yield {
      kind: 'turn',
      id: wordOf(record.id),
      isEdit: record.event === 'message_updated',
      turn: {
        conversation: wordOf(record.conversation_id) ?? wordOf(at(record, 'conversation', 'id')) ?? idAbove(above),
        role,
        ...person,
        text,
        time: stampOf(record.created_at, options.zone),
        customer,
        channel: channelOf(record, around),
        automated: isAutomated || undefined,
        internal: record.private === true || undefined,
      },
    }
}

/** A message in its conversation: that has the list of messages. */
function idAbove(above: readonly Json[]): string | undefined {
  const conversation = above.find(one => Array.isArray(one.messages))
  return wordOf(conversation?.id) ?? wordOf(conversation?.display_id)
}

function channelOf(record: Json, around: Json): string | undefined {
  const channel = wordOf(at(around, 'meta', 'channel')) ?? wordOf(at(record, 'conversation', 'channel'))
  return channel?.replace(/^Channel::/, '')
}

const roleFor = roleTable({ contact: 'customer', user: 'agent', agentbot: 'bot', 'captain::assistant': 'bot' })

function roleOf(record: Json, kind: ReturnType<typeof kindOf>): Role | undefined {
  if (kind === 'activity') return 'system'
  const type = textOf(record.sender_type) || textOf(at(record, 'sender', 'type'))
  const told = roleFor(type.toLowerCase().replace(/_/g, ''))
  if (told !== undefined) return told
  if (kind === 'incoming') return 'customer'
  // Nobody sends templates, nor what an outgoing message says that names no sender though it could.
  if (kind === 'template' || record.sender === null || record.sender_id === null) return 'bot'
  return kind === 'outgoing' ? 'agent' : undefined
}

function speakerOf(record: Json): { speaker: string | undefined; speakerId: string | undefined } {
  const sender = objectOf(record.sender)
  const name = wordOf(sender.name) ?? wordOf(sender.available_name)
  return { speaker: name ?? wordOf(sender.email), speakerId: wordOf(record.sender_id) ?? wordOf(sender.id) ?? wordOf(sender.email) }
}
