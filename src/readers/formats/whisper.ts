import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { isObject, listOf, numberOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { type SpokenWord, spoken, type Utterance, utterancesOf, voiceOf } from '../speech.ts'

/** What Whisper hears in silence at the end of a recording. */
const HALLUCINATED =
  /^(?:thank you\.?|thanks for watching[.!]?|transcribed by https?:\/\/otter\.ai|subtitles by the amara\.org community)$/i

/** Whisper, WhisperX, whisper-timestamped, and OpenAI's verbose JSON. Seconds. FORMATS 6.14. */
export const whisper: JsonFormat = {
  name: 'whisper',
  title: 'Whisper and WhisperX transcripts (JSON)',
  howTo: [
    'Save the .json output of whisperx with --diarize, one call a file; plain Whisper does not tell speakers apart.',
    'Who is the agent is inferred from what is said, or told with --agent SPEAKER_00.',
  ].join(' '),
  fits: record => {
    const isSegment = (one: unknown): boolean => isObject(one) && 'start' in one && 'end' in one && typeof one.text === 'string'
    if (!listOf(record.segments).some(isSegment)) return undefined
    const sure = 'language' in record || 'word_segments' in record || 'text' in record
    return { score: sure ? 0.95 : 0.85, why: 'segments with start, end and text' }
  },
  events,
  joinsSpeakers: true,
}

function* events(record: Json, { id }: RecordContext): Iterable<RecordEvent> {
  const segments = objectsOf(record.segments)
  const end = lastMeant(segments)
  const utterances = segments.slice(0, end).flatMap(utterancesIn)
  yield* spoken(id, utterances)
  if (end < segments.length) yield { kind: 'aside', reason: 'words that Whisper hears in silence' }
  if (utterances.length > 0 && utterances.every(({ speaker }) => speaker === undefined))
    yield { kind: 'warning', reason: 'the speakers are not told apart: transcribe it again with diarisation (whisperx --diarize)' }
}

/** Segments up to the end, without a tail that says the same empty words again and again. */
function lastMeant(segments: readonly Json[]): number {
  let end = segments.length
  while (end > 1 && HALLUCINATED.test(textOf(segments[end - 1]!.text).trim())) end--
  return segments.length - end > 1 ? end : segments.length
}

/** A segment may hold the words of two. */
function utterancesIn(segment: Json): Utterance[] {
  const words = objectsOf(segment.words)
  const voices = new Set(words.map(word => wordOf(word.speaker)).filter(voice => voice !== undefined))
  if (voices.size < 2) {
    const voice = wordOf(segment.speaker) ?? [...voices][0]
    return [{ ...voiceOf(voice), text: textOf(segment.text), start: numberOf(segment.start), end: numberOf(segment.end) }]
  }
  let last = wordOf(segment.speaker)
  const spokenWords = words.map((word): SpokenWord => {
    last = wordOf(word.speaker) ?? last
    return { text: textOf(word.word), voice: last, start: numberOf(word.start), end: numberOf(word.end) }
  })
  return utterancesOf(spokenWords, voiceOf)
}
