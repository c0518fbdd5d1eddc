import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** The download of Facebook Messenger and Instagram. FORMATS 5.4. */
export const messenger: JsonFormat = {
  name: 'messenger',
  title: 'Facebook Messenger and Instagram downloads (JSON)',
  howTo: [
    'Download your information in JSON, and name the folder of the messages or its zip file.',
    'In a chat of two the one whom it is named after is the customer; in others name the agents with --agent.',
  ].join(' '),
  fits: record =>
    'sender_name' in record && 'timestamp_ms' in record ? { score: 0.97, why: 'messages with sender_name and timestamp_ms' } : undefined,
  events,
  sortsByTime: true,
  joinsFiles: true,
}

/** What Messenger and Instagram write under a sender's name themselves; some of it begins with the name. */
const EVENT =
  /^(?:Reacted .{1,12} to your message ?|Liked a message|You sent an attachment\.|You missed an? (?:video |audio )?call from .{1,60}\.|(?:Audio|Video|Voice) (?:call|chat) ended\.?|You can now message and call each other.{0,80}|You are now connected on Messenger\.?|Say hi to your new Facebook friend, .{1,60}|This poll is no longer available\.)$/
const DEED =
  /^ (?:sent (?:an attachment|a (?:photo|video|GIF|sticker|link|voice message|location))|called you|missed your (?:video )?call|(?:started|joined) (?:an?|the) (?:audio |video )?(?:call|chat)|named the group|changed the (?:group|chat|theme)|set (?:the|your|his|her|their|own) (?:nickname|emoji|quick reaction)|left the group|added .{1,60} to the group|removed .{1,60} from the group)\b.{0,100}$/

function isEvent(record: Json, text: string, sender: string | undefined): boolean {
  if (record.call_duration !== undefined || (record.type !== undefined && record.type !== 'Generic' && record.type !== 'Share')) return true
  const names = sender === undefined ? [] : [sender, sender.split(' ', 1)[0]!]
  return EVENT.test(text) || names.some(name => text.startsWith(name) && DEED.test(text.slice(name.length)))
}

function* events(record: Json, { id, above }: RecordContext): Iterable<RecordEvent> {
  const chat = objectOf(above.at(-1))
  const text = mended(textOf(record.content)).trim()
  if (text === '' || record.is_unsent === true) {
    yield { kind: 'aside', reason: 'messages without words: pictures, calls, what was unsent' }
    return
  }
  const sender = mended(textOf(record.sender_name)) || undefined
  if (isEvent(record, text, sender)) {
    yield { kind: 'aside', reason: 'calls, reactions and changes of the chat' }
    return
  }
  const title = mended(textOf(chat.title))
  const ofTwo = objectsOf(chat.participants).length === 2 && title !== ''
  yield {
    kind: 'turn',
    turn: {
      conversation: wordOf(chat.thread_path) ?? (title || id),
      text,
      role: !ofTwo || sender === undefined ? undefined : sender === title ? 'customer' : 'agent',
      speaker: sender,
      time: stampOf(record.timestamp_ms),
      channel: 'messenger',
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
