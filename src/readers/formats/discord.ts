import type { Role } from '../../model/turn.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import type { RawTurn } from '../reader.ts'
import { type Post, type ReplyThreads, replyThreads } from '../reply-threads.ts'
import { stampOf } from '../times.ts'

/** DiscordChatExporter's JSON. FORMATS 5.3. */
export const discord: JsonFormat = {
  name: 'discord',
  title: 'Discord channels, by DiscordChatExporter (JSON)',
  howTo: [
    'Export the channels with DiscordChatExporter, format JSON. A ticket channel or thread is one conversation; in other channels messages that answer',
    "one another are one, the rest one a day. Members with a role such as Support, Staff or Moderator are agents; where nobody has one, pass --agent 'Name*'.",
  ].join(' '),
  fits: record => {
    const author = objectOf(record.author)
    if (typeof record.content !== 'string' || !('isBot' in author) || !('timestamp' in record)) return undefined
    return { score: 0.98, why: 'messages with author.isBot' }
  },
  events,
  rest: memory => settled(threadsIn(memory).rest()),
  sortsByTime: true,
  joinsFiles: true,
}

function* events(record: Json, context: RecordContext): Iterable<RecordEvent> {
  const type = wordOf(record.type) ?? 'Default'
  if (type !== 'Default' && type !== 'Reply') {
    yield { kind: 'aside', reason: `messages of type ${type}` }
    return
  }
  const text = wordsOf(record)
  if (text === '') {
    yield { kind: 'aside', reason: 'messages without words' }
    return
  }
  const place = placeOf(context)
  const time = stampOf(record.timestamp, context.options.zone)
  const author = objectOf(record.author)
  const turn: RawTurn = {
    text,
    role: roleOf(author) ?? (isOtherParty(author, context) ? 'customer' : undefined),
    speaker: wordOf(author.nickname) ?? wordOf(author.name),
    speakerId: wordOf(author.id),
    time,
    channel: 'discord',
  }
  const id = wordOf(record.id)
  if (place.isOne || id === undefined) {
    yield { kind: 'turn', turn: { ...turn, conversation: place.isOne ? place.name : `${place.name}/${dayOf(time)}` } }
    return
  }
  const threads = threadsIn(context.memory)
  const parent = wordOf(at(record, 'reference', 'messageId'))
  if (!threads.add({ id, parent, responses: [], time, size: text.length, place: place.name, turn }))
    yield { kind: 'aside', reason: 'messages that are there twice' }
  yield* settled(threads.finished())
}

interface Message extends Post {
  readonly place: string
  readonly turn: RawTurn
}

function threadsIn(memory: Map<string, unknown>): ReplyThreads<Message> {
  const known = memory.get('threads') as ReplyThreads<Message> | undefined
  const threads = known ?? replyThreads<Message>(false)
  memory.set('threads', threads)
  return threads
}

type Threads = ReturnType<ReplyThreads<Message>['rest']>

/** What nobody answers, and answers nobody, is of its day, or goes on with what its author was just answered. */
function* settled(threads: Threads): Iterable<RecordEvent> {
  const posts = threads.flatMap(thread => thread.posts.map(post => ({ post, thread })))
  const goesOn = followUps()
  for (const { post, thread } of posts.sort((a, b) => compareTimes(a.post.time, b.post.time))) {
    const isAlone = thread.posts.length === 1 && post.parent === undefined
    const name = isAlone ? (goesOn.threadOf(post) ?? dayOf(post.time)) : thread.id
    if (!isAlone) goesOn.add(post, thread)
    yield { kind: 'turn', turn: { ...post.turn, conversation: `${post.place}/${name}` } }
  }
}

