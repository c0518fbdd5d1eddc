import type { Role } from '../../model/turn.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { listed, listRecognition } from '../json/listed.ts'
import { at, isObject, objectsOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

const ROLES: Readonly<Record<string, Role>> = { user: 'customer', agent: 'agent', bot: 'bot', system: 'system' }

/** Freshchat's messages. FORMATS 4.9. */
export const freshchat: JsonFormat = {
  name: 'freshchat',
  title: 'Freshchat messages (JSON)',
  howTo:
    'Save what GET /v2/conversations/{id}/messages answers, all pages, one conversation a file or a line. Agents are told apart by id.',
  fits: record => {
    if (isWebhook(record)) return { score: 0.8, why: 'webhooks of Freshchat' }
    if ('message_parts' in record && 'actor_type' in record) return { score: 0.97, why: 'messages with message_parts and actor_type' }
    return isListed(record) ? listRecognition('conversations') : undefined
  },
  events,
  sortsByTime: true,
}

function isListed(record: Json): boolean {
  return (
    'conversation_id' in record &&
    'channel_id' in record &&
    ('assigned_agent_id' in record || 'assigned_group_id' in record) &&
    !('messages' in record)
  )
}

/** Whatever happened; a message in it is found for itself. */
function isWebhook(record: Json): boolean {
  return isObject(record.actor) && 'actor_type' in record.actor && 'action' in record && isObject(record.data)
}

function* events(record: Json, context: RecordContext): Iterable<RecordEvent> {
  const message = at(record, 'data', 'message')
  if (!isWebhook(record)) yield* messageOf(record, context)
  else if (isObject(message) && 'message_parts' in message) yield* messageOf(message, context)
  else yield { kind: 'aside', reason: `webhooks of ${wordOf(record.action) ?? 'unknown'}` }
}

function* messageOf(record: Json, { id, options }: RecordContext): Iterable<RecordEvent> {
  if (!('message_parts' in record)) {
    yield listed('conversation', wordOf(record.conversation_id), 'GET /v2/conversations/{id}/messages')
    return
  }
  const text = objectsOf(record.message_parts)
    .map(part => textOf(at(part, 'text', 'content')))
    .filter(part => part !== '')
    .join('\n')
    .trim()
  if (text === '') {
    yield { kind: 'aside', reason: 'messages without words: pictures, cards' }
    return
  }
  const role = record.message_type === 'system' ? 'system' : ROLES[textOf(record.actor_type)]
  const actor = wordOf(record.actor_id)
  yield {
    kind: 'turn',
    id: wordOf(record.id),
    turn: {
      conversation: wordOf(record.conversation_id) ?? id.replace(/#\d+$/, ''),
      text,
      role,
      speakerId: actor,
      time: stampOf(record.created_time, options.zone),
      channel: 'chat',
      internal: record.message_type === 'private' || undefined,
    },
  }
}
