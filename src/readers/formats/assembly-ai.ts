import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { listOf, numberOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { channelVoice, spoken, voiceOf } from '../speech.ts'

/** AssemblyAI's transcripts. Milliseconds. FORMATS 6.13. */
export const assemblyAi: JsonFormat = {
  name: 'assemblyai',
  title: 'AssemblyAI transcripts (JSON)',
  howTo: [
    'Save what GET /v2/transcript/{id} answers, made with speaker_labels or multichannel, one call a file.',
    'Who is the agent is inferred from what is said, or told with --agent "Speaker A".',
  ].join(' '),
  fits: record => {
    if (!('audio_url' in record) || !('utterances' in record || 'words' in record || 'status' in record)) return undefined
    return { score: 0.96, why: 'audio_url with utterances' }
  },
  events,
  joinsSpeakers: true,
}

function* events(record: Json, { id }: RecordContext): Iterable<RecordEvent> {
  const call = wordOf(record.id) ?? id
  if (record.status === 'error') {
    yield { kind: 'skipped', reason: `AssemblyAI says: ${wordOf(record.error) ?? 'error'}: transcribe the recording again` }
    return
  }
  const utterances = objectsOf(record.utterances)
  if (utterances.length === 0) {
    yield* spoken(call, [{ text: textOf(record.text) }])
    return
  }
  const several = new Set(utterances.map(one => wordOf(one.channel))).size > 1
  yield* spoken(
    call,
    utterances.map(one => ({
      ...(several ? channelVoice(one.channel) : voiceOf(one.speaker)),
      text: textOf(one.text),
      start: seconds(one.start),
      end: seconds(one.end),
    })),
  )
  const unusable = listOf(record.utterances).length - utterances.length
  if (unusable > 0) yield { kind: 'skipped', reason: `${unusable} utterances of '${call}' are no objects: they are left out` }
}

function seconds(value: unknown): number | undefined {
  const milliseconds = numberOf(value)
  return milliseconds === undefined ? undefined : milliseconds / 1000
}
