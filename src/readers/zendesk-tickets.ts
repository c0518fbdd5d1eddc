import type { Json, RecordContext } from './json/format.ts'
import { at, isObject, objectOf, objectsOf, textOf, wordOf } from './json/values.ts'
import type { Waiting } from './json/waiting.ts'
import { type Directory, directoryOf, learnTeam, type People, peopleOf } from './zendesk-people.ts'

export function isComment(value: Json): boolean {
  return 'author_id' in value && ('html_body' in value || 'plain_body' in value || ('body' in value && 'public' in value))
}

/** The list that holds comments: of a ticket, of a ticket event, of an audit. */
export function listIn(record: Json): unknown {
  return record.comments ?? record.child_events ?? record.events
}

/** The comments of a record, and what else stands among them. Events say how they came in for their comments, too; tickets only how they began. */
export function entriesIn(record: Json): readonly Json[] {
  const entries = objectsOf(listIn(record))
  return record.comments !== undefined || record.via === undefined ? entries : entries.map(entry => ({ via: record.via, ...entry }))
}

/** What is known around a comment. */
export interface Ticket {
  readonly conversation: string
  readonly people: People
}

interface Surroundings {
  readonly directory: Directory
  readonly tickets: Map<string, Json>
  /** What stands for the ticket where it is not remembered. */
  readonly holder: Json
  /** Id of the ticket of whatever names none itself. */
  readonly named: string
}

function surroundingsOf(record: Json, context: RecordContext): Surroundings {
  const { above, id } = context
  const around = [record, ...[...above].reverse()]
  const directory = directoryOf(context, around)
  const tickets = rememberedTickets(context, around)
  const holder = objectOf(around.map(one => one.ticket).find(isObject) ?? (isComment(record) ? above.at(-1) : record))
  const told = wordOf(record.ticket_id) ?? wordOf(above.at(-1)?.ticket_id) ?? wordOf(holder.id) ?? linkedIn(around)
  return { directory, tickets, holder, named: told ?? /ticket[_-]?(\d+)/i.exec(id)?.[1] ?? id.replace(/#\d+$/, '') }
}

/** The tickets of comments that came each for itself, in the same order. Who is who is known by all of them, whatever the order. */
export function ticketsOfAll(comments: readonly Waiting[]): readonly Ticket[] {
  const placed = comments.map(({ record, context }) => ({ record, ...surroundingsOf(record, context) }))
  const groups = [...grouped(placed, ({ named }) => named)].map(([conversation, group]) => {
    const { tickets: known, holder, directory } = group[0]!
    return { conversation, ticket: known.get(conversation) ?? holder, comments: group.map(({ record }) => record), directory }
  })
  for (const { ticket, comments, directory } of groups) learnTeam(ticket, comments, directory.agents)
  const tickets = new Map<string, Ticket>()
  for (const { conversation, ticket, comments, directory } of groups)
    tickets.set(conversation, { conversation, people: peopleOf(ticket, comments, directory) })
  return placed.map(({ named }) => tickets.get(named)!)
}

/** The ticket of each comment in a record. */
export function ticketsOf(record: Json, context: RecordContext): (comment: Json) => Ticket {
  const { directory, tickets, holder, named } = surroundingsOf(record, context)
  learn(record, named, tickets, directory)
  const own = grouped(entriesIn(record).filter(isComment), comment => wordOf(comment.ticket_id) ?? named)
  const found = new Map<string, Ticket>()
  return comment => {
    const conversation = wordOf(comment.ticket_id) ?? named
    const known = found.get(conversation)
    if (known !== undefined) return known
    const comments = [...(siblings(conversation, context) ?? []), ...(own.get(conversation) ?? [])]
    const ticket = { conversation, people: peopleOf(tickets.get(conversation) ?? holder, comments, directory) }
    found.set(conversation, ticket)
    return ticket
  }
}

/** Tickets that stand beside the comments, or came as rows of their own. */
export function rememberedTickets({ memory }: RecordContext, around: readonly Json[]): Map<string, Json> {
  const known = (memory.get('tickets') as Map<string, Json> | undefined) ?? new Map<string, Json>()
  memory.set('tickets', known)
  for (const ticket of around.flatMap(one => objectsOf(one.tickets))) {
    const id = wordOf(ticket.id)
    if (id !== undefined && !known.has(id)) known.set(id, ticket)
  }
  return known
}

/** What events and audits tell of a ticket: who asks in it, and to whom it was assigned. Audits name the field, events have it for a key. */
function learn(record: Json, ticket: string, tickets: Map<string, Json>, { agents }: Directory): void {
  for (const entry of entriesIn(record)) {
    const field = (name: string): string | undefined =>
      entry.field_name === name ? wordOf(entry.value) : 'event_type' in entry ? wordOf(entry[name]) : undefined
    const requester = field('requester_id')
    if (requester !== undefined) tickets.set(ticket, { ...tickets.get(ticket), requester_id: requester })
    const assignee = field('assignee_id')
    const before = assignee === undefined ? undefined : wordOf(entry.previous_value)
    for (const agent of [assignee, before]) if (agent !== undefined && Number(agent) > 0) agents.add(agent)
  }
}

/** A page of comments tells its ticket in the address of the next. */
function linkedIn(around: readonly Json[]): string | undefined {
  for (const one of around) {
    const links = [one.next_page, one.previous_page, one.url, at(one, 'links', 'next'), at(one, 'links', 'prev')]
    const found = /\/tickets\/(\d+)/.exec(links.map(textOf).join(' '))
    if (found !== null) return found[1]
  }
  return undefined
}

/** What all the events or audits of an answer hold of one ticket. */
function siblings(ticket: string, { above, memory }: RecordContext): readonly Json[] | undefined {
  const list = above.at(-1)?.ticket_events ?? above.at(-1)?.audits
  if (!Array.isArray(list)) return undefined
  const kept = memory.get('siblings') as { list: unknown; of: Map<string, Json[]> } | undefined
  const found = kept?.list === list ? kept : { list, of: eventsByTicket(list) }
  memory.set('siblings', found)
  return found.of.get(ticket)
}

function eventsByTicket(list: readonly unknown[]): Map<string, Json[]> {
  const comments = objectsOf(list).flatMap(one =>
    entriesIn(one)
      .filter(isComment)
      .map(comment => ({ ticket: wordOf(one.ticket_id), comment })),
  )
  const groups = grouped(comments, ({ ticket }) => ticket ?? '')
  return new Map([...groups].map(([ticket, group]) => [ticket, group.map(({ comment }) => comment)]))
}

function grouped<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const group = groups.get(keyOf(one))
    if (group === undefined) groups.set(keyOf(one), [one])
    else group.push(one)
  }
  return groups
}
