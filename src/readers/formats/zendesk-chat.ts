import type { Role } from '../../model/turn.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { at, listOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** Zendesk Chat, once Zopim: chats with their history, and messages left while nobody was there. FORMATS 4.5. */
export const zendeskChat: JsonFormat = {
  name: 'zendesk-chat',
  title: 'Zendesk Chat history (JSON)',
  howTo: [
    'Save what GET /api/v2/chats answers, or the history export of the dashboard as JSON.',
    'The incremental export gives the history only where fields=chats(*) is asked for.',
  ].join(' '),
  fits: (record, above, path) => {
    if (objectsOf(record.history).some(one => textOf(one.type).startsWith('chat.')))
      return { score: 0.98, why: 'chats with a history of chat.msg' }
    if (record.type === 'offline_msg' && 'visitor' in record) return { score: 0.95, why: 'messages left offline' }
    if ('visitor' in record && (record.type === 'chat' || 'history' in record) && ('agent_names' in record || 'history' in record))
      return { score: 0.9, why: 'chats with visitor and agent_names or history' }
    return isBareId(record, above, path) ? { score: 0.7, why: 'chats of an incremental export, with nothing but ids' } : undefined
  },
  events,
  sortsByTime: true,
}

/** What the incremental export gives where no fields are asked for; LiveChat counts what it found. */
function isBareId(record: Json, above: readonly Json[], path: readonly string[]): boolean {
  const keys = Object.keys(record)
  if (path.at(-2) !== 'chats' || !keys.includes('id') || keys.some(key => !['id', 'timestamp', 'update_timestamp'].includes(key)))
    return false
  return !Object.keys(above.at(-1) ?? {}).some(key => key.startsWith('found_') || key === 'pagination')
}

function* events(record: Json, { id, options: { zone } }: RecordContext): Iterable<RecordEvent> {
  const conversation = wordOf(record.id) ?? id
  const customer = wordOf(at(record, 'visitor', 'email')) ?? wordOf(at(record, 'visitor', 'id'))
  const common = { conversation, customer, channel: 'chat' }
  if (record.type === 'offline_msg') {
    const text = textOf(record.message).trim()
    const speaker = wordOf(at(record, 'visitor', 'name'))
    const time = stampOf(record.timestamp, zone)
    if (text === '') yield { kind: 'aside', reason: 'offline messages without words' }
    else {
      const speakerId = wordOf(at(record, 'visitor', 'id'))
      yield { kind: 'turn', id: 'message', turn: { ...common, text, role: 'customer', speaker, speakerId, time } }
    }
    return
  }
  if (!Array.isArray(record.history)) {
    yield { kind: 'skipped', reason: `chat '${conversation}' has no history: ask the export for fields=chats(*)` }
    return
  }
  if (record.history.length === 0) yield { kind: 'aside', reason: 'chats in which nobody wrote' }
  for (const item of objectsOf(record.history)) {
    const text = (textOf(item.msg) || textOf(item.message)).trim()
    if (item.type !== 'chat.msg') yield { kind: 'aside', reason: `events of type ${wordOf(item.type) ?? 'unknown'}` }
    else if (text === '') yield { kind: 'aside', reason: 'messages without words' }
    else {
      const time = stampOf(item.timestamp, zone)
      yield { kind: 'turn', id: wordOf(item.msg_id) ?? time, turn: { ...common, ...speakerOf(item, record), text, time } }
    }
  }
  yield* unusableIn(record.history, 'entry', conversation)
}

interface Speaker {
  readonly role: Role | undefined
  readonly speaker: string | undefined
  readonly speakerId: string | undefined
}

/** By the nick; where there is none by the agent's id, the sender's type, or the names that the chat gives. */
function speakerOf(item: Json, chat: Json): Speaker {
  const nick = textOf(item.nick)
  const speaker = nameIn(item)
  const sender = textOf(item.sender_type).toLowerCase()
  if (nick === 'agent:system' || sender === 'system') return { role: 'system', speaker, speakerId: nick || undefined }
  if (/^agent:(?:__)?trigger$/.test(nick) || sender === 'trigger' || sender === 'bot')
    return { role: 'bot', speaker, speakerId: nick || undefined }
  if (nick.startsWith('visitor') || sender === 'visitor')
    return { role: 'customer', speaker, speakerId: nick.includes(':') ? nick : undefined }
  const agentId = agentIn(nick) ?? wordOf(item.agent_id) ?? agentCalled(speaker, chat)
  if (nick.includes('agent') || sender === 'agent')
    return { role: 'agent', speaker, speakerId: agentId ?? (nick.includes(':') ? nick : undefined) }
  if (nick !== '') return { role: undefined, speaker, speakerId: nick }
  const isVisitor = speaker !== undefined && speaker === at(chat, 'visitor', 'name')
  const serves = listOf(chat.agent_names).includes(speaker)
  if (wordOf(item.agent_id) !== undefined || (serves && !isVisitor)) return { role: 'agent', speaker, speakerId: agentId }
  return { role: isVisitor && !serves ? 'customer' : undefined, speaker, speakerId: undefined }
}

function nameIn(item: Json): string | undefined {
  return wordOf(item.name) ?? wordOf(item.display_name)
}

function agentIn(nick: unknown): string | undefined {
  return /^agent:(\d+)$/.exec(textOf(nick))?.[1]
}

/** The id that goes with a name elsewhere in the chat, or that of its only agent. */
function agentCalled(name: string | undefined, chat: Json): string | undefined {
  if (name === undefined) return undefined
  const ids = objectsOf(chat.history).flatMap(item => (nameIn(item) === name ? (agentIn(item.nick) ?? wordOf(item.agent_id) ?? []) : []))
  if (ids.length > 0) return new Set(ids).size === 1 ? ids[0] : undefined
  const [names, numbers] = [listOf(chat.agent_names), listOf(chat.agent_ids)]
  return names.length === 1 && numbers.length === 1 && names[0] === name ? wordOf(numbers[0]) : undefined
}
