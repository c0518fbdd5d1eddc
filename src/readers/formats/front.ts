import type { Role } from '../../model/turn.ts'
import { bodyOf, nameOf, withoutSignature } from '../body.ts'
import { htmlToText } from '../html.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { listed, listRecognition } from '../json/listed.ts'
import { at, isObject, listOf, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** Front's messages and comments, single or as lists of a conversation. FORMATS 4.12. */
export const front: JsonFormat = {
  name: 'front',
  title: 'Front messages and comments (JSON)',
  howTo: [
    'Save what GET /conversations/{id}/messages of the Front API answers, one answer a file or a line.',
    'Comments (GET /conversations/{id}/comments) may stand beside them: {"id":"cnv_1","messages":{…},"comments":{…}}.',
    'Each message needs is_inbound, text or body, author and recipients.',
  ].join(' '),
  fits: (record, _above, path) => {
    // Lists of conversations show the last message of each.
    if (isListed(record)) return listRecognition('conversations')
    if (path.at(-1) === 'last_message') return undefined
    if (isEvent(record)) return { score: 0.85, why: 'events of Front' }
    if (isMessage(record)) return { score: 0.96, why: 'a message with is_inbound, author and recipients' }
    if (isComment(record)) return { score: 0.92, why: 'a comment with author and posted_at' }
    if (partsOf(record.messages).some(isMessage) && partsOf(record.comments).some(isComment))
      return { score: 0.99, why: 'a conversation with messages and comments' }
    return undefined
  },
  events,
  sortsByTime: true,
}

function isListed(record: Json): boolean {
  return textOf(record.id).startsWith('cnv_') && 'status' in record && !('messages' in record)
}

/** What happened to a conversation; a message or a comment in it is found for itself. */
function isEvent(record: Json): boolean {
  return 'emitted_at' in record && isObject(record.conversation)
}

function isMessage(record: Json): boolean {
  return typeof record.is_inbound === 'boolean' && ('recipients' in record || 'draft_mode' in record || 'author' in record)
}

function isComment(record: Json): boolean {
  return 'posted_at' in record && isObject(record.author) && typeof record.body === 'string'
}

/** A list, or the answer of the API that holds it. */
function partsOf(value: unknown): readonly Json[] {
  return objectsOf(Array.isArray(value) ? value : objectOf(value)._results)
}

function* events(record: Json, context: RecordContext): Iterable<RecordEvent> {
  const target = objectOf(at(record, 'target', 'data'))
  if (!isEvent(record)) yield* partsIn(record, context)
  else if (isMessage(target) || isComment(target)) yield* partsIn(target, { ...context, above: [...context.above, record] })
  else yield { kind: 'aside', reason: `events of type ${wordOf(record.type) ?? 'unknown'}` }
}

function* partsIn(record: Json, { above, options: { zone } }: RecordContext): Iterable<RecordEvent> {
  if (isListed(record)) {
    yield listed('conversation', wordOf(record.id), 'GET /conversations/{id}/messages')
    return
  }
  const parts = isMessage(record) || isComment(record) ? [record] : [...partsOf(record.messages), ...partsOf(record.comments)]
  if (parts.length === 0) yield { kind: 'aside', reason: 'comments without an author' }
  const given = parts.length === 1 && parts[0] === record ? undefined : (wordOf(record.id) ?? wordOf(at(record, 'conversation', 'id')))
  for (const part of parts) {
    const conversation = given ?? conversationOf(part, above)
    yield* isComment(part) && !isMessage(part) ? commentOf(part, conversation, zone) : messageOf(part, conversation, zone)
  }
}

/** `cnv_…` out of a link: that of the message, or of the answer that it lies in. */
function conversationOf(part: Json, above: readonly Json[]): string | undefined {
  const own = wordOf(part.conversation_id) ?? wordOf(at(part, 'conversation', 'id'))
  if (own !== undefined) return own
  const links = [at(part, '_links', 'related', 'conversation'), ...above.map(one => at(one, '_links', 'self'))]
  for (const link of links) {
    const found = /\/conversations\/([^/?#]+)/.exec(textOf(link))
    if (found !== null) return found[1]
  }
  return (
    above.flatMap(one => [wordOf(one.id), wordOf(at(one, 'conversation', 'id'))]).find(id => id?.startsWith('cnv_')) ??
    siblingsOf(part, above)
  )
}

/** The conversation that all the other messages of the same answer are of. */
function siblingsOf(part: Json, above: readonly Json[]): string | undefined {
  const found = new Set(partsOf(above.at(-1)).map(one => (one === part ? undefined : conversationOf(one, []))))
  found.delete(undefined)
  return found.size === 1 ? [...found][0] : undefined
}

function* commentOf(part: Json, conversation: string | undefined, zone: string | undefined): Iterable<RecordEvent> {
  const text = bodyOf(undefined, part.body, false)
  if (text === '') yield { kind: 'aside', reason: 'comments without words' }
  else
    yield {
      kind: 'turn',
      id: wordOf(part.id),
      turn: { conversation, role: 'agent', ...teammateOf(part.author), text, time: stampOf(part.posted_at, zone), internal: true },
    }
}

function* messageOf(part: Json, conversation: string | undefined, zone: string | undefined): Iterable<RecordEvent> {
  const type = wordOf(part.type)
  const isMail = type === undefined || type === 'email' || type === 'custom'
  const signature = htmlToText(textOf(at(part, 'signature', 'body')))
  const own = withoutSignature(bodyOf(part.text, part.body, isMail), signature)
  const text = own || (part.is_inbound === true ? textOf(part.subject) : '')
  if (textOf(part.draft_mode) !== '') yield { kind: 'aside', reason: 'drafts' }
  else if (textOf(part.error_type) !== '') yield { kind: 'aside', reason: 'messages that could not be sent' }
  else if (text === '') yield { kind: 'aside', reason: 'messages without words of their own' }
  else if (text === '[REDACTED]') yield { kind: 'aside', reason: 'messages that were redacted' }
  else
    yield {
      kind: 'turn',
      id: wordOf(part.id),
      turn: {
        conversation,
        ...speakerOf(part),
        text,
        time: stampOf(part.created_at, zone),
        customer: wordOf(recipientOf(part, part.is_inbound === true ? 'from' : 'to').handle),
        channel: type,
        internal: type === 'internal' || undefined,
      },
    }
}

function recipientOf(part: Json, role: string): Json {
  return objectsOf(listOf(part.recipients)).find(recipient => recipient.role === role) ?? {}
}

interface Speaker {
  readonly role: Role
  readonly speaker: string | undefined
  readonly speakerId: string | undefined
  readonly automated?: true | undefined
}

/** Bots have answers of their own; the other kinds of authors send what a person once wrote. */
const BOTS = new Set(['ai', 'csat', 'smart_csat'])

function speakerOf(part: Json): Speaker {
  const from = recipientOf(part, 'from')
  const sender = { speaker: wordOf(from.name) ?? wordOf(from.handle), speakerId: wordOf(from.handle) }
  const author = objectOf(part.author)
  const type = wordOf(author.type) ?? 'user'
  if (part.is_inbound === true) return { role: 'customer', ...(sender.speaker === undefined ? teammateOf(author) : sender) }
  if (!isObject(part.author)) return { role: 'agent', ...sender, automated: true }
  if (type === 'visitor') return { role: 'customer', ...teammateOf(author) }
  if (BOTS.has(type)) return { role: 'bot', ...teammateOf(author) }
  return { role: 'agent', ...teammateOf(author), automated: type === 'user' ? undefined : true }
}

function teammateOf(value: unknown): { speaker: string | undefined; speakerId: string | undefined } {
  const author = objectOf(value)
  const speaker = nameOf(author.first_name, author.last_name) ?? wordOf(author.username) ?? wordOf(author.email)
  return { speaker, speakerId: wordOf(author.id) ?? wordOf(author.email) }
}
