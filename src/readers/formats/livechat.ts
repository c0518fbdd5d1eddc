import type { Role } from '../../model/turn.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, isObject, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** LiveChat: chats with their threads, or threads alone. FORMATS 4.10. */
export const livechat: JsonFormat = {
  name: 'livechat',
  title: 'LiveChat archives (JSON)',
  howTo: [
    'Save what the Agent Chat API answers to list_archives, get_chat or list_threads, or the payloads of the webhooks.',
    'Each thread of a chat is a conversation. Welcome messages count as automatic.',
  ].join(' '),
  fits: record => {
    if (Array.isArray(record.users) && (isThread(record.thread) || objectsOf(record.threads).some(isThread)))
      return { score: 0.98, why: 'chats with users and threads' }
    return isThread(record) && ('user_ids' in record || 'previous_thread_id' in record || 'access' in record)
      ? { score: 0.93, why: 'threads with events' }
      : undefined
  },
  events,
}

function isThread(value: unknown): boolean {
  return (
    isObject(value) &&
    objectsOf(value.events).some(event => 'type' in event && ('author_id' in event || 'recipients' in event || 'text' in event))
  )
}

function* events(record: Json, { id, above, options }: RecordContext): Iterable<RecordEvent> {
  const chat = Array.isArray(record.users) ? record : (above.find(one => Array.isArray(one.users)) ?? {})
  const users = new Map(objectsOf(chat.users).map(user => [wordOf(user.id), user]))
  const threads = isThread(record) ? [record] : isObject(record.thread) ? [record.thread] : objectsOf(record.threads)
  for (const thread of threads) {
    const conversation = [wordOf(chat.id), wordOf(thread.id)].filter(part => part !== undefined).join('/') || id
    const customer = [...users.values()].find(({ type }) => type === 'customer')
    for (const event of objectsOf(thread.events)) yield* eventOf(event, conversation, users, wordOf(customer?.id), options.zone)
  }
}

type Users = ReadonlyMap<string | undefined, Json>

function* eventOf(
  event: Json,
  conversation: string,
  users: Users,
  customer: string | undefined,
  zone: string | undefined,
): Iterable<RecordEvent> {
  const type = wordOf(event.type) ?? 'none'
  const text = textOf(event.text).trim()
  if ((type !== 'message' && type !== 'system_message') || text === '') {
    yield { kind: 'aside', reason: `events of type ${type}` }
    return
  }
  const author = wordOf(event.author_id)
  const user = users.get(author)
  yield {
    kind: 'turn',
    turn: {
      conversation,
      text,
      role: type === 'system_message' ? 'system' : roleOf(author, objectOf(user).type),
      speaker: wordOf(user?.name) ?? author,
      speakerId: author,
      customer,
      time: stampOf(event.created_at, zone),
      channel: 'chat',
      internal: event.recipients === 'agents' || event.visibility === 'agents' || undefined,
      automated: at(event, 'properties', 'lc2', 'welcome_message') === true || undefined,
    },
  }
}

/** Agents are known by their mail address, customers by a UUID. */
function roleOf(author: string | undefined, type: unknown): Role | undefined {
  if (type === 'agent' || type === 'customer' || type === 'bot') return type
  if (author === undefined) return undefined
  return author.includes('@') ? 'agent' : /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(author) ? 'customer' : undefined
}
