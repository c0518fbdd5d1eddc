import type { Role } from '../model/turn.ts'
import type { Json, RecordContext } from './json/format.ts'
import { at, isObject, listOf, numberOf, objectOf, objectsOf, textOf, wordOf } from './json/values.ts'
import { domainOf } from './role-evidence.ts'

/** What an input tells of people, whatever the ticket. */
export interface Directory {
  readonly users: ReadonlyMap<string, Json>
  /** Ids of whom a ticket is assigned to, who opened one for somebody else, who wrote a note: they work there. */
  readonly agents: Set<string>
}

/** Users that lie beside the input, above a record or in it. */
export function directoryOf({ memory, beside }: RecordContext, around: readonly Json[]): Directory {
  const known = memory.get('people') as { users: Map<string, Json>; agents: Set<string>; read: WeakSet<object> } | undefined
  const people = known ?? { users: new Map<string, Json>(), agents: new Set<string>(), read: new WeakSet<object>() }
  memory.set('people', people)
  const file = beside('users.json')
  for (const list of [file, at(file, 'users'), ...around.map(one => one.users)]) {
    if (!Array.isArray(list) || people.read.has(list)) continue
    people.read.add(list)
    for (const user of objectsOf(list)) {
      const id = wordOf(user.id)
      if (id !== undefined) people.users.set(id, user)
    }
  }
  for (const person of around.flatMap(one => [one, objectOf(one.ticket)]).flatMap(personsOf)) {
    const id = wordOf(person.id)
    if (id !== undefined && !people.users.has(id)) people.users.set(id, person)
  }
  return people
}

/** People who stand whole in a ticket, where others have ids. */
function personsOf({ requester, submitter, assignee }: Json): readonly Json[] {
  return [requester, submitter, assignee].filter(isObject)
}

/** Who is who in one ticket. */
export interface People {
  /** The requester, else the first end user who writes. */
  readonly customer: string | undefined
  readonly roleOf: (author: string | undefined) => Role | undefined
  /** The user's name, else the one that the author's mail gives. */
  readonly nameOf: (author: string | undefined) => string | undefined
  /** Of the only user with this name, the id, and the role that is told. */
  readonly named: (name: string | undefined) => { readonly speakerId?: string | undefined; readonly role?: Role | undefined }
}

/** Where only agents write: an end user comments on somebody else's ticket there so rarely that it needs a word of the ticket that he may. */
const STAFF_CHANNELS = new Set(['web', 'web form', 'api', 'web service', 'mobile'])

function askedBy(ticket: Json, comments: readonly Json[]): string | undefined {
  return wordOf(ticket.requester_id) ?? wordOf(at(ticket, 'requester', 'id')) ?? mailedRequester(ticket, comments)
}

/** Adds whoever works on a ticket to the agents. */
export function learnTeam(ticket: Json, comments: readonly Json[], agents: Set<string>): void {
  const asked = askedBy(ticket, comments)
  const submitter = wordOf(ticket.submitter_id) ?? wordOf(at(ticket, 'submitter', 'id'))
  const assignee = wordOf(ticket.assignee_id) ?? wordOf(at(ticket, 'assignee', 'id'))
  if (assignee !== undefined) agents.add(assignee)
  if (submitter !== undefined && asked !== undefined && submitter !== asked && Number(submitter) > 0) agents.add(submitter)
  for (const comment of comments) {
    const author = wordOf(comment.author_id)
    if (author !== undefined && author !== asked && (isNote(comment) || isFromInside(comment))) agents.add(author)
  }
}

/** `comments` are all that is known of the ticket's. FORMATS 4.1. */
export function peopleOf(ticket: Json, comments: readonly Json[], { users, agents }: Directory): People {
  learnTeam(ticket, comments, agents)
  const asked = askedBy(ticket, comments)
  const names = new Map<string, string>()
  for (const comment of comments) {
    const author = wordOf(comment.author_id)
    if (author === undefined) continue
    const name = wordOf(at(comment, 'via', 'source', 'from', 'name'))
    if (name !== undefined && isMailed(comment)) names.set(author, name)
  }
  const opening = asked === undefined ? openingOf(comments, agents, users) : undefined
  const requester = asked ?? wordOf(opening?.author_id)
  const copied = new Set([ticket.collaborator_ids, ticket.email_cc_ids].flatMap(listOf).map(wordOf))
  // Whoever opens a ticket in the help centre shares that channel with its agents.
  const isAnswer = (comment: Json): boolean =>
    (asked !== undefined || (opening !== undefined && isMailed(opening))) && STAFF_CHANNELS.has(channelOf(comment))
  const here = new Set(comments.filter(isAnswer).map(comment => wordOf(comment.author_id)))
  for (const other of [requester, ...copied]) here.delete(other)
  const told = (id: string): Role | undefined => {
    const user = users.get(id)
    // Whoever was deleted for good is called so, and an end user, whatever it was before.
    const role = id !== requester && /^permanently deleted user$/i.test(textOf(user?.name)) ? undefined : user?.role
    return role === 'end-user' ? 'customer' : role === 'agent' || role === 'admin' ? 'agent' : undefined
  }
  const isAgent = (id: string): boolean => (told(id) ?? (agents.has(id) || here.has(id) ? 'agent' : undefined)) === 'agent'
  const authors = new Set(
    comments.map(comment => wordOf(comment.author_id)).filter(id => id !== undefined && Number(id) > 0),
  ) as Set<string>
  /** One of the team who asks the team: nobody else is served in the ticket. */
  const asksColleagues = (): boolean => [...authors].every(id => id === requester || isAgent(id))
  const roleOf = (author: string | undefined): Role | undefined => {
    if (author === undefined) return undefined
    const number = numberOf(author)
    if (number !== undefined && number <= 0) return 'system'
    if (told(author) === 'customer') return 'customer'
    if (author === requester) return isAgent(author) && !asksColleagues() ? 'agent' : 'customer'
    return isAgent(author) ? 'agent' : undefined
  }
  return {
    customer: requester ?? [...authors].find(id => told(id) === 'customer'),
    roleOf,
    named: name => {
      const ids = name === undefined ? [] : [...users].filter(([, user]) => user.name === name).map(([id]) => id)
      return ids.length === 1 ? { speakerId: ids[0], role: roleOf(ids[0]) } : {}
    },
    nameOf: author => (author === undefined ? undefined : (wordOf(users.get(author)?.name) ?? names.get(author))),
  }
}

