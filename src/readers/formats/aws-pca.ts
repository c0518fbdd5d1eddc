import { htmlToText } from '../html.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { isObject, numberOf, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { roleWord } from '../role-words.ts'
import { sideVoice, spoken, type Voice, voiceOf } from '../speech.ts'
import { stampOf } from '../times.ts'

/** AWS's post-call analytics. Its labels can be swapped: the swap watch looks at them. FORMATS 6.5. */
export const awsPca: JsonFormat = {
  name: 'aws-pca',
  title: 'AWS post-call analytics (JSON)',
  howTo: [
    'Take the JSON files of the output bucket (folder parsedFiles) of AWS post-call analytics, one a call.',
    'The agent is the one that it found in the file name of the recording, such as …_AGENT_Name_….wav.',
  ].join(' '),
  fits: record => {
    const analytics = record.ConversationAnalytics
    const segments = objectsOf(record.SpeechSegments)
    if (segments.some(segment => 'SegmentSpeaker' in segment || 'SegmentStartTime' in segment))
      return { score: 0.98, why: 'SpeechSegments with SegmentSpeaker' }
    return isObject(analytics) && Array.isArray(analytics.SpeakerLabels)
      ? { score: 0.95, why: 'ConversationAnalytics with SpeakerLabels' }
      : undefined
  },
  events,
  joinsSpeakers: true,
}

function* events(record: Json, { id, options }: RecordContext): Iterable<RecordEvent> {
  const analytics = objectOf(record.ConversationAnalytics)
  const voices = voicesOf(analytics, id)
  yield* unusableIn(record.SpeechSegments, 'segment', told(analytics.GUID) ?? id)
  const time = stampOf(analytics.ConversationTime, options.zone)
  yield* spoken(
    told(analytics.GUID) ?? id,
    objectsOf(record.SpeechSegments).map(segment => ({
      ...(segment.IVRSegment === true
        ? sideVoice('bot')
        : (voices.get(wordOf(segment.SegmentSpeaker) ?? '') ?? voiceOf(segment.SegmentSpeaker))),
      text: textOf(segment.OriginalText) || htmlToText(textOf(segment.DisplayText)),
      start: numberOf(segment.SegmentStartTime),
      end: numberOf(segment.SegmentEndTime),
      channel: 'voice',
    })),
    time === undefined ? undefined : Date.parse(time),
  )
}

/** Missing values are written as the word None. */
function told(value: unknown): string | undefined {
  const word = wordOf(value)
  return word === 'None' ? undefined : word
}

/** One of several agents: the name of the call's agent is one's only, and nobody tells whose. A label without a name tells nobody. */
function nameOf({ speaker, speakerId }: Voice): string | undefined {
  return speaker === undefined || roleWord(speaker) !== undefined ? (speakerId ?? speaker) : speaker
}

function voicesOf(analytics: Json, fileName: string): ReadonlyMap<string, Voice> {
  const labels = objectsOf(analytics.SpeakerLabels)
  const voices = labels.map((label): [string, Voice] => {
    const shown = voiceOf(label.DisplayText ?? label.Speaker)
    return [wordOf(label.Speaker) ?? '', { ...shown, speakerId: told(label.UserId) }]
  })
  const agents = voices.filter(([, { role }]) => role === 'agent')
  const agent = told(analytics.Agent) ?? sideVoice('agent', fileName).speaker
  for (const entry of agents) entry[1] = { ...entry[1], speaker: agents.length === 1 ? agent : nameOf(entry[1]) }
  return new Map(voices)
}
