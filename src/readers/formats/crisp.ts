import type { Role } from '../../model/turn.ts'
import { bodyOf } from '../body.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { listed, listRecognition } from '../json/listed.ts'
import { isObject, listOf, objectOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** Crisp's messages. FORMATS 4.14. */
export const crisp: JsonFormat = {
  name: 'crisp',
  title: 'Crisp conversations (JSON)',
  howTo: [
    'Save what GET /website/{id}/conversation/{session}/messages of the Crisp API answers, one answer a file or a line; several sessions may stand in one file.',
    'Each message needs session_id, from, type, content and fingerprint.',
  ].join(' '),
  fits: record => {
    if (isListed(record)) return listRecognition('conversations')
    if (isWebhook(record)) return { score: 0.8, why: 'webhooks of Crisp' }
    const isMessage = (record.from === 'user' || record.from === 'operator') && 'content' in record
    if (!isMessage || !('fingerprint' in record || 'session_id' in record)) return undefined
    return { score: 'session_id' in record ? 0.95 : 0.9, why: 'a message with session_id, from user or operator, and fingerprint' }
  },
  events,
  sortsByTime: true,
}

function isListed(record: Json): boolean {
  return (
    'session_id' in record && 'people_id' in record && 'state' in record && !('content' in record) && listOf(record.messages).length === 0
  )
}

/** Whatever happened; a message in it is found for itself. */
function isWebhook(record: Json): boolean {
  return 'website_id' in record && typeof record.event === 'string' && isObject(record.data)
}

function* events(record: Json, context: RecordContext): Iterable<RecordEvent> {
  const data = objectOf(record.data)
  if (!isWebhook(record)) yield* messageOf(record, context)
  // It does not tell who wrote: the message comes with its first words in an event of its own.
  else if (record.event === 'message:updated') yield { kind: 'aside', reason: 'messages edited later' }
  else if ('fingerprint' in data && 'content' in data) yield* messageOf(data, context)
  else yield { kind: 'aside', reason: `webhooks of ${record.event}` }
}

function* messageOf(record: Json, { options }: RecordContext): Iterable<RecordEvent> {
  if (isListed(record)) {
    yield listed('conversation', wordOf(record.session_id), 'GET /website/{id}/conversation/{session}/messages')
    return
  }
  const type = wordOf(record.type) ?? 'text'
  const content = objectOf(record.content)
  // What a visitor picks or fills in comes with the question that was asked.
  const isAnswer = record.from === 'user' && (type === 'picker' || type === 'field' || type === 'carousel')
  const words =
    isAnswer || type === 'file' || type === 'animation' || type === 'audio' ? '' : textOf(record.content) || textOf(content.text)
  const text = bodyOf(words, undefined, record.origin === 'email')
  if (text === '') yield { kind: 'aside', reason: `messages of type ${type}, without words` }
  else
    yield {
      kind: 'turn',
      id: wordOf(record.fingerprint),
      turn: {
        conversation: wordOf(record.session_id),
        ...speakerOf(record, type),
        text,
        time: stampOf(record.timestamp, options.zone),
        customer: record.from === 'user' ? wordOf(objectOf(record.user).user_id) : undefined,
        channel: /^urn:[^:]+:([^:]+)/.exec(textOf(record.origin))?.[1] ?? wordOf(record.origin),
        internal: type === 'note' || undefined,
      },
    }
}

function speakerOf(record: Json, type: string): { role: Role; speaker: string | undefined; speakerId: string | undefined } {
  const user = objectOf(record.user)
  const person = { speaker: wordOf(user.nickname), speakerId: wordOf(user.user_id) }
  if (type === 'event') return { role: 'system', ...person }
  if (record.from === 'user') return { role: 'customer', ...person }
  const isBot = record.automated === true || !['operator', 'website', ''].includes(textOf(user.type))
  return { role: isBot ? 'bot' : 'agent', ...person }
}
