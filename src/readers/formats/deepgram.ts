import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { at, isObject, listOf, numberOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { channelVoice, NUMBERED, type SpokenWord, spoken, type Utterance, utterancesOf, type Voice, voiceOf } from '../speech.ts'

/** Deepgram's pre-recorded results. Seconds. FORMATS 6.12. */
export const deepgram: JsonFormat = {
  name: 'deepgram',
  title: 'Deepgram transcripts (JSON)',
  howTo: [
    'Save what POST /v1/listen answers, with diarize=true and utterances=true, or with multichannel=true, one call a file.',
    'Deepgram does not know who the agent is: that is inferred from what is said, or told with --agent "Speaker 0".',
    NUMBERED,
  ].join(' '),
  fits: record => {
    const channels = listOf(at(record, 'results', 'channels'))
    if (!channels.some(channel => isObject(channel) && 'alternatives' in channel)) return undefined
    return { score: 0.97, why: 'results.channels with alternatives' }
  },
  events,
  joinsSpeakers: true,
}

function* events(record: Json, { id }: RecordContext): Iterable<RecordEvent> {
  yield* unusableIn(at(record, 'results', 'utterances'), 'utterance', id)
  const several = (numberOf(at(record, 'metadata', 'channels')) ?? listOf(at(record, 'results', 'channels')).length) > 1
  const voice = (channel: unknown, speaker: unknown): Voice => (several ? channelVoice(channel) : voiceOf(speaker))
  const utterances = objectsOf(at(record, 'results', 'utterances')).map(one => ({
    ...voice(one.channel, one.speaker),
    text: textOf(one.transcript),
    start: numberOf(one.start),
    end: numberOf(one.end),
  }))
  yield* spoken(id, utterances.length > 0 ? utterances : fromChannels(record, voice))
}

function fromChannels(record: Json, voice: (channel: unknown, speaker: unknown) => Voice): Utterance[] {
  return objectsOf(at(record, 'results', 'channels')).flatMap((channel, number) => {
    const best = objectsOf(channel.alternatives)[0]
    const paragraphs = objectsOf(at(best, 'paragraphs', 'paragraphs'))
    if (paragraphs.length > 0) return paragraphs.map(one => paragraph(one, voice(number, one.speaker)))
    const words = objectsOf(best?.words).map(
      (word): SpokenWord => ({
        text: textOf(word.punctuated_word) || textOf(word.word),
        voice: wordOf(word.speaker),
        start: numberOf(word.start),
        end: numberOf(word.end),
      }),
    )
    return words.length > 0
      ? utterancesOf(words, speaker => voice(number, speaker))
      : [{ ...voice(number, undefined), text: textOf(best?.transcript) }]
  })
}

function paragraph(one: Json, voice: Voice): Utterance {
  const text = objectsOf(one.sentences)
    .map(sentence => textOf(sentence.text))
    .join(' ')
  return { ...voice, text, start: numberOf(one.start), end: numberOf(one.end) }
}
