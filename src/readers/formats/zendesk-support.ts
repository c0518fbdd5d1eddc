import { bodyOf } from '../body.ts'
import { chatIn } from '../chat-in-text.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { listed, listRecognition } from '../json/listed.ts'
import { unusableIn } from '../json/unusable.ts'
import { at, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'
import { channelOf, directoryOf, type People, peopleOf } from '../zendesk-people.ts'

/** Tickets with comments, answers of the comments and the audits API, single comments, incremental ticket events. FORMATS 4.1. */
export const zendeskSupport: JsonFormat = {
  name: 'zendesk',
  title: 'Zendesk tickets with comments (JSON)',
  howTo: [
    'Save what GET /api/v2/tickets/{id}/comments.json?include=users answers, one ticket a file named ticket_123_comments.json,',
    'or take the JSON export of Admin Center (Account, Tools, Reports, Export) with comments. The CSV exports of Zendesk hold no comments.',
    'Without the users the requester is the customer, and an agent who is assigned, writes in Zendesk or leaves notes; whoever only mails may be anybody.',
  ].join(' '),
  fits: record => {
    if (isComment(record)) return { score: 0.9, why: 'comments with author_id and public' }
    if (objectsOf(record.comments).some(isComment))
      return { score: 'id' in record || 'ticket' in record ? 0.98 : 0.94, why: 'a ticket with comments' }
    if (objectsOf(record.child_events).some(isComment)) return { score: 0.96, why: 'ticket events with comments' }
    if ('ticket_id' in record && objectsOf(record.events).some(isComment)) return { score: 0.96, why: 'audits of tickets with comments' }
    return isListed(record) ? listRecognition('tickets') : undefined
  },
  events,
  sortsByTime: true,
  besides: ['users.json'],
}

function isComment(value: Json): boolean {
  return 'author_id' in value && ('html_body' in value || 'plain_body' in value || ('body' in value && 'public' in value))
}

function isListed(record: Json): boolean {
  return 'requester_id' in record && 'submitter_id' in record && 'assignee_id' in record && !('comments' in record)
}

/** The lists that hold comments: of a ticket, of a ticket event, of an audit. */
function listIn(record: Json): unknown {
  return record.comments ?? record.child_events ?? record.events
}

function* events(record: Json, context: RecordContext): Iterable<RecordEvent> {
  if (isListed(record)) {
    yield listed('ticket', wordOf(record.id), 'GET /api/v2/tickets/{id}/comments.json?include=users')
    return
  }
  const { above, id } = context
  const around = [record, ...[...above].reverse()]
  const single = isComment(record)
  const ticket = objectOf(around.map(one => one.ticket).find(one => one !== undefined) ?? (single ? above.at(-1) : record))
  const inName = /ticket[_-]?(\d+)/i.exec(id)?.[1]
  const named = wordOf(record.ticket_id) ?? wordOf(at(above.at(-1), 'ticket_id')) ?? wordOf(ticket.id)
  const conversation = named ?? inName ?? id.replace(/#\d+$/, '')
  const directory = directoryOf(context, around)
  const comments = single ? [record] : objectsOf(listIn(record))
  const people = peopleOf(ticket, single ? [record] : siblings(record, context), directory)
  const isTicket = !single && record.comments !== undefined
  for (const [index, comment] of comments.entries()) {
    if (isComment(comment)) yield* commentOf(comment, record, conversation, people, context)
    else if (isTicket || comment.type === 'Comment')
      yield { kind: 'skipped', reason: `comment ${index + 1} of '${conversation}' has no author or no words: it is left out` }
    else yield { kind: 'aside', reason: `ticket events of type ${wordOf(comment.event_type) ?? wordOf(comment.type) ?? 'unknown'}` }
  }
  if (!single) yield* unusableIn(listIn(record), isTicket ? 'comment' : 'event', conversation)
}

/** The comments of a record, and what other records hold of the same ticket. */
function siblings(record: Json, { above, memory }: RecordContext): readonly Json[] {
  const own = objectsOf(listIn(record)).filter(isComment)
  const ticket = wordOf(record.ticket_id)
  const lists = ticket === undefined ? undefined : objectOf(above.at(-1))
  const list = lists?.ticket_events ?? lists?.audits
  if (ticket === undefined || !Array.isArray(list)) return own
  const kept = memory.get('siblings') as { list: unknown; of: Map<string, Json[]> } | undefined
  const found = kept?.list === list ? kept : { list, of: byTicket(list) }
  memory.set('siblings', found)
  return found.of.get(ticket) ?? own
}

function byTicket(list: readonly unknown[]): Map<string, Json[]> {
  const found = new Map<string, Json[]>()
  for (const one of objectsOf(list)) {
    const ticket = wordOf(one.ticket_id)
    if (ticket === undefined) continue
    found.set(ticket, [...(found.get(ticket) ?? []), ...objectsOf(listIn(one)).filter(isComment)])
  }
  return found
}

const MERGED =
  /^(?:(?:Ticket|Request) #\d+ .{0,300}?(?:closed and merged|merged into this)|This (?:ticket|request) (?:was|has been) closed and merged)/

function* commentOf(comment: Json, record: Json, conversation: string, people: People, context: RecordContext): Iterable<RecordEvent> {
  const { zone } = context.options
  const author = wordOf(comment.author_id)
  const role = people.roleOf(author)
  const transcript = wordOf(at(comment, 'data', 'transcription_text'))
  if (comment.type === 'VoiceComment' && (transcript === undefined || role !== 'customer')) {
    const reason = transcript === undefined ? 'records of calls' : 'transcripts of calls in which nothing tells who speaks'
    yield { kind: 'aside', reason }
    return
  }
  const channel = channelOf(comment) || channelOf(record)
  const html = comment.html_body ?? comment.body
  // Zendesk's plain text keeps the signature that its HTML marks.
  const signed = /<div class="signature"/.test(textOf(html))
  const plain = transcript ?? (signed ? '' : textOf(comment.plain_body).replaceAll('&nbsp;', ' '))
  const text = bodyOf(plain, html, channel === 'email')
  if (text === '') {
    yield { kind: 'aside', reason: 'comments without words' }
    return
  }
  const { customer } = people
  const chat = chatIn(text, zone)
  if (chat.length > 1) {
    for (const turn of chat) {
      const { role, speakerId } = people.named(turn.speaker)
      yield { kind: 'turn', turn: { ...turn, role: turn.role ?? role, speakerId, conversation, customer } }
    }
    return
  }
  yield {
    kind: 'turn',
    turn: {
      conversation,
      text,
      role,
      speaker:
        people.nameOf(author) ?? (role === 'agent' && author !== undefined ? `Agent ${author}` : role === undefined ? author : undefined),
      speakerId: author,
      customer,
      time: stampOf(comment.created_at, zone) ?? stampOf(record.created_at ?? record.timestamp, zone),
      channel: channel || undefined,
      internal: comment.public === false && role !== 'system' ? true : undefined,
      automated: MERGED.test(text) || channel === 'rule' || undefined,
    },
  }
}
