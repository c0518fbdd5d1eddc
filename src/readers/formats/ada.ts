import { tidied } from '../html.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, objectOf, textOf, wordOf } from '../json/values.ts'
import { roleTable } from '../role-table.ts'
import { stampOf } from '../times.ts'

const roleFor = roleTable({
  end_user: 'customer',
  human_agent: 'agent',
  ai_agent: 'bot',
  bot: 'bot',
  system: 'system',
})

/** Ada's messages. FORMATS 4.19. */
export const ada: JsonFormat = {
  name: 'ada',
  title: 'Ada messages (JSON)',
  howTo: [
    "Save the messages of Ada's data export API or of its webhooks, one answer a file or one message a line.",
    'Each message needs conversation_id, author with role (end_user, human_agent, ai_agent), content and created_at.',
  ].join(' '),
  fits: record => {
    const role = textOf(at(record, 'author', 'role'))
    if (!('content' in record) || roleFor(role) === undefined) return undefined
    if (/_/.test(role)) return { score: 0.94, why: `a message whose author has the role ${role}` }
    return 'conversation_id' in record
      ? { score: 0.7, why: `a message with conversation_id, whose author has the role ${role}` }
      : undefined
  },
  events,
  sortsByTime: true,
}

function* events(record: Json, { options }: RecordContext): Iterable<RecordEvent> {
  const author = objectOf(record.author)
  const text = tidied(textOf(record.content) || textOf(at(record, 'content', 'body')) || textOf(at(record, 'content', 'text')))
  const role = roleFor(textOf(author.role))
  const speakerId = wordOf(author.id)
  if (text === '') yield { kind: 'aside', reason: 'messages without words' }
  else
    yield {
      kind: 'turn',
      turn: {
        conversation: wordOf(record.conversation_id),
        role,
        speaker: wordOf(author.display_name),
        speakerId,
        text,
        time: stampOf(record.created_at, options.zone),
        customer: role === 'customer' ? speakerId : undefined,
        channel: wordOf(record.channel) ?? wordOf(at(record, 'channel', 'name')),
      },
    }
}
