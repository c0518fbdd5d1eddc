import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { isObject, listOf, numberOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { channelVoice, NUMBERED, spoken, type Utterance, type Voice, voiceOf } from '../speech.ts'

/** Ticks of 100 ns in a second. */
const TICKS = 1e7

/** Azure Speech, batch and fast transcription. FORMATS 6.16. */
export const azureSpeech: JsonFormat = {
  name: 'azure-speech',
  title: 'Azure Speech transcripts (JSON)',
  howTo: [
    'Take the result files of a batch transcription, or save what fast transcription answers, made with diarization or of a stereo recording.',
    'Who is the agent is inferred from what is said, or told with --agent "Speaker 1" or --agent "Channel 0".',
    NUMBERED,
  ].join(' '),
  fits: record => {
    const isPhrase = (one: unknown): boolean => isObject(one) && Array.isArray(one.nBest)
    if (listOf(record.recognizedPhrases).some(isPhrase)) return { score: 0.98, why: 'recognizedPhrases with nBest' }
    const isFast = (one: unknown): boolean => isObject(one) && 'offsetMilliseconds' in one && typeof one.text === 'string'
    return listOf(record.phrases).some(isFast) ? { score: 0.97, why: 'phrases with offsetMilliseconds' } : undefined
  },
  events,
  joinsSpeakers: true,
}

function* events(record: Json, { id }: RecordContext): Iterable<RecordEvent> {
  if (Array.isArray(record.phrases)) {
    yield* spoken(id, objectsOf(record.phrases).map(fastPhrase))
    yield* unusableIn(record.phrases, 'phrase', id)
    return
  }
  const phrases = objectsOf(record.recognizedPhrases)
  yield* unusableIn(record.recognizedPhrases, 'phrase', id)
  const heard = phrases.filter(({ recognitionStatus }) => recognitionStatus === undefined || recognitionStatus === 'Success')
  for (let i = heard.length; i < phrases.length; i++) yield { kind: 'aside', reason: 'phrases in which nothing was recognised' }
  yield* spoken(
    id,
    heard.map((phrase): Utterance => {
      const ticks = numberOf(phrase.offsetInTicks)
      const start = ticks === undefined ? undefined : ticks / TICKS
      const length = (numberOf(phrase.durationInTicks) ?? 0) / TICKS
      return {
        ...voiceIn(phrase),
        text: textOf(objectsOf(phrase.nBest)[0]?.display),
        start,
        end: start === undefined ? undefined : start + length,
      }
    }),
  )
}

function fastPhrase(phrase: Json): Utterance {
  const start = numberOf(phrase.offsetMilliseconds)
  const length = numberOf(phrase.durationMilliseconds) ?? 0
  return {
    ...voiceIn(phrase),
    text: textOf(phrase.text),
    start: start === undefined ? undefined : start / 1000,
    end: start === undefined ? undefined : (start + length) / 1000,
  }
}

function voiceIn(phrase: Json): Voice {
  const speaker = wordOf(phrase.speaker)
  return speaker === undefined ? channelVoice(phrase.channel) : voiceOf(speaker)
}
