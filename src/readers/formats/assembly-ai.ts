import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { isObject, listOf, numberOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { channelVoice, NUMBERED, spoken, type Utterance, utterancesOf, voiceOf } from '../speech.ts'

/** AssemblyAI's transcripts. Milliseconds. FORMATS 6.13. */
export const assemblyAi: JsonFormat = {
  name: 'assemblyai',
  title: 'AssemblyAI transcripts (JSON)',
  howTo: [
    'Save what GET /v2/transcript/{id} answers (or its /sentences or /paragraphs), made with speaker_labels or multichannel, one call a file.',
    'Who is the agent is inferred from what is said, or told with --agent "Speaker A".',
    NUMBERED,
  ].join(' '),
  fits: record => {
    if ('audio_url' in record && ('utterances' in record || 'words' in record || 'status' in record))
      return { score: 0.96, why: 'audio_url with utterances' }
    return 'audio_duration' in record && [record.sentences, record.paragraphs].some(list => listOf(list).some(isPiece))
      ? { score: 0.96, why: 'audio_duration with sentences or paragraphs' }
      : undefined
  },
  events,
  joinsSpeakers: true,
}

/** Of what GET /v2/transcript/{id}/sentences and /paragraphs answer. */
function isPiece(one: unknown): boolean {
  return isObject(one) && typeof one.text === 'string' && 'start' in one && 'end' in one
}

function* events(record: Json, { id }: RecordContext): Iterable<RecordEvent> {
  const call = wordOf(record.id) ?? id
  if (record.status === 'error') {
    yield { kind: 'skipped', reason: `AssemblyAI says: ${wordOf(record.error) ?? 'error'}: transcribe the recording again` }
    return
  }
  if (record.status === 'queued' || record.status === 'processing') {
    yield { kind: 'skipped', reason: `AssemblyAI is not ready (status ${record.status}): fetch it again when it is completed` }
    return
  }
  const list = [record.utterances, record.sentences, record.paragraphs].find(one => listOf(one).length > 0)
  const utterances = objectsOf(list)
  if (utterances.length === 0) {
    yield* spoken(call, fromWords(record))
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
  yield* unusableIn(list, 'utterance', call)
}

/** Without utterances the words may still have their speakers. */
function fromWords(record: Json): readonly Utterance[] {
  const words = objectsOf(record.words).map(word => ({
    text: textOf(word.text),
    voice: wordOf(word.speaker),
    start: seconds(word.start),
    end: seconds(word.end),
  }))
  const told = words.some(({ voice }) => voice !== undefined)
  return told ? utterancesOf(words, voiceOf) : [{ text: textOf(record.text), start: words[0]?.start ?? 0 }]
}

function seconds(value: unknown): number | undefined {
  const milliseconds = numberOf(value)
  return milliseconds === undefined ? undefined : milliseconds / 1000
}
