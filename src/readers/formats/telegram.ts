import type { Role } from '../../model/turn.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, isObject, listOf, objectOf, textOf, wordOf } from '../json/values.ts'
import { isoOf } from '../speech.ts'
import { stampOf } from '../times.ts'

/** Telegram Desktop's result.json, of one chat or of a whole account. FORMATS 5.2. */
export const telegram: JsonFormat = {
  name: 'telegram',
  title: 'Telegram Desktop exports (JSON)',
  howTo: [
    'In Telegram Desktop: Settings or the menu of a chat, Export chat history, format "Machine-readable JSON". Name result.json.',
    'In a personal chat the one whom it is named after is the customer, and you are the agent; in groups name the agents with --agent.',
  ].join(' '),
  fits: (record, above) => {
    if (record.type !== 'message' && record.type !== 'service') return undefined
    const marks = 'date_unixtime' in record || 'from_id' in record || 'text_entities' in record || 'actor_id' in record
    const isChat = typeof above.at(-1)?.type === 'string' && 'messages' in (above.at(-1) ?? {})
    return marks && isChat ? { score: 0.97, why: 'messages with date_unixtime or from_id' } : undefined
  },
  events,
}

function* events(record: Json, context: RecordContext): Iterable<RecordEvent> {
  const { id, above } = context
  const chat = objectOf(above.at(-1))
  const kind = textOf(chat.type)
  const other = wordOf(chat.id)
  const topic = topicOf(record, chat, context)
  if (record.type === 'service') {
    yield { kind: 'aside', reason: `service messages (${wordOf(record.action) ?? 'no action'})` }
    return
  }
  const nobodys = isAccount(above) ? NO_CUSTOMERS.get(other === TELEGRAM ? 'telegram' : kind) : OWN_NOTES.get(kind)
  if (nobodys !== undefined) {
    yield { kind: 'aside', reason: nobodys }
    return
  }
  const text = textIn(record.text).trim()
  if (text === '') {
    yield { kind: 'aside', reason: 'messages without words: pictures, stickers, files' }
    return
  }
  const from = wordOf(record.from)
  const isGroup = /group$/.test(kind)
  // Who writes in the name of the group may sign.
  const signed = isGroup && writesAsGroup(record, chat) ? wordOf(record.author) : undefined
  const name = other ?? wordOf(chat.name) ?? id
  yield {
    kind: 'turn',
    turn: {
      conversation: topic === undefined ? name : `${name}/${topic}`,
      text,
      role: roleOf(record, chat, wordOf(at(above[0], 'personal_information', 'user_id'))),
      speaker: signed ?? from ?? 'deleted account',
      speakerId: signed === undefined ? wordOf(record.from_id) : `${wordOf(record.from_id)}/${signed}`,
      time: timeOf(record, context),
      channel: 'telegram',
      customer: kind === 'personal_chat' ? other : undefined,
      mixed: isGroup || undefined,
      // Not the sender's own words.
      automated: record.forwarded_from !== undefined || record.via_bot !== undefined || undefined,
    },
  }
}

const OWN_NOTES: ReadonlyMap<string, string> = new Map([
  ['saved_messages', 'notes to oneself'],
  ['replies', 'notes to oneself'],
])
/** Chats of an account in which no customer is answered, and what they are. */
const NO_CUSTOMERS: ReadonlyMap<string, string> = new Map([
  ...OWN_NOTES,
  ['bot_chat', 'messages of chats with bots'],
  ['private_channel', 'messages of channels'],
  ['public_channel', 'messages of channels'],
  ['telegram', 'messages of Telegram itself'],
])
/** The account that sends login codes and news. */
const TELEGRAM = '777000'

/** Whether it is the export of a whole account, not of one chat. */
function isAccount(above: readonly Json[]): boolean {
  return above.length > 1
}

/** Messages whose topic is remembered. */
const REMEMBERED = 200_000

/** The topic of a forum that a message is of: the message that created it, by way of what it answers. */
function topicOf(record: Json, chat: Json, { memory }: RecordContext): string | undefined {
  const topics = (memory.get('topics') as Map<string, string> | undefined) ?? new Map<string, string>()
  memory.set('topics', topics)
  const id = wordOf(record.id)
  const key = (message: string): string => `${wordOf(chat.id) ?? ''} ${message}`
  const parent = wordOf(record.reply_to_message_id)
  const topic = record.action === 'topic_created' ? id : parent === undefined ? undefined : topics.get(key(parent))
  if (id !== undefined && topic !== undefined && topics.size < REMEMBERED) topics.set(key(id), topic)
  return topic
}

/** Admins may write in the name of their group. */
function writesAsGroup(record: Json, chat: Json): boolean {
  const id = wordOf(chat.id)
  return /supergroup$/.test(textOf(chat.type)) && id !== undefined && wordOf(record.from_id) === `channel${id}`
}

/** `HarbourBot`, `harbour_bot`, `Harbour bot`; not `Ian Talbot`. */
const BOT = /(?:^|[\s_-])[Bb](?:ot|OT)$|[\p{Ll}\d]B(?:ot|OT)$/u

/**
 * In a personal chat the other one is whom it is named after; ids are surer, for names may be gone or equal. `own` is the id of the account, which only the
 * export of all its chats tells.
 */
function roleOf(record: Json, chat: Json, own: string | undefined): Role | undefined {
  const from = wordOf(record.from)
  const name = wordOf(chat.name)
  const other = wordOf(chat.id)
  const sender = wordOf(record.from_id)?.replace(/^user/, '')
  const isOther = other !== undefined && sender !== undefined ? sender === other : from !== undefined && from === name
  if ((from !== undefined && BOT.test(from)) || (chat.type === 'bot_chat' && (isOther || from === name))) return 'bot'
  if (writesAsGroup(record, chat)) return 'agent'
  if (chat.type !== 'personal_chat' || (name === undefined && other === undefined)) return undefined
  if (isOther || (from !== undefined && from === name)) return 'customer'
  return from === undefined || (own !== undefined && sender !== own) ? undefined : 'agent'
}

/** Clocks of the exporter differ from UTC by what the last message with both stamps shows, where no `--tz` tells it. */
function timeOf(record: Json, { memory, options }: RecordContext): string | undefined {
  const exact = stampOf(record.date_unixtime)
  const local = stampOf(record.date, options.zone)
  if (options.zone !== undefined || record.date === undefined) return exact ?? local
  if (exact !== undefined && local !== undefined) memory.set('shift', Date.parse(exact) - Date.parse(local))
  if (exact !== undefined || local === undefined) return exact
  return isoOf(Date.parse(local) + Number(memory.get('shift') ?? 0))
}

/** A string, or pieces of text, some with a format. */
function textIn(value: unknown): string {
  if (typeof value === 'string') return value
  return listOf(value)
    .map(piece => (isObject(piece) ? textOf(piece.text) : textOf(piece)))
    .join('')
}
