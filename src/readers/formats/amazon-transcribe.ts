import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, isObject, numberOf, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { channelVoice, NUMBERED, type SpokenWord, spoken, type Utterance, utterancesOf, voiceOf } from '../speech.ts'

/** Amazon Transcribe, with speaker or channel labels. FORMATS 6.6. */
export const amazonTranscribe: JsonFormat = {
  name: 'amazon-transcribe',
  title: 'Amazon Transcribe (JSON)',
  howTo: [
    'Take the JSON file that the transcription job wrote to S3 (the TranscriptFileUri of the job).',
    'Start the job with speaker partitioning or channel identification: without, nobody can tell who speaks.',
    'Say who is the agent with --agent, for example --agent spk_0 or --agent "Channel 0", where the words do not tell.',
    NUMBERED,
  ].join(' '),
  fits: record => {
    const results = record.results
    if (!isObject(results) || !Array.isArray(results.transcripts)) return undefined
    const sure = Array.isArray(results.items) || 'speaker_labels' in results || 'channel_labels' in results || 'jobName' in record
    return sure ? { score: 0.97, why: 'results with transcripts and items' } : undefined
  },
  events,
  joinsSpeakers: true,
}

function* events(record: Json, { id }: RecordContext): Iterable<RecordEvent> {
  const conversation = wordOf(record.jobName) ?? id
  const results = objectOf(record.results)
  yield* spoken(conversation, utterances(results))
}

function utterances(results: Json): readonly Utterance[] {
  const channels = objectsOf(at(results, 'channel_labels', 'channels'))
  if (channels.length > 0)
    return channels.flatMap(channel => utterancesOf(wordsOf(objectsOf(channel.items)), () => channelVoice(channel.channel_label)))
  const items = objectsOf(results.items)
  if (items.length > 0) {
    const segments = objectsOf(at(results, 'speaker_labels', 'segments'))
    return utterancesOf(wordsOf(items, segments), voiceOf)
  }
  const pieces = objectsOf(results.audio_segments)
  if (pieces.length === 0) return objectsOf(results.transcripts).map(({ transcript }) => ({ text: textOf(transcript) }))
  return pieces.map(piece => ({
    ...('channel_label' in piece ? channelVoice(piece.channel_label) : voiceOf(piece.speaker_label)),
    text: textOf(piece.transcript),
    start: numberOf(piece.start_time),
    end: numberOf(piece.end_time),
  }))
}

/** Punctuation has no time: it goes to the word before. An item without label is said by whoever's segment covers it. */
function* wordsOf(items: readonly Json[], segments: readonly Json[] = []): Iterable<SpokenWord> {
  let at = 0
  let voice: string | undefined
  for (const item of items) {
    const text = textOf(objectsOf(item.alternatives)[0]?.content)
    const start = numberOf(item.start_time)
    if (item.type === 'punctuation' || start === undefined) {
      yield { text, voice, tight: true }
      continue
    }
    while (at + 1 < segments.length && start >= (numberOf(segments[at + 1]?.start_time) ?? Number.POSITIVE_INFINITY)) at++
    voice = wordOf(item.speaker_label) ?? wordOf(segments[at]?.speaker_label)
    yield { text, voice, start, end: numberOf(item.end_time) }
  }
}
