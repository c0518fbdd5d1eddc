import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { objectsOf, textOf, wordOf } from '../json/values.ts'
import { spoken, type Utterance, type Voice } from '../speech.ts'
import { stampOf } from '../times.ts'

/** Dialpad's call transcripts. FORMATS 6.18. */
export const dialpad: JsonFormat = {
  name: 'dialpad',
  title: 'Dialpad call transcripts (JSON)',
  howTo: [
    'Save what GET /api/v2/transcripts/{call_id} answers, one call a file or a line; a call without "lines" has no transcript.',
    'Lines with user_id are the agents’, those with contact_id the customers’; where neither is given, say who is the agent with --agent.',
  ].join(' '),
  fits: (record, above) => {
    const lines = objectsOf(record.lines)
    if (lines.some(({ content, type }) => typeof content === 'string' && typeof type === 'string'))
      return { score: 'call_id' in record ? 0.98 : 0.9, why: 'lines with type and content' }
    const isEmpty = lines.length === 0 && 'call_id' in record && Object.keys(record).every(key => key === 'call_id' || key === 'lines')
    return isEmpty && above.length === 0 ? { score: 0.7, why: 'a call_id without lines' } : undefined
  },
  events,
  joinsSpeakers: true,
}

function* events(record: Json, { id, options }: RecordContext): Iterable<RecordEvent> {
  const lines = objectsOf(record.lines)
  if (lines.length === 0)
    yield { kind: 'silent', reason: `Dialpad has no transcript of the call '${wordOf(record.call_id) ?? id}' (no lines): it is left out` }
  const said = lines.filter(({ type }) => type === 'transcript')
  const known = new Map<string, Voice>()
  for (const line of said) {
    const voice = told(line)
    if (voice !== undefined && voice.speaker !== undefined) known.set(voice.speaker, voice)
  }
  const customers = [...new Set(said.map(line => (wordOf(line.user_id) === undefined ? wordOf(line.contact_id) : undefined)))]
  const contacts = customers.filter(contact => contact !== undefined)
  const started = said.map(({ time }) => dateOf(time, options.zone)).find(date => date !== undefined)
  yield* spoken(
    wordOf(record.call_id) ?? id,
    said.map((line): Utterance => {
      const speaker = wordOf(line.name)
      const date = dateOf(line.time, options.zone)
      return {
        ...(told(line) ?? known.get(speaker ?? '') ?? { speaker }),
        text: textOf(line.content),
        start: date === undefined || started === undefined ? undefined : (date - started) / 1000,
        customer: contacts.length === 1 ? contacts[0] : undefined,
        channel: 'voice',
      }
    }),
    started,
  )
  for (const { type } of lines) if (type !== 'transcript') yield { kind: 'aside', reason: `lines of type ${wordOf(type) ?? 'unknown'}` }
  yield* unusableIn(record.lines, 'line', id)
}

function told(line: Json): Voice | undefined {
  const [user, contact, speaker] = [wordOf(line.user_id), wordOf(line.contact_id), wordOf(line.name)]
  if (user !== undefined) return { role: 'agent', speaker, speakerId: user }
  return contact === undefined ? undefined : { role: 'customer', speaker, speakerId: contact }
}

function dateOf(time: unknown, zone: string | undefined): number | undefined {
  const stamp = stampOf(time, zone)
  return stamp === undefined ? undefined : Date.parse(stamp)
}
