import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { isObject, numberOf, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { channelVoice, NUMBERED, type SpokenWord, spoken, type Utterance, utterancesOf, type Voice, voiceOf } from '../speech.ts'

/** Google Speech-to-Text, v1 and v2, with or without diarisation. FORMATS 6.21. */
export const googleSpeech: JsonFormat = {
  name: 'google-speech',
  title: 'Google Speech-to-Text (JSON)',
  howTo: [
    'Save what recognize, the finished operation or batchRecognize answers.',
    'Ask for speaker diarisation or one channel for each side: without, nobody can tell who speaks.',
    'Say who is the agent with --agent, for example --agent "Speaker 1", where the words do not tell.',
    NUMBERED,
  ].join(' '),
  fits: record => {
    const results = objectsOf(record.results)
    if (Array.isArray(record.speaker_labels)) return undefined
    const words = results.flatMap(result => objectsOf(result.alternatives).flatMap(one => objectsOf(one.words)))
    if (words.some(word => ['startTime', 'startOffset', 'speakerTag', 'start_offset', 'speaker_tag'].some(key => key in word)))
      return { score: 0.97, why: 'results with alternatives and words with startTime' }
    return results.some(result => objectsOf(result.alternatives).some(one => typeof one.transcript === 'string'))
      ? { score: 0.9, why: 'results with alternatives and transcript' }
      : undefined
  },
  events,
  joinsSpeakers: true,
}

/** Seconds of `"0.500s"`, `{ seconds, nanos }` or a number; undefined for anything else. */
export function secondsIn(value: unknown): number | undefined {
  if (isObject(value)) return (numberOf(value.seconds) ?? 0) + (numberOf(value.nanos) ?? 0) / 1e9
  return typeof value === 'string' ? numberOf(value.replace(/s$/, '')) : numberOf(value)
}

function* events(record: Json, { id }: RecordContext): Iterable<RecordEvent> {
  const results = objectsOf(record.results)
  const tagged = taggedOf(results)
  if (tagged.length > 0) {
    yield* spoken(
      id,
      tagged.flatMap(words => utterancesOf(words, voiceOf)),
    )
    return
  }
  yield* spoken(id, results.map(resultOf))
  yield* unusableIn(record.results, 'result', id)
}

/** Words with their speakers, result by result. v1 repeats all of them in the last result; v2 gives each once. */
function taggedOf(results: readonly Json[]): readonly (readonly SpokenWord[])[] {
  const all = results.map(result => wordsOf(objectOf(objectsOf(result.alternatives)[0])))
  const tagged = all.filter(words => words.some(({ voice }) => voice !== undefined))
  const last = tagged.at(-1)
  if (last === undefined) return []
  const before = all.slice(0, all.lastIndexOf(last)).flat()
  const repeats = last.length >= before.length && (last[0]?.start ?? 0) <= (before[0]?.start ?? 0)
  return repeats ? [last] : tagged
}

function wordsOf(alternative: Json): readonly SpokenWord[] {
  return objectsOf(alternative.words).map(word => {
    const tag = wordOf(word.speakerTag ?? word.speaker_tag) ?? wordOf(word.speakerLabel ?? word.speaker_label)
    return {
      text: textOf(word.word),
      voice: tag === '0' ? undefined : tag,
      start: secondsIn(word.startTime ?? word.startOffset ?? word.start_time ?? word.start_offset),
      end: secondsIn(word.endTime ?? word.endOffset ?? word.end_time ?? word.end_offset),
    }
  })
}

function resultOf(result: Json): Utterance {
  const best = objectOf(objectsOf(result.alternatives)[0])
  const words = wordsOf(best)
  const voice: Voice = channelVoice(result.channelTag ?? result.channel_tag)
  const text = textOf(best.transcript) || words.map(word => word.text).join(' ')
  const end = result.resultEndTime ?? result.resultEndOffset ?? result.result_end_time ?? result.result_end_offset
  return { ...voice, text, start: words[0]?.start, end: words.at(-1)?.end ?? secondsIn(end) }
}