/** Where no ticket names the requester: whose mail came from the address that the ticket names, or that an answer went to. */
function mailedRequester(ticket: Json, comments: readonly Json[]): string | undefined {
  const hints = [
    at(ticket, 'requester', 'email'),
    at(ticket, 'via', 'source', 'from', 'address'),
    ...comments.filter(isToCustomer).map(comment => at(comment, 'via', 'source', 'to', 'address')),
  ]
  const addresses = new Set(hints.map(hint => textOf(hint).toLowerCase()).filter(address => address !== ''))
  const mail = comments.find(one => isMailed(one) && !isFromInside(one) && addresses.has(addressOf(one, 'from')))
  return wordOf(mail?.author_id)
}

/** Software opens tickets for whoever is to be written to. */
const MADE = new Set(['api', 'web service'])

/**
 * Where nothing names the requester: the first public comment of the ticket, or the first mail where the team or software opened it, if by somebody of whom
 * nothing is known, and somebody known to be of the team writes as well, or it was mailed and somebody answers in Zendesk.
 */
function openingOf(comments: readonly Json[], agents: ReadonlySet<string>, users: Directory['users']): Json | undefined {
  const persons = comments.filter(({ author_id }) => Number(author_id) > 0)
  const authorOf = (one: Json): string => wordOf(one.author_id) ?? ''
  const isOurs = (one: Json): boolean => agents.has(authorOf(one))
  const said = persons.filter(one => one.public !== false).sort((a, b) => timeOf(a) - timeOf(b))
  const [begins] = said
  if (begins === undefined || users.has(authorOf(begins))) return undefined
  const first = isOurs(begins) || MADE.has(channelOf(begins)) ? said.find(one => isMailed(one) && !isOurs(one)) : begins
  if (first === undefined || users.has(authorOf(first))) return undefined
  const isMail = isMailed(first) && addressOf(first, 'from') !== ''
  const others = persons.filter(one => authorOf(one) !== authorOf(first))
  return others.some(one => isNote(one) || isFromInside(one) || (isMail && STAFF_CHANNELS.has(channelOf(one)))) ? first : undefined
}

function timeOf(comment: Json): number {
  return Date.parse(textOf(comment.created_at)) || 0
}

/** `via` is an object in comments, and its name in ticket events: "Mail", "Web form". */
export function channelOf(comment: Json): string {
  const channel = (wordOf(at(comment, 'via', 'channel')) ?? textOf(comment.via)).toLowerCase()
  return channel === 'mail' ? 'email' : channel
}

function isMailed(comment: Json): boolean {
  return channelOf(comment) === 'email'
}

/** Notes are written by agents; what is mailed by somebody who has no part in the ticket is hidden as well. */
function isNote(comment: Json): boolean {
  const channel = channelOf(comment)
  return comment.public === false && (channel === '' || STAFF_CHANNELS.has(channel))
}

function addressOf(comment: Json, side: 'from' | 'to'): string {
  return textOf(at(comment, 'via', 'source', side, 'address')).toLowerCase()
}

/** A mail from the very domain that it was sent to. */
function isFromInside(comment: Json): boolean {
  const domain = domainOf(addressOf(comment, 'from'))
  return isMailed(comment) && domain !== '' && domain !== 'free' && domain === domainOf(addressOf(comment, 'to'))
}

/** What an agent writes in Zendesk goes to the requester's address, and comes from none. */
function isToCustomer(comment: Json): boolean {
  return channelOf(comment) === 'web' && addressOf(comment, 'to') !== '' && addressOf(comment, 'from') === ''
}
