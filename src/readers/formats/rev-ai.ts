import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { isObject, listOf, numberOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { NUMBERED, spoken, type Utterance, voiceOf } from '../speech.ts'

/** Rev AI's transcripts. Seconds. FORMATS 6.15. */
export const revAi: JsonFormat = {
  name: 'rev-ai',
  title: 'Rev AI transcripts (JSON)',
  howTo: [
    'Save what GET /speechtotext/v1/jobs/{id}/transcript answers as JSON, one call a file.',
    'Who is the agent is inferred from what is said, or told with --agent "Speaker 0".',
    NUMBERED,
  ].join(' '),
  fits: record => {
    const speaks = (one: unknown): boolean => isObject(one) && Array.isArray(one.elements)
    return listOf(record.monologues).some(speaks) ? { score: 0.98, why: 'monologues with elements' } : undefined
  },
  events,
  joinsSpeakers: true,
}

function* events(record: Json, { id }: RecordContext): Iterable<RecordEvent> {
  const names = new Map(objectsOf(record.speakers).map(one => [wordOf(one.id), wordOf(one.name)]))
  yield* unusableIn(record.monologues, 'monologue', id)
  yield* spoken(
    id,
    objectsOf(record.monologues).map((monologue): Utterance => {
      const speaker = wordOf(monologue.speaker)
      const elements = objectsOf(monologue.elements)
      const times = elements.flatMap(one => [numberOf(one.ts), numberOf(one.end_ts)]).filter(time => time !== undefined)
      return {
        ...voiceOf(names.get(speaker) ?? speaker),
        text: elements.map(textIn).join('').replace(/ {2,}/g, ' '),
        start: times[0],
        end: times.at(-1),
      }
    }),
  )
}

/** A mark of the engine's, such as `<inaudible>`, stands apart from the words. */
function textIn(element: Json): string {
  return element.type === 'unknown' ? ` ${textOf(element.value)} ` : textOf(element.value)
}
