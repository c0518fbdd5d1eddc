import { bodyOf } from '../body.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { listed, listRecognition } from '../json/listed.ts'
import { at, objectsOf, textOf, wordOf } from '../json/values.ts'
import { roleTable } from '../role-table.ts'
import { stampOf } from '../times.ts'

/** What actors.json may hold beside: the names that batch reads of actors answer. */
const ACTORS = 'actors.json'

/** HubSpot's conversations: messages and comments of threads. FORMATS 4.15. */
export const hubspot: JsonFormat = {
  name: 'hubspot',
  title: 'HubSpot conversations (JSON)',
  howTo: [
    'Save what GET /conversations/v3/conversations/threads/{id}/messages of the HubSpot API answers, one answer a file or a line.',
    "Each message needs conversationsThreadId, type, text and senders or createdBy. Agents' names come from the senders, or from a file actors.json beside it:",
    'what POST /conversations/v3/conversations/actors/batch/read answers.',
  ].join(' '),
  fits: record => {
    if (isListed(record)) return listRecognition('threads')
    if (isWebhook(record)) return listRecognition('webhooks of threads')
    return 'conversationsThreadId' in record && ['senders', 'createdBy', 'text', 'direction'].some(key => key in record)
      ? { score: 0.96, why: 'a message with conversationsThreadId and senders' }
      : undefined
  },
  events,
  sortsByTime: true,
  besides: [ACTORS],
}

function isListed(record: Json): boolean {
  return 'latestMessageTimestamp' in record && 'inboxId' in record && 'status' in record
}

/** Webhooks tell of messages by their ids only. */
function isWebhook(record: Json): boolean {
  return textOf(record.subscriptionType).startsWith('conversation.') && 'objectId' in record
}

function* events(record: Json, context: RecordContext): Iterable<RecordEvent> {
  if (isListed(record) || isWebhook(record)) {
    yield listed('thread', wordOf(record.id) ?? wordOf(record.objectId), 'GET /conversations/v3/conversations/threads/{id}/messages')
    return
  }
  const type = wordOf(record.type) ?? 'MESSAGE'
  const sender = objectsOf(record.senders)[0] ?? {}
  const conversation = wordOf(record.conversationsThreadId)
  const isMail = /mail/i.test(textOf(at(sender, 'deliveryIdentifier', 'type')))
  const text = bodyOf(record.text, record.richText, isMail)
  if (type !== 'MESSAGE' && type !== 'COMMENT' && type !== 'WELCOME_MESSAGE') {
    yield { kind: 'aside', reason: `entries of type ${type}` }
    return
  }
  if (record.truncationStatus === 'TRUNCATED' && !context.memory.has('truncated')) {
    context.memory.set('truncated', true)
    yield { kind: 'warning', reason: `HubSpot has cut long messages (truncationStatus TRUNCATED), the first in thread '${conversation}'` }
  }
  if (text === '') yield { kind: 'aside', reason: 'messages without words of their own' }
  else if (at(record, 'status', 'statusType') === 'FAILED') yield { kind: 'aside', reason: 'messages that could not be sent' }
  else {
    const speaker = speakerOf(record, sender, context)
    const visitor = speaker.role === 'customer' ? sender : (objectsOf(record.recipients).find(one => /^V-/.test(textOf(one.actorId))) ?? {})
    yield {
      kind: 'turn',
      id: wordOf(record.id),
      turn: {
        conversation,
        ...speaker,
        text,
        time: stampOf(record.createdAt, context.options.zone),
        customer: wordOf(visitor.actorId) ?? (speaker.role === 'customer' ? speaker.speakerId : undefined),
        channel: isMail ? 'email' : undefined,
        automated: type === 'WELCOME_MESSAGE' || undefined,
        internal: type === 'COMMENT' || undefined,
      },
    }
  }
}

const roleFor = roleTable({ A: 'agent', V: 'customer', B: 'bot', L: 'bot', S: 'system' })

/** By the prefix of the actor; an integration or a bare mail address speaks for whoever the direction tells. */
function speakerOf(record: Json, sender: Json, context: RecordContext) {
  const address = wordOf(at(sender, 'deliveryIdentifier', 'value'))
  // A mail's sender may be no actor: then whoever created the record is HubSpot itself.
  const actor = wordOf(sender.actorId) ?? (address === undefined ? wordOf(record.createdBy) : undefined)
  // Who made the record of a mail that came in is not who wrote it.
  const isRecorded = actor !== undefined && sender.actorId === undefined && record.direction === 'INCOMING' && record.type !== 'COMMENT'
  const prefix = isRecorded && actor.startsWith('A-') ? '' : (/^([A-Z])-/.exec(actor ?? '')?.[1] ?? '')
  const speakerId = prefix === 'E' || actor === undefined ? (address ?? actor) : prefix === '' && isRecorded ? undefined : actor
  const speaker = wordOf(sender.name) ?? actorsOf(context).get(actor ?? '') ?? address
  const incoming = record.direction === 'INCOMING' ? 'customer' : undefined
  const outgoing = record.direction === 'OUTGOING' ? (prefix === 'I' ? 'bot' : 'agent') : undefined
  const role =
    (prefix === 'S' ? incoming : undefined) ?? roleFor(prefix) ?? incoming ?? outgoing ?? (record.type === 'COMMENT' ? 'agent' : undefined)
  return { role, speaker, speakerId }
}

function actorsOf({ memory, beside, above }: RecordContext): ReadonlyMap<string, string> {
  const known = memory.get('actors')
  if (known instanceof Map) return known
  const actors = [beside(ACTORS), ...above.map(one => one.actors)].flatMap(value =>
    objectsOf(Array.isArray(value) ? value : at(value, 'results')),
  )
  const names = actors.map(actor => [wordOf(actor.id), wordOf(actor.name) ?? wordOf(actor.email)] as const)
  const found = new Map(names.filter((pair): pair is readonly [string, string] => pair[0] !== undefined && pair[1] !== undefined))
  memory.set('actors', found)
  return found
}
