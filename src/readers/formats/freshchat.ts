import { nameOf } from '../body.ts'
import { htmlToText } from '../html.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { listed, listRecognition } from '../json/listed.ts'
import { at, isObject, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { roleTable } from '../role-table.ts'
import { stampOf } from '../times.ts'

const roleFor = roleTable({ user: 'customer', agent: 'agent', bot: 'bot', system: 'system' })

/** Freshchat's messages. FORMATS 4.9. */
export const freshchat: JsonFormat = {
  name: 'freshchat',
  title: 'Freshchat messages (JSON)',
  howTo: [
    'Save what GET /v2/conversations/{id}/messages answers, all pages, one conversation a file or a line.',
    'Agents are told apart by id; agents.json beside it, from GET /v2/agents, gives them their names.',
  ].join(' '),
  fits: record => {
    if (isWebhook(record)) return { score: 0.8, why: 'webhooks of Freshchat' }
    if ('message_parts' in record && 'actor_type' in record) return { score: 0.97, why: 'messages with message_parts and actor_type' }
    return isListed(record) ? listRecognition('conversations') : undefined
  },
  events,
  sortsByTime: true,
  besides: ['agents.json'],
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

function* messageOf(record: Json, context: RecordContext): Iterable<RecordEvent> {
  const { id, options, above } = context
  if (!('message_parts' in record)) {
    yield listed('conversation', wordOf(record.conversation_id), 'GET /v2/conversations/{id}/messages')
    return
  }
  const text = objectsOf(record.message_parts)
    .map(part => wordsOf(textOf(at(part, 'text', 'content'))))
    .filter(part => part !== '')
    .join('\n')
    .trim()
  if (text === '') {
    yield { kind: 'aside', reason: 'messages without words: pictures, cards' }
    return
  }
  const role = record.message_type === 'system' ? 'system' : roleFor(textOf(record.actor_type))
  const actor = wordOf(record.actor_id)
  yield {
    kind: 'turn',
    id: wordOf(record.id),
    turn: {
      conversation: wordOf(record.conversation_id) ?? wordOf(above.at(-1)?.conversation_id) ?? id.replace(/#\d+$/, ''),
      text,
      role,
      speaker: actor === undefined ? undefined : namesOf(context).get(actor),
      speakerId: actor,
      time: stampOf(record.created_time, options.zone),
      channel: 'chat',
      internal: record.message_type === 'private' || undefined,
    },
  }
}

/** Rich text comes with its tags; what else stands between < and > was typed. */
function wordsOf(content: string): string {
  return /<(?:p|div|br|b|i|u|strong|em|span|a|ul|ol|li)\b[^<>]*>/i.test(content) ? htmlToText(content) : content
}

/** Names by id, of lists beside the input or above the record, and of whom an event tells that it is of. */
function namesOf({ memory, beside, above }: RecordContext): ReadonlyMap<string, string> {
  const known = memory.get('names')
  const found: Map<string, string> = known instanceof Map ? known : new Map<string, string>()
  const file = known === undefined ? beside('agents.json') : undefined
  const lists = known === undefined ? [file, at(file, 'agents'), ...above.flatMap(({ agents, users }) => [agents, users])] : []
  for (const one of [...lists.flatMap(objectsOf), ...above.map(({ actor }) => objectOf(actor))]) {
    const id = wordOf(one.id)
    const name = nameOf(one.first_name, one.last_name) ?? wordOf(one.name)
    if (id !== undefined && name !== undefined) found.set(id, name)
  }
  memory.set('names', found)
  return found
}
