import type { Role } from '../../model/turn.ts'
import { bodyOf } from '../body.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, objectOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

const ROLES: Readonly<Record<string, Role>> = {
  agent: 'agent',
  user: 'customer',
  'end-user': 'customer',
  customer: 'customer',
  bot: 'bot',
  system: 'system',
}

/** Zendesk's conversation log: comments and messages of a ticket. FORMATS 4.3. */
export const zendeskLog: JsonFormat = {
  name: 'zendesk-log',
  title: 'Zendesk conversation logs (JSON)',
  howTo: 'Save what GET /api/v2/tickets/{id}/conversation_log answers, all pages, one ticket a file.',
  fits: record => {
    const reference = textOf(record.reference).startsWith('zen:')
    return reference && 'author' in record ? { score: 0.97, why: 'events with a reference of zen:' } : undefined
  },
  events,
  sortsByTime: true,
}

function* events(record: Json, { id, above, memory, options }: RecordContext): Iterable<RecordEvent> {
  const text = bodyOf(at(record, 'content', 'text'), at(record, 'content', 'body'), false)
  if (text === '') {
    yield { kind: 'aside', reason: `events of type ${wordOf(record.type) ?? 'none'} without words` }
    return
  }
  const author = objectOf(record.author)
  const role = ROLES[textOf(author.type)]
  const hidden = at(record, 'metadata', 'public') === false
  // A hidden comment by the customer only mirrors the chat.
  if (hidden && role === 'customer' && memory.get(`said ${text}`) === true) {
    yield { kind: 'aside', reason: 'comments that mirror a message' }
    return
  }
  memory.set(`said ${text}`, true)
  const ticket = /tickets\/(\d+)/.exec(JSON.stringify(at(above.at(-1), 'links') ?? ''))?.[1]
  yield {
    kind: 'turn',
    turn: {
      conversation: ticket ?? id.replace(/#\d+$/, ''),
      text,
      role,
      speaker: wordOf(author.display_name),
      speakerId: wordOf(author['zen:support:user_id']) ?? wordOf(author['zen:sunco:user_id']),
      time: stampOf(record.created_at, options.zone),
      internal: hidden || undefined,
    },
  }
}
