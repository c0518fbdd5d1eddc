import type { Role } from '../../model/turn.ts'
import { tidied } from '../html.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { at, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** Who sends, as tawk.to shortens it. */
const ROLES: ReadonlyMap<string, Role> = new Map([
  ['v', 'customer'],
  ['a', 'agent'],
  ['s', 'system'],
])

/** tawk.to's chats, of webhooks and of the API. */
export const tawk: JsonFormat = {
  name: 'tawk',
  title: 'tawk.to chats (JSON)',
  howTo: [
    'Save the bodies of the webhook chat:transcript_created of tawk.to, one a line, or the chats that its API answers.',
    'Each chat needs id and messages with sender {t: v, a or s, n, id}, msg and time.',
  ].join(' '),
  fits: record => {
    const [first] = objectsOf(record.messages)
    if (ROLES.has(textOf(at(first, 'sender', 't'))) && 'msg' in objectOf(first))
      return { score: 0.96, why: 'a chat with messages whose senders are v, a or s' }
    return isWebhook(record) ? { score: 0.8, why: 'webhooks of tawk.to' } : undefined
  },
  events,
  sortsByTime: true,
}

/** Whatever happened; a chat in it is found for itself. */
function isWebhook(record: Json): boolean {
  return /^(?:chat|ticket):/.test(textOf(record.event)) && 'property' in record
}

function* events(record: Json, { id, options }: RecordContext): Iterable<RecordEvent> {
  const chat = isWebhook(record) ? objectOf(record.chat) : record
  const messages = objectsOf(chat.messages)
  const conversation = wordOf(chat.id) ?? wordOf(chat.chatId) ?? id
  const visitor = objectOf(chat.visitor)
  const customer = wordOf(visitor.id) ?? wordOf(visitor.email)
  if (isWebhook(record) && messages.length === 0) yield { kind: 'aside', reason: `webhooks of ${record.event}` }
  for (const message of messages) {
    const sender = objectOf(message.sender)
    const role = ROLES.get(textOf(sender.t))
    const text = tidied(textOf(message.msg))
    if (text === '') yield { kind: 'aside', reason: `messages of type ${wordOf(message.type) ?? 'unknown'}, without words` }
    else
      yield {
        kind: 'turn',
        turn: {
          conversation,
          role,
          speaker: wordOf(sender.n) ?? (role === 'customer' ? wordOf(visitor.name) : undefined),
          speakerId: wordOf(sender.id) ?? (role === 'customer' ? customer : undefined),
          text,
          time: stampOf(message.time, options.zone),
          customer,
        },
      }
  }
  yield* unusableIn(chat.messages, 'message', conversation)
}
