import type { Role } from '../../model/turn.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { isObject, numberOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import type { RawTurn } from '../reader.ts'
import { normalised, roleWord } from '../role-words.ts'
import { sideVoice } from '../speech.ts'
import { stampOf } from '../times.ts'

/** Google's conversation data for Agent Assist and CCAI. FORMATS 6.7. */
export const agentAssist: JsonFormat = {
  name: 'agent-assist',
  title: 'Google Agent Assist and CCAI conversation data (JSON)',
  howTo: [
    'Take the JSON files that you import to Agent Assist or CCAI Insights, one conversation each: "entries" with "text", "role" (AGENT, CUSTOMER)',
    'and, where there is one, "user_id", by which agents are told apart.',
  ].join(' '),
  fits: record => {
    if ('comm_type' in record) return undefined
    const entries = objectsOf(record.entries)
    if (!entries.some(({ text, role }) => typeof text === 'string' && googleRole(role) !== undefined)) return undefined
    return isObject(record.conversation_info)
      ? { score: 0.98, why: 'conversation_info, and entries with text and role' }
      : { score: 0.92, why: 'entries with text and role' }
  },
  events,
  joinsSpeakers: true,
}

/** Google's names of the sides. */
export function googleRole(value: unknown): Role | undefined {
  const role = normalised(textOf(value))
  return role === 'anyagent' || role === 'supervisor' ? 'agent' : roleWord(role)
}

function* events(record: Json, { id }: RecordContext): Iterable<RecordEvent> {
  const entries = objectsOf(record.entries)
  const when = clockOf(entries.map(entry => numberOf(entry.start_timestamp_usec)))
  const customer = wordOf(entries.find(({ role }) => googleRole(role) === 'customer')?.user_id)
  for (const entry of entries) {
    const text = textOf(entry.text).trim()
    if (text === '') {
      yield { kind: 'aside', reason: 'entries without words' }
      continue
    }
    const voice = sideVoice(googleRole(entry.role), id, wordOf(entry.user_id))
    yield { kind: 'turn', turn: { conversation: id, ...voice, text, ...when(numberOf(entry.start_timestamp_usec)), customer } }
  }
  yield* unusableIn(record.entries, 'entry', id)
}

/** Below it, what stands for times are offsets: no conversation is of before 2001. */
const EPOCH = 1e9
/** A whole conversation within a tenth of a second would be told in microseconds; one of seconds is shorter than a day. */
const SECONDS = 1e5

/** Stamps of one conversation are all of one kind: epoch, or offsets in microseconds or (of other writers) in seconds. */
function clockOf(stamps: readonly (number | undefined)[]): (stamp: number | undefined) => Pick<RawTurn, 'time' | 'offset'> {
  const known = stamps.filter(stamp => stamp !== undefined)
  const first = known.reduce((least, stamp) => Math.min(least, stamp), Number.POSITIVE_INFINITY)
  const last = known.reduce((most, stamp) => Math.max(most, stamp), 0)
  if (first >= EPOCH) return stamp => ({ time: stampOf(stamp) })
  const unit = last < SECONDS ? 1 : 1e6
  return stamp => ({ offset: stamp === undefined || stamp < 0 ? undefined : stamp / unit })
}
