import type { Role } from '../../model/turn.ts'
import { bodyOf } from '../body.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, isObject, listOf, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** Sunshine Conversations, the messaging API of Zendesk: messages, as the API answers or as webhooks carry them. FORMATS 4.4. */
export const sunshine: JsonFormat = {
  name: 'sunshine',
  title: 'Zendesk messaging, Sunshine Conversations (JSON)',
  howTo: [
    'Save what GET /v2/apps/{app}/conversations/{id}/messages answers, one conversation a file, named by its id.',
    'Each message needs author (type user or business, displayName, by which agents are told apart), content, received and source, by which bots are known.',
  ].join(' '),
  fits: record => {
    const type = at(record, 'author', 'type')
    const content = typeof at(record, 'content', 'type') === 'string'
    return (type === 'business' || type === 'user') && content && 'received' in record
      ? { score: 0.97, why: 'messages with author.type and content.type' }
      : isWebhook(record)
        ? { score: 0.8, why: 'webhooks with events of a conversation' }
        : isLegacy(record)
          ? { score: 0.95, why: 'messages with role appUser or appMaker' }
          : undefined
  },
  events,
  sortsByTime: true,
}

/** A message of the first version of the API, when it was Smooch's. */
function isLegacy(record: Json): boolean {
  return (record.role === 'appUser' || record.role === 'appMaker') && 'received' in record && 'type' in record
}

/** The same message as later versions write it. Only users have an id there. */
function modern(record: Json): Json {
  const { role, authorId, name, type, text, htmlText, markdownText } = record
  const author = { type: role === 'appUser' ? 'user' : 'business', displayName: name, userId: role === 'appUser' ? authorId : undefined }
  return { ...record, id: record._id ?? record.id, author, content: { type, text, htmlText, markdownText } }
}

/** What a webhook carries; a message in it is found for itself, typing and receipts hold none. */
function isWebhook(record: Json): boolean {
  return /^conversation:/.test(textOf(record.type)) && isObject(record.payload)
}

function* events(record: Json, { id, above, options: { zone } }: RecordContext): Iterable<RecordEvent> {
  if (isWebhook(record)) {
    const message = at(record, 'payload', 'message')
    if (!isObject(message)) yield { kind: 'aside', reason: `webhooks of type ${textOf(record.type)}` }
    else yield* messageOf(message, [...above, record, objectOf(record.payload)], id, zone)
  } else yield* messageOf(isLegacy(record) ? modern(record) : record, above, id, zone)
}

function* messageOf(record: Json, above: readonly Json[], id: string, zone: string | undefined): Iterable<RecordEvent> {
  const content = objectOf(record.content)
  const type = wordOf(content.type) ?? 'unknown'
  const text = bodyOf(textOf(content.text) || textOf(content.markdownText), content.htmlText, false)
  if (record.deleted === true) yield { kind: 'aside', reason: 'messages that were deleted' }
  // What a form was filled with is no prose.
  else if (text === '' || type === 'formResponse') yield { kind: 'aside', reason: `messages of type ${type}, without words of their own` }
  else {
    const author = objectOf(record.author)
    const role = roleOf(record)
    const around = [record, ...[...above].reverse()]
    const named = around
      .map(one => wordOf(one.conversationId) ?? wordOf(at(one, 'conversation', 'id')) ?? wordOf(at(one, 'conversation', '_id')))
      .find(one => one !== undefined)
    const agent = role === 'agent' ? agentOf(record) : undefined
    yield {
      kind: 'turn',
      id: wordOf(record.id),
      turn: {
        conversation: named ?? linkedIn(above) ?? id.replace(/#\d+$/, ''),
        text,
        role,
        speaker: wordOf(author.displayName) ?? wordOf(at(author, 'user', 'profile', 'givenName')),
        speakerId: agent ?? wordOf(author.userId) ?? wordOf(author.userExternalId),
        customer: role === 'customer' ? wordOf(author.userId) : customerIn(above),
        time: stampOf(record.received, zone),
        channel: wordOf(at(record, 'source', 'type')),
      },
    }
  }
}

/** Zendesk's own id of the agent; `__trigger` where a trigger wrote. Seen in the webhooks of several public integrations. */
function agentOf(record: Json): string | undefined {
  return wordOf(at(record, 'metadata', '__zendesk_msg.agent.id')) ?? wordOf(at(record, 'metadata', '__zendesk_msg', 'agent', 'id'))
}

/** Who writes to the business in the list that the message lies in. */
function customerIn(above: readonly Json[]): string | undefined {
  const message = objectsOf(above.at(-1)?.messages).find(one => at(one, 'author', 'type') === 'user' || one.role === 'appUser')
  return wordOf(at(message, 'author', 'userId')) ?? wordOf(message?.authorId)
}

function linkedIn(above: readonly Json[]): string | undefined {
  return /\/conversations\/([^/?#"]+)/.exec(JSON.stringify(above.at(-1)?.links ?? ''))?.[1]
}

function roleOf(record: Json): Role {
  if (record.activity !== undefined && record.activity !== null) return 'system'
  if (at(record, 'author', 'type') === 'user') return 'customer'
  const source = [at(record, 'source', 'type'), record.channel, at(record, 'source', 'channel')].map(textOf).join(' ')
  const isBot =
    listOf(at(record, 'author', 'subtypes')).includes('AI') ||
    /answer_?bot/i.test(source) ||
    agentOf(record) === '__trigger' ||
    at(record, 'author', 'displayName') === 'Automated Response'
  return isBot ? 'bot' : 'agent'
}
