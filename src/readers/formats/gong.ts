import type { Role } from '../../model/turn.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, isObject, listOf, numberOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { spoken, type Utterance, type Voice } from '../speech.ts'
import { stampOf } from '../times.ts'

/** Gong's call transcripts, with the parties of /v2/calls/extensive in the same file where they are. Milliseconds. FORMATS 6.17. */
export const gong: JsonFormat = {
  name: 'gong',
  title: 'Gong call transcripts (JSON)',
  howTo: [
    'Save what POST /v2/calls/transcript answers, and add the "calls" of POST /v2/calls/extensive (exposed field parties) to the same object:',
    'they say who is internal. Without them name the agents by their speaker id: --agent 6432345678555530067.',
  ].join(' '),
  fits: record => {
    const talks = (one: unknown): boolean => isObject(one) && Array.isArray(one.sentences)
    return listOf(record.transcript).some(talks) ? { score: 0.95, why: 'a transcript with sentences' } : undefined
  },
  events,
  joinsSpeakers: true,
}

const ROLES: Readonly<Record<string, Role>> = { internal: 'agent', external: 'customer' }

function* events(record: Json, { id, above }: RecordContext): Iterable<RecordEvent> {
  const call = wordOf(record.callId) ?? id
  const about = above.flatMap(one => objectsOf(one.calls)).find(one => wordOf(at(one, 'metaData', 'id')) === call) ?? record
  const parties = objectsOf(about.parties)
  const started = stampOf(at(about, 'metaData', 'started'))
  const utterances = objectsOf(record.transcript).flatMap(part => {
    const voice = voiceIn(parties, wordOf(part.speakerId))
    return objectsOf(part.sentences).map((sentence): Utterance => {
      const [start, end] = [numberOf(sentence.start), numberOf(sentence.end)]
      return {
        ...voice,
        text: textOf(sentence.text),
        start: start === undefined ? undefined : start / 1000,
        end: end === undefined ? undefined : end / 1000,
      }
    })
  })
  yield* spoken(call, utterances, started === undefined ? undefined : Date.parse(started))
}

function voiceIn(parties: readonly Json[], speaker: string | undefined): Voice {
  const party = parties.find(one => wordOf(one.speakerId) === speaker)
  const role = ROLES[textOf(party?.affiliation).toLowerCase()]
  return { speaker: wordOf(party?.name) ?? wordOf(party?.emailAddress) ?? speaker, speakerId: wordOf(party?.userId) ?? speaker, role }
}
