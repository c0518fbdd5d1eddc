import type { Role } from '../../model/turn.ts'
import { bodyOf, nameOf } from '../body.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { listed, listRecognition } from '../json/listed.ts'
import { at, isObject, objectOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** Help Scout: threads of conversations. FORMATS 4.11. */
export const helpScout: JsonFormat = {
  name: 'help-scout',
  title: 'Help Scout conversations (JSON)',
  howTo: [
    'Save what GET /v2/conversations/{id}?embed=threads answers, one conversation a file or a line; lists without threads have no messages.',
    'Drafts are left out; notes are kept apart.',
  ].join(' '),
  fits: (record, _above, path) => {
    const created = isObject(record.createdBy) && 'createdAt' in record
    if (isListed(record)) return listRecognition('conversations')
    if (isChatEvent(record, path)) return { score: 0.93, why: 'events of a chat' }
    return created && 'type' in record && ('body' in record || 'action' in record) && ('state' in record || 'status' in record)
      ? { score: 0.95, why: 'threads with createdBy' }
      : undefined
  },
  events,
  sortsByTime: true,
}

function isListed(record: Json): boolean {
  return 'mailboxId' in record && 'number' in record && 'preview' in record && !Array.isArray(at(record, '_embedded', 'threads'))
}

/** The chat API has events with an author where the mailbox API has threads. */
function isChatEvent(record: Json, path: readonly string[]): boolean {
  return path.at(-2) === 'events' && path.at(-3) === '_embedded' && isObject(record.author) && 'body' in record && 'createdAt' in record
}

/** States of what was written and not sent; what is hidden was. */
const UNSENT = new Set(['draft', 'review', 'underreview'])
const SYSTEM = new Set(['lineitem', 'forwardparent', 'forwardchild', 'workflow'])

function* events(record: Json, { id, above, options }: RecordContext): Iterable<RecordEvent> {
  if (isListed(record)) {
    yield listed('conversation', wordOf(record.id), 'GET /v2/conversations/{id}?embed=threads')
    return
  }
  const type = wordOf(record.type) ?? 'unknown'
  const source = wordOf(at(record, 'source', 'type'))
  const text = bodyOf(undefined, record.body, source === undefined || source === 'email')
  if (UNSENT.has(textOf(record.state)) || text === '' || SYSTEM.has(type)) {
    const reason = `threads of type ${type}${text === '' ? ' without words' : ''}`
    yield { kind: 'aside', reason: UNSENT.has(textOf(record.state)) ? 'drafts' : reason }
    return
  }
  const conversation = wordOf(record.conversation_id) ?? wordOf(record.conversationId) ?? conversationIn(above) ?? id.replace(/#\d+$/, '')
  const author = objectOf(record.createdBy ?? record.author)
  const role = roleOf(type, textOf(author.type))
  const customer = objectOf(record.customer)
  const who = role === 'customer' && wordOf(customer.id) !== undefined ? customer : author
  yield {
    kind: 'turn',
    id: wordOf(record.id),
    turn: {
      conversation,
      text,
      role,
      speaker: nameOf(who.first ?? who.firstName, who.last ?? who.lastName) ?? wordOf(who.email),
      speakerId: wordOf(who.id) ?? wordOf(who.email),
      customer: wordOf(customer.id) ?? (role === 'customer' ? wordOf(author.id) : undefined),
      time: stampOf(record.createdAt, options.zone),
      channel: source,
      internal: type === 'note' || type === 'phone' || undefined,
      automated: (role === 'agent' && /workflow/.test(`${source} ${textOf(at(record, 'action', 'type'))}`)) || undefined,
    },
  }
}

/** The id of the conversation that the thread lies in, else that of the address it was read from. */
function conversationIn(above: readonly Json[]): string | undefined {
  const around = [...above].reverse()
  const holder = around.find(one => ('_embedded' in one && 'id' in one) || 'number' in one)
  const linked = around.map(one => /\/conversations\/(\d+)/.exec(textOf(at(one, '_links', 'self', 'href')))?.[1])
  return wordOf(holder?.id) ?? linked.find(one => one !== undefined)
}

/** In Help Scout a user is one of the team. What was written for the customer stays the customer's. */
function roleOf(type: string, author: string): Role | undefined {
  if (type === 'customer') return 'customer'
  if (author === 'system') return 'system'
  if (author === 'customer') return 'customer'
  if (type === 'message' || type === 'reply' || type === 'note' || type === 'phone') return 'agent'
  return author === 'user' || author === 'team' ? 'agent' : undefined
}
