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
  if (record.type === 'service') {
    yield { kind: 'aside', reason: `service messages (${wordOf(record.action) ?? 'no action'})` }
    return
  }
  if (kind === 'saved_messages') {
    yield { kind: 'aside', reason: 'notes to oneself' }
    return
  }
  const text = textIn(record.text).trim()
  if (text === '') {
    yield { kind: 'aside', reason: 'messages without words: pictures, stickers, files' }
    return
  }
  const from = wordOf(record.from)
  yield {
    kind: 'turn',
    turn: {
      conversation: wordOf(chat.id) ?? wordOf(chat.name) ?? id,
      text,
      role: roleOf(record, chat, wordOf(at(above[0], 'personal_information', 'user_id'))),
      speaker: from ?? 'deleted account',
      speakerId: wordOf(record.from_id),
      time: timeOf(record, context),
      channel: 'telegram',
      customer: kind === 'personal_chat' ? wordOf(chat.id) : undefined,
      // Not the sender's own words.
      automated: record.forwarded_from !== undefined || record.via_bot !== undefined || undefined,
    },
  }
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
  // Admins may write in the name of their group.
  if (/supergroup$/.test(textOf(chat.type)) && other !== undefined && sender === `channel${other}`) return 'agent'
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
