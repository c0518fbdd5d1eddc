import type { Role } from '../../model/turn.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { listed, listRecognition } from '../json/listed.ts'
import { unusableIn } from '../json/unusable.ts'
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
  fits: (record, _above, path) => {
    if (Array.isArray(record.users) && (isThread(record.thread) || objectsOf(record.threads).some(isThread)))
      return { score: 0.98, why: 'chats with users and threads' }
    return isThread(record) && ('user_ids' in record || 'previous_thread_id' in record || 'access' in record)
      ? { score: 0.93, why: 'threads with events' }
      : isWebhook(record) || isPushed(record)
        ? { score: 0.85, why: 'webhooks of LiveChat' }
        : isListed(record, path)
          ? listRecognition('chats')
          : undefined
  },
  events,
}

/** Whatever happened; a chat in it is found for itself. */
function isWebhook(record: Json): boolean {
  return 'webhook_id' in record && 'action' in record && isObject(record.payload)
}

/** The payload of a webhook about one event. */
function isPushed(record: Json): boolean {
  return 'chat_id' in record && 'thread_id' in record && isObject(record.event) && 'type' in record.event
}

function isListed(record: Json, path: readonly string[]): boolean {
  const inList = path.at(-2) === 'chats_summary' || path.at(-2) === 'chats'
  return inList && Array.isArray(record.users) && !('thread' in record) && !('threads' in record) && !('history' in record)
}

function isThread(value: unknown): boolean {
  return (
    isObject(value) &&
    objectsOf(value.events).some(event => 'type' in event && ('author_id' in event || 'recipients' in event || 'text' in event))
  )
}

function* events(record: Json, context: RecordContext): Iterable<RecordEvent> {
  const payload = objectOf(record.payload)
  if (!isWebhook(record)) yield* chatOf(record, context)
  else if (isObject(payload.chat)) yield* chatOf(payload.chat, { ...context, above: [...context.above, record, payload] })
  else if (isPushed(payload)) yield* chatOf(payload, { ...context, above: [...context.above, record] })
  else yield { kind: 'aside', reason: `webhooks of ${wordOf(record.action) ?? 'unknown'}` }
}

function* chatOf(record: Json, context: RecordContext): Iterable<RecordEvent> {
  const { id, above, options } = context
  const chat = Array.isArray(record.users) ? record : (above.find(one => Array.isArray(one.users)) ?? {})
  const chatId = wordOf(isPushed(record) ? record.chat_id : chat.id)
  const users = Array.isArray(chat.users) ? usersOf(chat, context) : (metUsers(context).get(chatId) ?? new Map())
  const customer = wordOf([...users.values()].find(({ type }) => type === 'customer')?.id)
  if (Array.isArray(chat.users) && metUsers(context).size < REMEMBERED) metUsers(context).set(chatId, users)
  if (chat === record && !isThread(record) && !('thread' in record) && !('threads' in record)) {
    yield listed('chat', wordOf(record.id), 'list_archives or get_chat')
    return
  }
  if (isPushed(record)) {
    const conversation =
      [record.chat_id, record.thread_id]
        .map(wordOf)
        .filter(part => part !== undefined)
        .join('/') || id
    yield* eventOf(objectOf(record.event), conversation, users, customer, options.zone)
    return
  }
  const threads = isThread(record) ? [record] : isObject(record.thread) ? [record.thread] : objectsOf(record.threads)
  for (const thread of threads) {
    const conversation = [wordOf(chat.id), wordOf(thread.id)].filter(part => part !== undefined).join('/') || id
    for (const event of objectsOf(thread.events)) yield* eventOf(event, conversation, users, customer, options.zone)
    yield* unusableIn(thread.events, 'event', conversation)
  }
}

type Users = ReadonlyMap<string | undefined, Json>

/** Chats whose users are remembered, for webhooks of later events. */
const REMEMBERED = 20_000

function metUsers({ memory }: RecordContext): Map<string | undefined, Users> {
  const met = (memory.get('users') as Map<string | undefined, Users> | undefined) ?? new Map<string | undefined, Users>()
  memory.set('users', met)
  return met
}

/** Where agents have addresses, an agent without one is a bot. What the API for customers answers has addresses of nobody. */
function usersOf(chat: Json, { above, memory }: RecordContext): Users {
  const hasAddress = ({ id, email }: Json): boolean => `${wordOf(id)} ${textOf(email)}`.includes('@')
  const users = objectsOf(chat.users)
  if (memory.get('addresses') !== true) {
    const others = memory.has('addresses') ? [] : objectsOf(above.at(-1)?.chats).flatMap(one => objectsOf(one.users))
    memory.set(
      'addresses',
      [...users, ...others].some(user => user.type === 'agent' && hasAddress(user)),
    )
  }
  const isBot = (user: Json): boolean =>
    user.is_bot === true || (user.type === 'agent' && memory.get('addresses') === true && !hasAddress(user))
  return new Map(users.map(user => [wordOf(user.id), isBot(user) ? { ...user, type: 'bot' } : user]))
}

function* eventOf(
  event: Json,
  conversation: string,
  users: Users,
  customer: string | undefined,
  zone: string | undefined,
): Iterable<RecordEvent> {
  if (event.deleted === true) {
    yield { kind: 'aside', reason: 'messages that were deleted' }
    return
  }
  const type = wordOf(event.type) ?? 'none'
  const text = textOf(event.text).trim()
  const isSaid = type === 'message' || type === 'system_message'
  if (!isSaid || text === '') {
    yield { kind: 'aside', reason: `events of type ${type}${isSaid ? ' without words' : ''}` }
    return
  }
  const author = wordOf(event.author_id)
  const user = users.get(author)
  yield {
    kind: 'turn',
    id: wordOf(event.id),
    turn: {
      conversation,
      text,
      role: type === 'system_message' ? 'system' : roleOf(author, objectOf(user)),
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
function roleOf(author: string | undefined, { type }: Json): Role | undefined {
  if (type === 'agent' || type === 'customer' || type === 'bot') return type
  if (author === undefined) return undefined
  return author.includes('@') ? 'agent' : /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(author) ? 'customer' : undefined
}
