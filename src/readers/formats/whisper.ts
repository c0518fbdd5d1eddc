import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { isObject, listOf, numberOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { NUMBERED, type SpokenWord, spoken, type Utterance, utterancesOf, voiceOf } from '../speech.ts'

/** Whisper, WhisperX, whisper-timestamped, OpenAI's verbose JSON, whisper.cpp and insanely-fast-whisper. Seconds, of whisper.cpp milliseconds. FORMATS 6.14. */
export const whisper: JsonFormat = {
  name: 'whisper',
  title: 'Whisper and WhisperX transcripts (JSON)',
  howTo: [
    'Save the .json output of whisperx with --diarize, one call a file; plain Whisper does not tell speakers apart.',
    'Who is the agent is inferred from what is said, or told with --agent SPEAKER_00.',
    NUMBERED,
  ].join(' '),
  fits: record => {
    const isSegment = (one: unknown): boolean => isObject(one) && 'start' in one && 'end' in one && typeof one.text === 'string'
    if (placedIn(record) !== undefined) return { score: 0.95, why: 'pieces with text and timestamp or offsets' }
    if (!listOf(record.segments).some(isSegment)) return undefined
    const sure = 'language' in record || 'word_segments' in record || 'text' in record
    return { score: sure ? 0.95 : 0.85, why: 'segments with start, end and text' }
  },
  events,
  joinsSpeakers: true,
}

function* events(record: Json, { id }: RecordContext): Iterable<RecordEvent> {
  const list = listOf(record.segments).length > 0 ? record.segments : placedIn(record)
  const segments = objectsOf(list).map(segment => placeOf(segment) ?? segment)
  const { meant, madeUp } = withoutTail(segments.flatMap(utterancesIn))
  yield* spoken(id, meant)
  for (let i = 0; i < madeUp; i++) yield { kind: 'aside', reason: 'words that Whisper hears in silence' }
  yield* unusableIn(list, 'segment', id)
}

/** What whisper.cpp and insanely-fast-whisper heard: of `speakers` and `chunks` the former tells who speaks. */
function placedIn(record: Json): unknown {
  return [record.transcription, record.speakers, record.chunks].find(list => objectsOf(list).some(one => placeOf(one) !== undefined))
}

/** A piece with its times as a segment of Whisper's; undefined where it has none of the kind. */
function placeOf(piece: Json): Json | undefined {
  if (typeof piece.text !== 'string') return undefined
  // What whisper.cpp cannot tell.
  const speaker = piece.speaker === '?' ? undefined : piece.speaker
  if (isObject(piece.offsets)) {
    const [from, to] = [numberOf(piece.offsets.from), numberOf(piece.offsets.to)]
    return { text: piece.text, speaker, start: from === undefined ? undefined : from / 1000, end: to === undefined ? undefined : to / 1000 }
  }
  const [start, end] = listOf(piece.timestamp)
  return Array.isArray(piece.timestamp) ? { text: piece.text, speaker, start, end } : undefined
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

/** What Whisper hears in silence, which nobody says. FORMATS 6.14. */
const NEVER_SAID = /^(?:transcribed by https?:\/\/otter\.ai|subtitles by the amara\.org community)[.!]?$/i
/** What it hears there, too, and people say once. */
const SAID_ONCE = /^(?:thank you|thank you for watching|thanks for watching)[.!]?$/i

/** Without a tail that nobody said. Two who take leave say the same, but one voice does not repeat it. */
function withoutTail(all: readonly Utterance[]): { meant: readonly Utterance[]; madeUp: number } {
  const words = (index: number): string => all[index]?.text.trim() ?? ''
  let end = all.length
  while (end > 0 && NEVER_SAID.test(words(end - 1))) end--
  let from = end
  while (from > 0 && SAID_ONCE.test(words(from - 1)) && all[from - 1]!.speaker === all[end - 1]!.speaker) from--
  if (end - from > 1) end = from
  return { meant: all.slice(0, end), madeUp: all.length - end }
}
