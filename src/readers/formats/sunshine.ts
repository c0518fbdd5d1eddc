import type { Role } from '../../model/turn.ts'
import { bodyOf } from '../body.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, listOf, objectOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** Sunshine Conversations, the messaging API of Zendesk. FORMATS 4.4. */
export const sunshine: JsonFormat = {
  name: 'sunshine',
  title: 'Zendesk messaging, Sunshine Conversations (JSON)',
  howTo: 'Save what GET /v2/apps/{app}/conversations/{id}/messages answers, one conversation a file, named by its id.',
  fits: record => {
    const type = at(record, 'author', 'type')
    const content = typeof at(record, 'content', 'type') === 'string'
    return (type === 'business' || type === 'user') && content && 'received' in record
      ? { score: 0.97, why: 'messages with author.type and content.type' }
      : undefined
  },
  events,
  sortsByTime: true,
}

function* events(record: Json, { id, options }: RecordContext): Iterable<RecordEvent> {
  const content = objectOf(record.content)
  const text = bodyOf(textOf(content.text) || textOf(content.markdownText), content.htmlText, false)
  if (text === '' || record.deleted === true) {
    yield { kind: 'aside', reason: `messages of type ${wordOf(content.type) ?? 'none'} without words` }
    return
  }
  const author = objectOf(record.author)
  yield {
    kind: 'turn',
    turn: {
      conversation: wordOf(record.conversationId) ?? id.replace(/#\d+$/, ''),
      text,
      role: roleOf(record),
      speaker: wordOf(author.displayName),
      speakerId: wordOf(author.userId),
      time: stampOf(record.received, options.zone),
      channel: wordOf(at(record, 'source', 'type')),
    },
  }
}

function roleOf(record: Json): Role {
  if (record.activity !== undefined && record.activity !== null) return 'system'
  if (at(record, 'author', 'type') === 'user') return 'customer'
  const isBot = listOf(at(record, 'author', 'subtypes')).includes('AI') || /answerBot/i.test(textOf(at(record, 'source', 'type')))
  return isBot ? 'bot' : 'agent'
}
