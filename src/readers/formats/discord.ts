import type { Role } from '../../model/turn.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** Role names of those who answer on a server. FORMATS 5.3. */
const STAFF = /\b(?:support|staff|mods?|moderators?|admins?|administrators?|helpers?|team|agents?)\b/i

/** DiscordChatExporter's JSON. FORMATS 5.3. */
export const discord: JsonFormat = {
  name: 'discord',
  title: 'Discord channels, by DiscordChatExporter (JSON)',
  howTo: [
    'Export the channels with DiscordChatExporter, format JSON. A ticket channel is one conversation, another channel one a day.',
    "Members with a role such as Support, Staff or Moderator are agents, the others customers; where nobody has one, pass --agent 'Name*'.",
  ].join(' '),
  fits: (record, above) => {
    const author = objectOf(record.author)
    if (typeof record.content !== 'string' || !('isBot' in author) || !('timestamp' in record)) return undefined
    return { score: 'guild' in (above[0] ?? {}) ? 0.98 : 0.9, why: 'messages with author.isBot' }
  },
  events,
  sortsByTime: true,
  joinsFiles: true,
}

function* events(record: Json, { id, above, options }: RecordContext): Iterable<RecordEvent> {
  const type = wordOf(record.type) ?? 'Default'
  if (type !== 'Default' && type !== 'Reply') {
    yield { kind: 'aside', reason: `messages of type ${type}` }
    return
  }
  const text = textOf(record.content)
    .replace(/```[\s\S]*?(?:```|$)/g, ' ')
    .trim()
  if (text === '') {
    yield { kind: 'aside', reason: 'messages without words' }
    return
  }
  const channel = wordOf(at(above[0], 'channel', 'name')) ?? id
  const time = stampOf(record.timestamp, options.zone)
  const isTicket = /ticket|case|support-\d|\d{3,}/i.test(channel)
  const author = objectOf(record.author)
  yield {
    kind: 'turn',
    turn: {
      conversation: isTicket ? channel : `${channel}/${time?.slice(0, 10) ?? ''}`,
      text,
      role: roleOf(author),
      speaker: wordOf(author.nickname) ?? wordOf(author.name),
      speakerId: wordOf(author.id),
      time,
      channel: 'discord',
    },
  }
}

function roleOf(author: Json): Role | undefined {
  if (author.isBot === true) return 'bot'
  return objectsOf(author.roles).some(role => STAFF.test(textOf(role.name))) ? 'agent' : undefined
}
