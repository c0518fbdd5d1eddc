import type { Role } from '../../model/turn.ts'
import { bodyOf, nameOf } from '../body.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
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
  fits: record => {
    const created = isObject(record.createdBy) && 'createdAt' in record
    return created && 'type' in record && ('body' in record || 'action' in record) && ('state' in record || 'status' in record)
      ? { score: 0.95, why: 'threads with createdBy' }
      : undefined
  },
  events,
  sortsByTime: true,
}

const SYSTEM = new Set(['lineitem', 'forwardparent', 'forwardchild', 'workflow'])

function* events(record: Json, { id, above, options }: RecordContext): Iterable<RecordEvent> {
  const type = wordOf(record.type) ?? 'none'
  const source = wordOf(at(record, 'source', 'type'))
  const text = bodyOf(undefined, record.body, source === undefined || source === 'email')
  if (record.state === 'draft' || text === '' || SYSTEM.has(type)) {
    yield { kind: 'aside', reason: record.state === 'draft' ? 'drafts' : `threads of type ${type} without words` }
    return
  }
  const conversation = [...above]
    .reverse()
    .map(one => (('_embedded' in one && 'id' in one) || 'number' in one ? wordOf(one.id) : undefined))
    .find(one => one !== undefined)
  const author = objectOf(record.createdBy)
  const role = roleOf(type, textOf(author.type))
  const customer = objectOf(record.customer)
  const who = role === 'customer' && wordOf(customer.id) !== undefined ? customer : author
  yield {
    kind: 'turn',
    turn: {
      conversation: conversation ?? id.replace(/#\d+$/, ''),
      text,
      role,
      speaker: nameOf(who.first, who.last) ?? wordOf(who.email),
      speakerId: wordOf(who.id) ?? wordOf(who.email),
      customer: wordOf(customer.id) ?? (role === 'customer' ? wordOf(author.id) : undefined),
      time: stampOf(record.createdAt, options.zone),
      channel: source,
      internal: type === 'note' || type === 'phone' || undefined,
    },
  }
}

/** In Help Scout a user is one of the team. What was written for the customer stays the customer's. */
function roleOf(type: string, author: string): Role | undefined {
  if (type === 'customer') return 'customer'
  if (author === 'system') return 'system'
  if (type === 'message' || type === 'reply' || type === 'note' || type === 'phone') return 'agent'
  return author === 'customer' ? 'customer' : author === 'user' || author === 'team' ? 'agent' : undefined
}
