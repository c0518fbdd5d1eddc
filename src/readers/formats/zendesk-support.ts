import { bodyOf } from '../body.ts'
import { chatIn } from '../chat-in-text.ts'
import { withoutEntities } from '../html.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { listed, listRecognition } from '../json/listed.ts'
import { streamOf } from '../json/rows.ts'
import { unusableIn } from '../json/unusable.ts'
import { at, isObject, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { placed, stillWaiting, type Waiting, waited } from '../json/waiting.ts'
import { stampOf } from '../times.ts'
import { channelOf, directoryOf } from '../zendesk-people.ts'
import { entriesIn, isComment, listIn, rememberedTickets, type Ticket, ticketsOf, ticketsOfAll } from '../zendesk-tickets.ts'

/** Tickets with comments, answers of the comments and the audits API, single comments, incremental ticket events. FORMATS 4.1. */
export const zendeskSupport: JsonFormat = {
  name: 'zendesk',
  title: 'Zendesk tickets with comments (JSON)',
  howTo: [
    'Save what GET /api/v2/tickets/{id}/comments.json?include=users answers, one ticket a file named ticket_123_comments.json,',
    'or take the JSON export of Admin Center (Account, Tools, Reports, Export) with comments. The CSV exports of Zendesk hold no comments.',
    'Without the users the requester is the customer, and an agent who is assigned, writes in Zendesk or leaves notes; whoever only mails may be anybody.',
  ].join(' '),
  fits: (record, above) => {
    if (isWebhook(record)) return { score: 0.9, why: 'webhooks about tickets' }
    if (isComment(record)) return { score: 0.9, why: 'comments with author_id and public' }
    if (objectsOf(record.comments).some(isComment))
      return { score: 'id' in record || 'ticket' in record ? 0.98 : 0.94, why: 'a ticket with comments' }
    if (objectsOf(record.child_events).some(isComment)) return { score: 0.96, why: 'ticket events with comments' }
    if ('ticket_id' in record && objectsOf(record.events).some(isComment)) return { score: 0.96, why: 'audits of tickets with comments' }
    if (isTicketRow(record, above) || (streamOf(above) !== undefined && isUser(record)))
      return { score: 0.3, why: 'rows of tickets and users' }
    return isListed(record) ? listRecognition('tickets') : undefined
  },
  events,
  rest: memory => commentsOf(stillWaiting(memory)),
  sortsByTime: true,
  besides: ['users.json'],
}

function isListed(record: Json): boolean {
  return 'submitter_id' in record && 'assignee_id' in record && ('subject' in record || 'description' in record) && !('comments' in record)
}

/** Of a warehouse's rows the tickets and the users tell who is who; columns may be left out. */
function isTicketRow(record: Json, above: readonly Json[]): boolean {
  return (
    /ticket/i.test(streamOf(above) ?? '') &&
    'requester_id' in record &&
    'id' in record &&
    !('comments' in record) &&
    !('responder_id' in record)
  )
}

/** Whatever happened to a ticket; of a comment that was added it holds the words. */
function isWebhook(record: Json): boolean {
  return /^zen:event-type:/.test(textOf(record.type)) && isObject(record.event)
}

function isUser(record: Json): boolean {
  return (record.role === 'end-user' || record.role === 'agent' || record.role === 'admin') && 'name' in record && 'id' in record
}

function* events(record: Json, context: RecordContext): Iterable<RecordEvent> {
  if (isWebhook(record)) {
    yield* webhookOf(record, context)
    return
  }
  if (isUser(record)) {
    directoryOf(context, [{ users: [record] }])
    yield { kind: 'aside', reason: 'users' }
    return
  }
  const isRow = isTicketRow(record, context.above)
  if (isRow || isListed(record)) {
    rememberedTickets(context, [{ tickets: [record] }])
    if (isRow) yield { kind: 'aside', reason: 'tickets without their comments' }
    else yield listed('ticket', wordOf(record.id ?? record._id), 'GET /api/v2/tickets/{id}/comments.json?include=users')
    return
  }
  if (isComment(record)) {
    yield* commentsOf(waited(record, context))
    return
  }
  const ticketOf = ticketsOf(record, context)
  const isTicket = record.comments !== undefined
  const { conversation } = ticketOf(record)
  for (const [index, entry] of entriesIn(record).entries()) {
    if (isComment(entry)) yield* commentOf(entry, record, ticketOf(entry), context)
    else if (isTicket || entry.type === 'Comment')
      yield { kind: 'skipped', reason: `comment ${index + 1} of '${conversation}' has no author or no words: it is left out` }
    else yield { kind: 'aside', reason: `ticket events of type ${wordOf(entry.event_type) ?? wordOf(entry.type) ?? 'unknown'}` }
  }
  yield* unusableIn(listIn(record), isTicket ? 'comment' : 'event', conversation)
}

/** Comments that came each for itself. */
function* commentsOf(comments: readonly Waiting[]): Iterable<RecordEvent> {
  const tickets = ticketsOfAll(comments)
  for (const [index, { record, context }] of comments.entries()) yield* placed(commentOf(record, record, tickets[index]!, context), context)
}

function* webhookOf(record: Json, context: RecordContext): Iterable<RecordEvent> {
  const comment = objectOf(at(record, 'event', 'comment'))
  const { id, name, is_staff } = objectOf(comment.author)
  if (textOf(comment.body) === '' || id === undefined) {
    yield { kind: 'aside', reason: `webhooks of type ${textOf(record.type).replace(/^zen:event-type:/, '')}` }
    return
  }
  const role = is_staff === true ? 'agent' : is_staff === false ? 'end-user' : undefined
  directoryOf(context, [{ users: [{ id, name, role }] }])
  rememberedTickets(context, [{ tickets: [record.detail] }])
  const ticket_id = wordOf(at(record, 'detail', 'id'))
  yield* events(
    { id: comment.id, ticket_id, author_id: id, body: comment.body, public: comment.is_public, created_at: record.time },
    context,
  )
}

const MERGED =
  /^(?:(?:Ticket|Request) #\d+ .{0,300}?(?:closed and merged|merged into this)|This (?:ticket|request) (?:was|has been) closed and merged)/

function* commentOf(comment: Json, record: Json, { conversation, people }: Ticket, context: RecordContext): Iterable<RecordEvent> {
  const { zone } = context.options
  const id = wordOf(comment.id)
  const author = wordOf(comment.author_id)
  const role = people.roleOf(author)
  const transcript = wordOf(at(comment, 'data', 'transcription_text'))
  if (comment.type === 'VoiceComment' && (transcript === undefined || role !== 'customer')) {
    const reason = transcript === undefined ? 'records of calls' : 'transcripts of calls in which nothing tells who speaks'
    yield { kind: 'aside', reason }
    return
  }
  const channel = channelOf(comment)
  const html = textOf(comment.html_body)
  // Zendesk's plain text keeps the signature that its HTML marks.
  const signed = /<div class="signature"/.test(html)
  const written = withoutEntities(textOf(comment.plain_body)) || (html === '' ? textOf(comment.body) : '')
  const plain = transcript ?? (signed ? '' : written)
  const text = bodyOf(plain, html, channel === 'email')
  if (text === '') {
    yield { kind: 'aside', reason: 'comments without words' }
    return
  }
  const { customer } = people
  const chat = chatIn(text, zone)
  if (chat.length > 1) {
    for (const [index, turn] of chat.entries()) {
      const { role, speakerId } = people.named(turn.speaker)
      yield { kind: 'turn', id: id && `${id}/${index}`, turn: { ...turn, role: turn.role ?? role, speakerId, conversation, customer } }
    }
    return
  }
  yield {
    kind: 'turn',
    id: id,
    turn: {
      conversation,
      text,
      role,
      speaker: people.nameOf(author),
      speakerId: author,
      customer,
      time: stampOf(comment.created_at, zone) ?? stampOf(record.created_at ?? record.timestamp, zone),
      channel: channel || undefined,
      internal: comment.public === false && role !== 'system' ? true : undefined,
      automated: MERGED.test(text) || channel === 'rule' || channel === 'system' || undefined,
    },
  }
}
