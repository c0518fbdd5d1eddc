import type { Role } from '../../model/turn.ts'
import { tidied } from '../html.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { numberOf, objectOf, opened, textOf, wordOf } from '../json/values.ts'
import { roleWord } from '../role-words.ts'
import { stampOf } from '../times.ts'

/** Messages of Twilio Conversations, which Flex uses. FORMATS 6.11. */
export const twilioConversations: JsonFormat = {
  name: 'twilio-conversations',
  title: 'Twilio Conversations and Flex chats (JSON)',
  howTo: [
    'Save what GET /v1/Conversations/{CH…}/Messages of Twilio answers, one answer a file or a line.',
    'Each message needs conversation_sid, author and body; customers are known by phone and messenger addresses, agents by e-mail-like identities.',
  ].join(' '),
  fits: record => {
    const isMessage = /^CH/.test(conversationOf(record) ?? '') && 'author' in record && ('body' in record || 'media' in record)
    return isMessage ? { score: 0.96, why: 'a message with conversation_sid and author' } : undefined
  },
  events,
  sortsByTime: true,
}

function conversationOf(record: Json): string | undefined {
  return wordOf(record.conversation_sid) ?? wordOf(record.conversationSid)
}

function* events(record: Json, { memory, options }: RecordContext): Iterable<RecordEvent> {
  const text = tidied(textOf(record.body))
  if (text === '') {
    yield { kind: 'aside', reason: 'messages without words' }
    return
  }
  const author = wordOf(record.author)
  const attributes = objectOf(opened(record.attributes))
  const name = author === undefined ? undefined : plainIdentity(author)
  const told = roleWord(textOf(attributes.sender_type)) ?? roleWord(textOf(attributes.from)) ?? roleOf(author, name)
  const place = `${conversationOf(record)} ${author}`
  // What one message tells of its author holds for the others.
  if (told !== undefined) memory.set(place, told)
  const role = told ?? (memory.get(place) as Role | undefined)
  const said = wordOf(attributes.from)
  const index = numberOf(record.index)
  yield {
    kind: 'turn',
    turn: {
      conversation: conversationOf(record),
      turn: index !== undefined && Number.isInteger(index) && index >= 0 ? index : undefined,
      role,
      speaker: said !== undefined && roleWord(said) === undefined ? said : name,
      speakerId: author,
      text,
      time: stampOf(record.date_created, options.zone) ?? stampOf(record.dateCreated, options.zone),
      customer: role === 'customer' ? author : undefined,
      channel: /^([a-z]+):/.exec(author ?? '')?.[1],
    },
  }
}

/** Flex writes `_40` for `@` and `_2E` for `.`. */
function plainIdentity(author: string): string {
  if (!/_40|_2E/.test(author)) return author
  return author.replace(/_([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** Other identities may be agents or visitors of a web chat: the data does not tell. */
function roleOf(author: string | undefined, name: string | undefined): Role | undefined {
  if (author === undefined || author === 'system') return 'system'
  if (/^(?:[a-z]+:)?\+\d{5,}$|^(?:messenger|facebook|instagram|line|viber|gbm|whatsapp|sms):/i.test(author)) return 'customer'
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(name ?? '') ? 'agent' : undefined
}
