import type { Role } from '../../model/turn.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, objectsOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** Zendesk Chat, once Zopim: chats with their history, and messages left while nobody was there. FORMATS 4.5. */
export const zendeskChat: JsonFormat = {
  name: 'zendesk-chat',
  title: 'Zendesk Chat history (JSON)',
  howTo: [
    'Save what GET /api/v2/chats answers, or the history export of the dashboard as JSON.',
    'The incremental export gives the history only where fields=chats(*) is asked for.',
  ].join(' '),
  fits: record => {
    if (objectsOf(record.history).some(one => textOf(one.type).startsWith('chat.')))
      return { score: 0.98, why: 'chats with a history of chat.msg' }
    if (record.type === 'offline_msg' && 'visitor' in record) return { score: 0.95, why: 'messages left offline' }
    return record.type === 'chat' && 'visitor' in record && 'agent_names' in record
      ? { score: 0.9, why: 'chats with visitor and agent_names' }
      : undefined
  },
  events,
  sortsByTime: true,
}

function* events(record: Json, { id, options }: RecordContext): Iterable<RecordEvent> {
  const conversation = wordOf(record.id) ?? id
  const customer = wordOf(at(record, 'visitor', 'email')) ?? wordOf(at(record, 'visitor', 'id'))
  const common = { conversation, customer, channel: 'chat' }
  if (record.type === 'offline_msg') {
    const text = textOf(record.message).trim()
    const speaker = wordOf(at(record, 'visitor', 'name'))
    if (text !== '')
      yield { kind: 'turn', turn: { ...common, text, role: 'customer', speaker, time: stampOf(record.timestamp, options.zone) } }
    return
  }
  if (record.history === undefined) {
    yield { kind: 'skipped', reason: `chat '${conversation}' has no history: ask the export for fields=chats(*)` }
    return
  }
  for (const item of objectsOf(record.history)) {
    const text = (textOf(item.msg) || textOf(item.message)).trim()
    const nick = textOf(item.nick)
    if (item.type !== 'chat.msg' || text === '') yield { kind: 'aside', reason: `events of type ${wordOf(item.type) ?? 'none'}` }
    else {
      const role = roleOf(nick, item.sender_type)
      yield {
        kind: 'turn',
        turn: {
          ...common,
          text,
          role,
          speaker: wordOf(item.name) ?? wordOf(item.display_name),
          speakerId: /^agent:(\d+)$/.exec(nick)?.[1] ?? (nick || undefined),
          time: stampOf(item.timestamp, options.zone),
        },
      }
    }
  }
}

function roleOf(nick: string, sender: unknown): Role | undefined {
  if (nick === 'agent:system') return 'system'
  if (nick === 'agent:trigger' || sender === 'Trigger') return 'bot'
  if (nick.includes('agent') || sender === 'Agent') return 'agent'
  return nick.startsWith('visitor') || sender === 'Visitor' ? 'customer' : undefined
}
