import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, objectOf, textOf, wordOf } from '../json/values.ts'
import { roleWord } from '../role-words.ts'
import { stampOf } from '../times.ts'

/** ConvoKit corpora, new and old. FORMATS 7.1. */
export const convokit: JsonFormat = {
  name: 'convokit',
  title: 'ConvoKit corpora (JSON lines)',
  howTo: [
    'Name the folder of the corpus, or its utterances.jsonl with speakers.json beside it.',
    'Where the speakers have a role, type or is_agent in their meta data, it tells who is the agent; else pass --agent.',
  ].join(' '),
  fits: record => {
    const replies = 'reply-to' in record || 'reply_to' in record
    const speaks = 'speaker' in record || 'user' in record
    const grouped = 'conversation_id' in record || 'root' in record
    return replies && speaks && grouped && 'text' in record
      ? { score: 0.99, why: 'utterances with speaker, reply-to and conversation_id' }
      : undefined
  },
  events,
  sortsByTime: true,
  besides: ['speakers.json', 'users.json', 'conversations.json', 'corpus.json', 'index.json'],
}

function* events(record: Json, { id, beside, options }: RecordContext): Iterable<RecordEvent> {
  const text = textOf(record.text).trim()
  if (text === '') {
    yield { kind: 'aside', reason: 'utterances without words' }
    return
  }
  const speaker = wordOf(record.speaker) ?? wordOf(record.user) ?? wordOf(at(record.speaker, 'id'))
  const about = objectOf(at(beside('speakers.json') ?? beside('users.json'), speaker ?? ''))
  const meta = 'meta' in about ? objectOf(about.meta) : about
  const own = objectOf(record.meta)
  const label = wordOf(meta.role) ?? wordOf(meta.type) ?? wordOf(own.role) ?? wordOf(own.speaker_role)
  const isAgent = meta.is_agent ?? meta.isAgent ?? own.is_agent
  const role = typeof isAgent === 'boolean' ? (isAgent ? 'agent' : 'customer') : label === undefined ? undefined : roleWord(label)
  yield {
    kind: 'turn',
    turn: {
      conversation: wordOf(record.conversation_id) ?? wordOf(record.root) ?? id,
      text,
      role,
      speaker: wordOf(meta.name) ?? speaker,
      speakerId: speaker,
      time: stampOf(record.timestamp, options.zone),
    },
  }
}
