import type { Role } from '../../model/turn.ts'
import { bodyOf } from '../body.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { listed, listRecognition } from '../json/listed.ts'
import { unusableIn } from '../json/unusable.ts'
import { at, isObject, listOf, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

const ROLES: ReadonlyMap<string, Role> = new Map([
  ['visitor', 'customer'],
  ['agent', 'agent'],
  ['system', 'system'],
])

/** LivePerson's chats, as the Engagement History API has them. FORMATS 4.17. */
export const livepersonChat: JsonFormat = {
  name: 'liveperson-chat',
  title: 'LivePerson chat history (JSON)',
  howTo: [
    'Save what the Engagement History API of LivePerson answers to a search for interactions (interactionHistoryRecords), one answer a file or a line.',
    'Each record needs info and transcript with lines: source (visitor, agent, system), by, text and timeL.',
  ].join(' '),
  fits: (record, _above, path) => {
    if (Array.isArray(at(record, 'transcript', 'lines')) && isObject(record.info))
      return { score: 0.97, why: 'an engagement with the lines of its transcript' }
    return path.at(-2) === 'interactionHistoryRecords' ? listRecognition('engagements') : undefined
  },
  events,
  sortsByTime: true,
}

function* events(record: Json, { id, options }: RecordContext): Iterable<RecordEvent> {
  const info = objectOf(record.info)
  const conversation = wordOf(info.engagementId) ?? id
  const lines = at(record, 'transcript', 'lines')
  if (listOf(lines).length === 0) yield listed('engagement', conversation, 'a search for interactions with their transcripts')
  for (const line of objectsOf(lines)) {
    const source = textOf(line.source)
    const role = ROLES.get(source.toLowerCase())
    const text = line.textType === 'html' ? bodyOf(undefined, line.text, false) : bodyOf(line.text, undefined, false)
    if (text === '') {
      yield { kind: 'aside', reason: `lines of source ${source || 'unknown'}, without words` }
      continue
    }
    const agent = role === 'agent' ? wordOf(line.agentId) : undefined
    yield {
      kind: 'turn',
      turn: {
        conversation,
        role,
        speaker: (agent !== undefined && agent === wordOf(info.agentId) ? wordOf(info.agentFullName) : undefined) ?? wordOf(line.by),
        speakerId: role === 'customer' ? wordOf(info.visitorId) : agent,
        text,
        time: stampOf(line.timeL) ?? stampOf(line.time, options.zone),
        customer: wordOf(info.visitorId),
      },
    }
  }
  yield* unusableIn(lines, 'line', conversation)
}
