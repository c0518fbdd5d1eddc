import { isDefaultReply } from '../default-replies.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { listOf, objectOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** Settings and lists that come with the messages. */
const SETTINGS = [
  'autofill_information.json',
  'chat_invites_received.json',
  'community_chats_settings.json',
  'messaging_settings.json',
  'reported_conversations.json',
  'secret_conversations.json',
  'secret_groups.json',
  'start_here.html',
  'support_messages.json',
  'your_chat_settings_on_web.json',
]

/** The download of Facebook Messenger and Instagram, and Messenger's own of end-to-end encrypted chats. FORMATS 5.4. */
export const messenger: JsonFormat = {
  name: 'messenger',
  title: 'Facebook Messenger and Instagram downloads (JSON)',
  howTo: [
    'In the Accounts Center: Download your information, only "Messages", format JSON; name the zip file, or the folder "messages" in it.',
    'End-to-end encrypted chats come in a download of their own: in Messenger, Privacy and safety, Secure storage, Download data.',
    'In a chat of two the one whom it is named after is the customer, and the page or account, under its own name, the agent;',
    'in others name the agents with --agent.',
  ].join(' '),
  fits: record => {
    if ('sender_name' in record && 'timestamp_ms' in record) return { score: 0.97, why: 'messages with sender_name and timestamp_ms' }
    if ('senderName' in record && 'isUnsent' in record) return { score: 0.97, why: 'messages with senderName and isUnsent' }
    return undefined
  },
  events,
  sortsByTime: true,
  joinsFiles: true,
  noMessagesIn: SETTINGS,
  downloadOf,
}

const THREAD =
  /^(.*?)(?:[^/]*activity[^/]*\/)?messages\/(?:inbox|archived_threads|filtered_threads|message_requests|e2ee_cutover)\/[^/]+\/message_\d+\.json$/

function downloadOf(name: string): string | undefined {
  const before = THREAD.exec(name)?.[1]
  return before?.endsWith('/') ? before : undefined
}

/** What Messenger and Instagram write under a sender's name themselves; some of it begins with the name. */
const EVENT =
  /^(?:Reacted .{1,12} to your message ?|Liked a message|You sent an attachment\.|You missed an? (?:video |audio )?call from .{1,60}\.|(?:Audio|Video|Voice) (?:call|chat) ended\.?|You can now message and call each other.{0,80}|You are now connected on Messenger\.?|Say hi to your new Facebook friend, .{1,60}|This poll is no longer available\.)$/
const DEED =
  /^ (?:sent (?:an attachment|a (?:photo|video|GIF|sticker|link|voice message|location))|called you|missed your (?:video )?call|(?:started|joined) (?:an?|the) (?:audio |video )?(?:call|chat)|named the group|changed the (?:group|chat|theme)|set (?:the|your|his|her|their|own) (?:nickname|emoji|quick reaction)|left the group|added .{1,60} to the group|removed .{1,60} from the group)\b.{0,100}$/

/** The types of messages that somebody wrote. */
const WORDS: ReadonlySet<string> = new Set(['Generic', 'Share', 'text', 'link'])

function isEvent(record: Json, text: string, sender: string | undefined): boolean {
  if (record.call_duration !== undefined || (record.type !== undefined && !WORDS.has(wordOf(record.type) ?? ''))) return true
  const names = sender === undefined ? [] : [sender, sender.split(' ', 1)[0]!]
  return EVENT.test(text) || names.some(name => text.startsWith(name) && DEED.test(text.slice(name.length)))
}

function* events(record: Json, { id, above }: RecordContext): Iterable<RecordEvent> {
  const chat = objectOf(above.at(-1))
  const text = mended(textOf(record.content ?? record.text)).trim()
  if (text === '' || record.is_unsent === true || record.isUnsent === true) {
    yield { kind: 'aside', reason: 'messages without words: pictures, calls, what was unsent' }
    return
  }
  const sender = mended(textOf(record.sender_name ?? record.senderName)) || undefined
  if (isEvent(record, text, sender)) {
    yield { kind: 'aside', reason: 'calls, reactions and changes of the chat' }
    return
  }
  // An encrypted chat is named after the other one, with a number: `Rosa Lind_12`.
  const title = mended(textOf(chat.title)) || textOf(chat.threadName).replace(/_\d+$/, '')
  const ofTwo = listOf(chat.participants).length === 2 && title !== ''
  yield {
    kind: 'turn',
    turn: {
      conversation: wordOf(chat.thread_path) ?? wordOf(chat.threadName) ?? (title || id),
      text,
      role: !ofTwo || sender === undefined ? undefined : sender === title ? 'customer' : 'agent',
      speaker: sender,
      time: stampOf(record.timestamp_ms ?? record.timestamp),
      channel: 'messenger',
      automated: isDefaultReply(text) || undefined,
      customer: ofTwo ? title : undefined,
    },
  }
}

/** Each byte of UTF-8 was written as a character of its own. */
function mended(text: string): string {
  if (!/[\u0080-\u00ff]/.test(text) || /[^\u0000-\u00ff]/.test(text)) return text
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'))
  } catch {
    return text
  }
}
