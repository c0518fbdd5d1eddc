import type { Role } from '../../model/turn.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { isObject, objectOf, objectsOf, opened, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'
import { googleRole } from './agent-assist.ts'

/** Google CCAI Platform (UJET) transcripts. FORMATS 6.8. */
export const ccaiPlatform: JsonFormat = {
  name: 'ccai-platform',
  title: 'Google CCAI Platform (UJET) transcripts (JSON)',
  howTo: [
    'Take the transcript files that CCAI Platform writes to your external storage (Settings → Developer Settings), one session each:',
    'JSON with "comm_type", "comm_id" and "entries".',
  ].join(' '),
  fits: record =>
    Array.isArray(record.entries) && 'comm_type' in record
      ? { score: 0.98, why: 'comm_type and entries' }
      : 'comm_type' in record && 'transcript_version' in record
        ? { score: 0.95, why: 'comm_type and transcript_version' }
        : undefined,
  events,
}

function* events(record: Json, { id, options }: RecordContext): Iterable<RecordEvent> {
  const conversation = wordOf(record.comm_id) ?? id
  const entries = objectsOf(record.entries)
  const customer = identityOf(objectOf(entries.find(entry => roleOf(entry.role) === 'customer')?.user_data)).speakerId
  for (const entry of entries) {
    const body =
      typeof entry.body === 'string' && !isObject(opened(entry.body)) ? { type: 'text', content: entry.body } : objectOf(opened(entry.body))
    const kind = wordOf(body.type) ?? wordOf(entry.type) ?? 'unknown'
    const text = wordsIn(body.content ?? entry.content)
    const role = roleOf(entry.role)
    if (text === '' || !/^text|^form|^markdown|^noti/.test(kind)) {
      yield { kind: 'aside', reason: `entries of type ${kind}` }
      continue
    }
    yield {
      kind: 'turn',
      turn: {
        conversation,
        role: /^noti/.test(kind) ? 'system' : role,
        ...identityOf({ ...(role === 'agent' ? objectOf(record.agent_info) : {}), ...objectOf(entry.user_data) }),
        text,
        time: stampOf(entry.timestamp, options.zone),
        customer,
        channel: wordOf(record.comm_type),
      },
    }
  }
  yield* unusableIn(record.entries, 'entry', conversation)
}

function roleOf(value: unknown): Role | undefined {
  return /^manager$/i.test(textOf(value)) ? 'agent' : googleRole(value)
}

function identityOf(user: Json): { speaker: string | undefined; speakerId: string | undefined } {
  const full = [user.first_name, user.last_name].map(textOf).filter(part => part !== '')
  const speaker = wordOf(user.name) ?? (full.join(' ') || wordOf(user.va_alias))
  return { speaker, speakerId: wordOf(user.id) ?? wordOf(user.email) ?? wordOf(user.phone) }
}

/** Content is text, or an object that holds some. */
function wordsIn(content: unknown): string {
  const value = opened(content)
  if (!isObject(value)) return textOf(value).trim()
  return textOf(value.text ?? value.title ?? value.message ?? value.content).trim()
}
