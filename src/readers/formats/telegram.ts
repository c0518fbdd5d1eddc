import type { Role } from '../../model/turn.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { isObject, listOf, objectOf, textOf, wordOf } from '../json/values.ts'
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

function* events(record: Json, { id, above, options }: RecordContext): Iterable<RecordEvent> {
  const chat = objectOf(above.at(-1))
  if (record.type === 'service') {
    yield { kind: 'aside', reason: `service messages (${wordOf(record.action) ?? 'no action'})` }
    return
  }
  const text = textIn(record.text).trim()
  if (text === '') {
    yield { kind: 'aside', reason: 'messages without words: pictures, stickers, files' }
    return
  }
  const from = wordOf(record.from)
  const kind = textOf(chat.type)
  yield {
    kind: 'turn',
    turn: {
      conversation: wordOf(chat.id) ?? wordOf(chat.name) ?? id,
      text,
      role: roleOf(from, kind, wordOf(chat.name)),
      speaker: from ?? 'deleted account',
      speakerId: wordOf(record.from_id),
      time: stampOf(record.date_unixtime) ?? stampOf(record.date, options.zone),
      channel: 'telegram',
      customer: kind === 'personal_chat' ? wordOf(chat.id) : undefined,
      // Not the sender's own words.
      automated: record.forwarded_from !== undefined || undefined,
    },
  }
}

function roleOf(from: string | undefined, kind: string, chat: string | undefined): Role | undefined {
  if (from !== undefined && (/bot$/i.test(from) || (kind === 'bot_chat' && from === chat))) return 'bot'
  if (kind !== 'personal_chat' || chat === undefined || from === undefined) return undefined
  return from === chat ? 'customer' : 'agent'
}

/** A string, or pieces of text, some with a format. */
function textIn(value: unknown): string {
  if (typeof value === 'string') return value
  return listOf(value)
    .map(piece => (isObject(piece) ? textOf(piece.text) : textOf(piece)))
    .join('')
}
