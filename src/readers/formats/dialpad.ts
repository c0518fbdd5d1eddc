import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { isObject, listOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** Dialpad's call transcripts. FORMATS 6.18. */
export const dialpad: JsonFormat = {
  name: 'dialpad',
  title: 'Dialpad call transcripts (JSON)',
  howTo: [
    'Save what GET /api/v2/transcripts/{call_id} answers, one call a file or a line.',
    'A call in a language that Dialpad does not transcribe has no lines.',
  ].join(' '),
  fits: record => {
    const isLine = (one: unknown): boolean => isObject(one) && 'content' in one && 'type' in one && 'name' in one
    return listOf(record.lines).some(isLine)
      ? { score: 'call_id' in record ? 0.97 : 0.9, why: 'lines with content, type and name' }
      : undefined
  },
  events,
}

function* events(record: Json, { id }: RecordContext): Iterable<RecordEvent> {
  const conversation = wordOf(record.call_id) ?? id
  for (const line of objectsOf(record.lines)) {
    const text = textOf(line.content).trim()
    if (line.type !== 'transcript' || text === '')
      yield { kind: 'aside', reason: `lines of type ${wordOf(line.type) ?? 'none'} without speech` }
    else {
      const user = wordOf(line.user_id)
      const contact = wordOf(line.contact_id)
      const role = user !== undefined ? 'agent' : contact !== undefined ? 'customer' : undefined
      yield {
        kind: 'turn',
        turn: {
          conversation,
          text,
          role,
          speaker: wordOf(line.name),
          speakerId: user ?? contact,
          customer: contact,
          time: stampOf(line.time),
          channel: 'voice',
        },
      }
    }
  }
}
