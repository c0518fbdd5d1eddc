import { bodyOf } from '../body.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, objectOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** Drift's messages. FORMATS 4.19. */
export const drift: JsonFormat = {
  name: 'drift',
  title: 'Drift conversations (JSON)',
  howTo: [
    'Save what GET /conversations/{id}/messages of the Drift API answers, one answer a file or a line.',
    'Each message needs conversationId, type, body and author with id, type (contact, user) and bot.',
  ].join(' '),
  fits: record => {
    const type = at(record, 'author', 'type')
    return (type === 'contact' || type === 'user') && 'conversationId' in record && 'body' in record && 'type' in record
      ? { score: 0.94, why: `a message with conversationId, whose author is of type ${type}` }
      : undefined
  },
  events,
  sortsByTime: true,
}

const KINDS = new Set(['chat', 'private_note', 'private_prompt'])

function* events(record: Json, { options }: RecordContext): Iterable<RecordEvent> {
  const type = wordOf(record.type) ?? 'unknown'
  const author = objectOf(record.author)
  const text = bodyOf(undefined, record.body, false)
  const speakerId = wordOf(author.id)
  const role = author.bot === true ? 'bot' : author.type === 'contact' ? 'customer' : 'agent'
  if (!KINDS.has(type) || text === '') {
    yield { kind: 'aside', reason: `messages of type ${type}${text === '' ? ', without words' : ''}` }
    return
  }
  yield {
    kind: 'turn',
    id: wordOf(record.id),
    turn: {
      conversation: wordOf(record.conversationId),
      role,
      speaker: wordOf(author.name),
      speakerId,
      text,
      time: stampOf(record.createdAt, options.zone),
      customer: role === 'customer' ? speakerId : undefined,
      internal: type !== 'chat' || undefined,
    },
  }
}