function compareTimes(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Thanks and further questions come within so many milliseconds. */
const FOLLOWS = 10 * 60_000

/** The thread that a post without a mark goes on: one that its author, no agent, began, in which others wrote, and the author shortly before. In order of time. */
function followUps() {
  const last = new Map<string, { readonly at: number; readonly id: string }>()
  return {
    add: (post: Message, { id, posts }: Threads[number]): void => {
      const author = authorKey(post)
      if (author !== authorKey(posts[0]!) || posts.every(one => authorKey(one) === author)) return
      last.set(author, { at: Date.parse(post.time ?? ''), id })
    },
    threadOf: (post: Message): string | undefined => {
      const before = last.get(authorKey(post))
      if (before === undefined || post.turn.role !== undefined) return undefined
      return Date.parse(post.time ?? '') - before.at <= FOLLOWS ? before.id : undefined
    },
  }
}

function authorKey({ turn }: Message): string {
  return turn.speakerId ?? turn.speaker ?? ''
}

function dayOf(time: string | undefined): string {
  return time?.slice(0, 10) ?? ''
}

/** What ticket bots call the channels that they open; `help-2026` is none. */
const TICKET =
  /(?:^|[^a-z])(?:tickets?(?:[-_ ]\S|\d)|(?:closed|claimed|open|case|support|help|report|issue|modmail)[-_]?(?!20[12]\d$)\d{2,})/i

interface Place {
  /** `Guild/channel`; with the channel's id where another of the name came before. */
  readonly name: string
  /** Whether all that is said there is one conversation: a ticket, a thread, a post in a forum. */
  readonly isOne: boolean
}

function placeOf({ above, id, memory, options }: RecordContext): Place {
  const channel = objectOf(at(above[0], 'channel'))
  const name = wordOf(channel.name) ?? id
  const key = wordOf(channel.id)
  const isThread = /Thread$/.test(textOf(channel.type))
  const isTicket = TICKET.test(name) || /\btickets?\b/i.test(textOf(channel.category))
  // Threads of one name are many.
  const parts = [wordOf(at(above[0], 'guild', 'name')), name, isThread ? key : undefined]
  const whole = parts.filter(part => part !== undefined).join('/')
  const first = firstOf(whole, key, options.shared ?? memory)
  return { name: first === key ? whole : `${whole} [${key ?? ''}]`, isOne: isThread || isTicket }
}

/** The id of the first channel of the export with such a name. */
function firstOf(name: string, id: string | undefined, memory: Map<string, unknown>): string | undefined {
  const first = (memory.get('channels') as Map<string, string | undefined> | undefined) ?? new Map<string, string | undefined>()
  memory.set('channels', first)
  if (!first.has(name)) first.set(name, id)
  return first.get(name)
}

/** A chat of two is named after the other one; whoever exports it answers. */
function isOtherParty(author: Json, { above }: RecordContext): boolean {
  const channel = objectOf(at(above[0], 'channel'))
  const name = wordOf(channel.name)
  return channel.type === 'DirectTextChat' && name !== undefined && (author.name === name || author.nickname === name)
}

/** Without pasted code and what is quoted of others; people by their names. */
function wordsOf(record: Json): string {
  const names = new Map(objectsOf(record.mentions).map(one => [wordOf(one.id), wordOf(one.nickname) ?? wordOf(one.name)]))
  const said = textOf(record.content)
    .replace(/```[\s\S]*?(?:```|$)/g, ' ')
    .replace(/<@!?(\d+)>/g, (whole, id: string) => (names.has(id) ? `@${names.get(id)}` : whole))
    .replace(/<a?(:\w+:)\d+>/g, '$1')
  const unquoted = said.replace(/^>>> [\s\S]*/gm, '')
  const own = unquoted.replace(/^> .*(?:\n|$)/gm, '').trim()
  // The sign may be meant as a word: `> 30 minutes I waited`.
  return own === '' ? unquoted.replace(/^> /gm, '').trim() : own
}

/** Role names of those who answer on a server. FORMATS 5.3. `Support Lead`, not `Needs Support` or `Team Red`. */
const STAFF =
  /(?:^|[^\p{L}\p{N}])(?:support|staff|mods?|moderators?|admins?|administrators?|helpers?|agents?|team)(?:[\s_-]*(?:team|leads?|leader|members?|engineers?|agents?|specialists?|reps?|crew|staff|tier|level|l?\d+))*[^\p{L}\p{N}]*$/iu
const NO_STAFF = /(?:^|[^\p{L}])(?:ex|former|retired|needs?|no|not|wants?|pings?|anti|muted by)(?:[^\p{L}]|$)/iu

function roleOf(author: Json): Role | undefined {
  if (author.isBot === true) return 'bot'
  const names = objectsOf(author.roles).map(role => textOf(role.name))
  return names.some(name => STAFF.test(name) && !NO_STAFF.test(name)) ? 'agent' : undefined
}
