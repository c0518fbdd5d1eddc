import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { isObject, listOf, numberOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { channelVoice, NUMBERED, spoken, type Utterance, voiceOf } from '../speech.ts'

/** Ticks of 100 ns in a second. */
const TICKS = 1e7

/** Azure Speech batch transcription. FORMATS 6.16. */
export const azureSpeech: JsonFormat = {
  name: 'azure-speech',
  title: 'Azure Speech batch transcripts (JSON)',
  howTo: [
    'Take the transcription result files of a batch transcription, made with diarization or of a stereo recording.',
    'Who is the agent is inferred from what is said, or told with --agent "Speaker 1" or --agent "Channel 0".',
    NUMBERED,
  ].join(' '),
  fits: record => {
    const isPhrase = (one: unknown): boolean => isObject(one) && Array.isArray(one.nBest)
    return listOf(record.recognizedPhrases).some(isPhrase) ? { score: 0.98, why: 'recognizedPhrases with nBest' } : undefined
  },
  events,
  joinsSpeakers: true,
}

function* events(record: Json, { id }: RecordContext): Iterable<RecordEvent> {
  const phrases = objectsOf(record.recognizedPhrases)
  yield* unusableIn(record.recognizedPhrases, 'phrase', id)
  const heard = phrases.filter(({ recognitionStatus }) => recognitionStatus === undefined || recognitionStatus === 'Success')
  for (let i = heard.length; i < phrases.length; i++) yield { kind: 'aside', reason: 'phrases in which nothing was recognised' }
  yield* spoken(
    id,
    heard.map((phrase): Utterance => {
      const speaker = wordOf(phrase.speaker)
      const ticks = numberOf(phrase.offsetInTicks)
      const start = ticks === undefined ? undefined : ticks / TICKS
      const length = (numberOf(phrase.durationInTicks) ?? 0) / TICKS
      return {
        ...(speaker === undefined ? channelVoice(phrase.channel) : voiceOf(speaker)),
        text: textOf(objectsOf(phrase.nBest)[0]?.display),
        start,
        end: start === undefined ? undefined : start + length,
      }
    }),
  )
}
