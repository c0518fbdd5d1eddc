import type { Role } from '../../model/turn.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { at, isObject, listOf, numberOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { roleTable } from '../role-table.ts'
import { spoken, type Utterance, type Voice } from '../speech.ts'
import { stampOf } from '../times.ts'

/** What tells the parties of the calls, beside the transcripts. */
const CALLS = 'gong-calls.json'

/** Gong's call transcripts, with the parties of /v2/calls/extensive in the same file or beside it. Milliseconds. FORMATS 6.17. */
export const gong: JsonFormat = {
  name: 'gong',
  title: 'Gong call transcripts (JSON)',
  howTo: [
    `Save what POST /v2/calls/transcript answers, and beside it, as ${CALLS}, what POST /v2/calls/extensive answers (exposed field parties):`,
    'its "calls" say who is internal, and may also stand in the same object. Without them name the agents by their speaker ids:',
    '--agent 6432345678555530067.',
  ].join(' '),
  fits: record => {
    const talks = (one: unknown): boolean => isObject(one) && Array.isArray(one.sentences)
    return listOf(record.transcript).some(talks) ? { score: 0.95, why: 'a transcript with sentences' } : undefined
  },
  events,
  joinsSpeakers: true,
  besides: [CALLS],
}

const roleFor = roleTable({ internal: 'agent', external: 'customer' })

function* events(record: Json, { id, above, beside, options }: RecordContext): Iterable<RecordEvent> {
  const call = wordOf(record.callId) ?? id
  yield* unusableIn(record.transcript, 'part', call)
  const pages = [record, ...above, beside(CALLS)].flatMap(one => (Array.isArray(one) ? one : [one]))
  const about = pages.flatMap(one => objectsOf(at(one, 'calls'))).find(one => wordOf(at(one, 'metaData', 'id')) === call) ?? record
  const parties = objectsOf(about.parties)
  const started = stampOf(at(about, 'metaData', 'started'), options.zone)
  const outside = parties.filter(party => roleOf(party) === 'customer')
  const customer = outside.length === 1 ? (wordOf(outside[0]!.userId) ?? wordOf(outside[0]!.emailAddress)) : undefined
  const utterances = objectsOf(record.transcript).flatMap(part => {
    const voice = voiceIn(parties, wordOf(part.speakerId))
    return objectsOf(part.sentences).map((sentence): Utterance => {
      const [start, end] = [numberOf(sentence.start), numberOf(sentence.end)]
      return {
        ...voice,
        customer,
        channel: 'voice',
        text: textOf(sentence.text),
        start: start === undefined ? undefined : start / 1000,
        end: end === undefined ? undefined : end / 1000,
      }
    })
  })
  yield* spoken(call, utterances, started === undefined ? undefined : Date.parse(started))
}

function voiceIn(parties: readonly Json[], speaker: string | undefined): Voice {
  const party = parties.find(one => speaker !== undefined && wordOf(one.speakerId) === speaker)
  return party === undefined ? { speaker, speakerId: speaker } : partyVoice(party)
}

function roleOf(party: Json): Role | undefined {
  return roleFor(textOf(party.affiliation).toLowerCase())
}

/** A speaker id is of one call; users and addresses stay. */
function partyVoice(party: Json): Voice {
  const [user, address, speaker] = [wordOf(party.userId), wordOf(party.emailAddress), wordOf(party.speakerId)]
  return {
    role: roleOf(party),
    speaker: wordOf(party.name) ?? address ?? speaker,
    speakerId: user ?? address ?? speaker,
  }
}
