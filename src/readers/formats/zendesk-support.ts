import type { Role } from '../../model/turn.ts'
import { bodyOf } from '../body.ts'
import { chatHeading } from '../chat-text.ts'
import type { Heading } from '../headed.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, numberOf, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** Tickets with comments, answers of the comments API, single comments, incremental ticket events. FORMATS 4.1. */
export const zendeskSupport: JsonFormat = {
  name: 'zendesk',
  title: 'Zendesk tickets with comments (JSON)',
  howTo: [
    'Save what GET /api/v2/tickets/{id}/comments.json?include=users answers, one ticket a file named ticket_123_comments.json,',
    'or take the JSON export of Admin Center (Account, Tools, Reports, Export) with comments. The CSV exports of Zendesk hold no comments.',
    'Without the users the requester is the customer, and every other author an agent.',
  ].join(' '),
  fits: record => {
    if (isComment(record)) return { score: 0.9, why: 'comments with author_id and public' }
    if (objectsOf(record.comments).some(isComment))
      return { score: 'id' in record || 'ticket' in record ? 0.98 : 0.94, why: 'a ticket with comments' }
    return objectsOf(record.child_events).some(isComment) ? { score: 0.96, why: 'ticket events with comments' } : undefined
  },
  events,
  sortsByTime: true,
  besides: ['users.json'],
}

function isComment(value: Json): boolean {
  return 'author_id' in value && ('html_body' in value || 'plain_body' in value || ('body' in value && 'public' in value))
}

function* events(record: Json, context: RecordContext): Iterable<RecordEvent> {
  const { above, id } = context
  const around = [record, ...[...above].reverse()]
  const ticket = objectOf(around.map(one => one.ticket).find(one => one !== undefined) ?? (isComment(record) ? above.at(-1) : record))
  const inName = /ticket[_-]?(\d+)/i.exec(id)?.[1]
  const conversation =
    wordOf(record.ticket_id) ?? wordOf(at(above.at(-1), 'ticket_id')) ?? wordOf(ticket.id) ?? inName ?? id.replace(/#\d+$/, '')
  const users = usersIn(context, around)
  const requester = wordOf(ticket.requester_id) ?? requesterIn(around, users)
  const comments = isComment(record) ? [record] : objectsOf(record.comments ?? record.child_events)
  for (const comment of comments) {
    if (isComment(comment)) yield* commentOf(comment, conversation, users, requester)
    else yield { kind: 'aside', reason: `ticket events of type ${wordOf(comment.event_type) ?? 'none'}` }
  }
}

type Users = ReadonlyMap<string | undefined, Json>

function usersIn({ memory, beside }: RecordContext, around: readonly Json[]): Users {
  const lists = [beside('users.json'), at(beside('users.json'), 'users'), ...around.map(one => one.users)]
  const known = (memory.get('users') as Map<string | undefined, Json> | undefined) ?? new Map<string | undefined, Json>()
  memory.set('users', known)
  for (const user of lists.flatMap(objectsOf)) known.set(wordOf(user.id), user)
  return known
}

/** Where no ticket names the requester, the author of a mail from outside is. */
function requesterIn(around: readonly Json[], users: Users): string | undefined {
  const comments = around.flatMap(one => objectsOf(one.comments))
  const mailed = comments.find(one => at(one, 'via', 'channel') === 'email' && !users.has(wordOf(one.author_id)))
  return wordOf(mailed?.author_id)
}

function* commentOf(comment: Json, conversation: string, users: Users, requester: string | undefined): Iterable<RecordEvent> {
  const author = wordOf(comment.author_id)
  const transcript = wordOf(at(comment, 'data', 'transcription_text'))
  if (comment.type === 'VoiceComment' && transcript === undefined) {
    yield { kind: 'aside', reason: 'records of calls' }
    return
  }
  const plain = textOf(comment.plain_body).replaceAll('&nbsp;', ' ') || transcript
  const text = bodyOf(plain, comment.html_body ?? comment.body, at(comment, 'via', 'channel') === 'email')
  if (text === '') {
    yield { kind: 'aside', reason: 'comments without words' }
    return
  }
  const chat = chatIn(text, conversation, requester)
  if (chat.length > 1) {
    yield* chat
    return
  }
  const user = users.get(author)
  const role = roleOf(author, user, requester)
  yield {
    kind: 'turn',
    turn: {
      conversation,
      text,
      role,
      speaker: wordOf(user?.name) ?? (role === 'agent' && author !== undefined ? `Agent ${author}` : undefined),
      speakerId: author,
      customer: role === 'customer' ? author : requester,
      time: stampOf(comment.created_at),
      channel: wordOf(at(comment, 'via', 'channel')),
      internal: comment.public === false && role !== 'system' ? true : undefined,
      automated:
        /^Ticket #\d+ .{0,80}(?:was closed and merged|merged into this)/.test(text) ||
        at(comment, 'via', 'channel') === 'rule' ||
        undefined,
    },
  }
}

/** A chat that was written into one comment, turn by turn. FORMATS 1.3. */
function chatIn(text: string, conversation: string, customer: string | undefined): RecordEvent[] {
  const memory = new Map<string, string>()
  const found: { heading: Heading; lines: string[] }[] = []
  for (const line of text.split('\n')) {
    const heading = chatHeading(line, memory)
    if (heading === undefined) found.at(-1)?.lines.push(line)
    else if (!('aside' in heading)) found.push({ heading, lines: [] })
  }
  return found.map(({ heading: { words, ...turn }, lines }) => ({
    kind: 'turn',
    turn: { ...turn, conversation, customer, text: [words, ...lines].join('\n').trim() },
  }))
}

function roleOf(author: string | undefined, user: Json | undefined, requester: string | undefined): Role | undefined {
  const number = numberOf(author)
  if (number !== undefined && number <= 0) return 'system'
  if (user?.role === 'end-user') return 'customer'
  if (user?.role === 'agent' || user?.role === 'admin') return 'agent'
  if (author !== undefined && author === requester) return 'customer'
  // Without a requester nobody can be told from the others.
  return requester === undefined || author === undefined ? undefined : 'agent'
}
