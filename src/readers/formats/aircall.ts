import type { Role } from '../../model/turn.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { at, isObject, listOf, numberOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { roleTable } from '../role-table.ts'
import { sideVoice, spoken, type Utterance } from '../speech.ts'
import { stampOf } from '../times.ts'

/** Aircall's call transcriptions. Seconds. FORMATS 6.19. */
export const aircall: JsonFormat = {
  name: 'aircall',
  title: 'Aircall transcriptions (JSON)',
  howTo: 'Save what GET /v1/calls/{id}/transcription answers, one call a file or a line. The user id on each utterance tells the agent.',
  fits: record => {
    const speaks = (one: unknown): boolean => isObject(one) && 'participant_type' in one
    return listOf(at(record, 'content', 'utterances')).some(speaks)
      ? { score: 0.97, why: 'content.utterances with participant_type' }
      : undefined
  },
  events,
  joinsSpeakers: true,
}

const roleFor = roleTable({ internal: 'agent', external: 'customer' })

function roleOf(type: string): Role {
  return roleFor(type) ?? (/(?:^|[^a-z])(?:ai|bot|ivr)(?:[^a-z]|$)|bot$/i.test(type) ? 'bot' : 'unknown')
}

function* events(record: Json, { id, options }: RecordContext): Iterable<RecordEvent> {
  const started = stampOf(record.call_created_at, options.zone)
  const said = objectsOf(at(record, 'content', 'utterances'))
  yield* unusableIn(at(record, 'content', 'utterances'), 'utterance', wordOf(record.call_id) ?? id)
  const customer = wordOf(said.find(one => one.participant_type === 'external')?.phone_number)
  const utterances = said.map((one): Utterance => {
    const role = roleOf(textOf(one.participant_type))
    return {
      ...sideVoice(role, id, wordOf(role === 'customer' ? one.phone_number : one.user_id)),
      customer,
      channel: 'voice',
      text: textOf(one.text),
      start: numberOf(one.start_time),
      end: numberOf(one.end_time),
    }
  })
  yield* spoken(wordOf(record.call_id) ?? id, utterances, started === undefined ? undefined : Date.parse(started))
}
