import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, numberOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { roleWord } from '../role-words.ts'
import { channelVoice, type Voice } from '../speech.ts'

/** Sentences of Twilio Voice Intelligence. Seconds, as text. FORMATS 6.10. */
export const twilioVoice: JsonFormat = {
  name: 'twilio-voice',
  title: 'Twilio Voice Intelligence sentences (JSON)',
  howTo: [
    'Save what GET /v2/Transcripts/{sid}/Sentences answers, one call a file, and beside it the Transcript resource as transcript.json:',
    'it says which channel is the agent. Without it: --agent "Channel 2".',
  ].join(' '),
  fits: record => ('media_channel' in record && 'transcript' in record ? { score: 0.97, why: 'sentences with media_channel' } : undefined),
  events,
  besides: ['transcript.json'],
  joinsSpeakers: true,
}

function* events(record: Json, { id, above, beside }: RecordContext): Iterable<RecordEvent> {
  const text = textOf(record.transcript).trim()
  const conversation = wordOf(record.transcript_sid) ?? id.replace(/#\d+$/, '')
  if (text === '') yield { kind: 'aside', reason: 'sentences without words' }
  else {
    const participants = [beside('transcript.json'), ...above].flatMap(one => objectsOf(at(one, 'channel', 'participants')))
    yield {
      kind: 'turn',
      turn: {
        conversation,
        ...voiceOn(numberOf(record.media_channel), participants),
        turn: numberOf(record.sentence_index),
        text,
        offset: numberOf(record.start_time),
        end: numberOf(record.end_time),
        channel: 'voice',
      },
    }
  }
}

function voiceOn(channel: number | undefined, participants: readonly Json[]): Voice {
  const found = participants.find(one => numberOf(one.channel_participant) === channel)
  if (found === undefined) return channelVoice(channel)
  const role = roleWord(textOf(found.role))
  const speakerId = wordOf(found.user_id) ?? wordOf(found.email) ?? wordOf(found.media_participant_id)
  return { role, speaker: wordOf(found.full_name) ?? wordOf(found.role) ?? `Channel ${channel}`, speakerId }
}
