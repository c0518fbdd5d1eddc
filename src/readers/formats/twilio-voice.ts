import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, numberOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { roleWord } from '../role-words.ts'
import { channelVoice, type Voice } from '../speech.ts'

/** Sentences of Twilio Voice Intelligence. Seconds, as text. FORMATS 6.10. */
export const twilioVoice: JsonFormat = {
  name: 'twilio-voice',
  title: 'Twilio Voice Intelligence sentences (JSON)',
  howTo: [
    'Save what GET /v2/Transcripts/{sid}/Sentences answers, one call a file, and beside it what GET /v2/Transcripts/{sid} answers as transcript.json:',
    'it says which channel is the agent. Without it: --agent "Channel 2".',
  ].join(' '),
  fits: record => ('media_channel' in record && 'transcript' in record ? { score: 0.97, why: 'sentences with media_channel' } : undefined),
  events,
  besides: ['transcript.json'],
  joinsSpeakers: true,
}

function* events(record: Json, { id, above, beside }: RecordContext): Iterable<RecordEvent> {
  const text = textOf(record.transcript).trim()
  const conversation = wordOf(record.transcript_sid) ?? sidOf(above) ?? id.replace(/#\d+$/, '')
  if (text === '') yield { kind: 'aside', reason: 'sentences without words' }
  else {
    const places = [...above, ...above.map(one => one.transcript), beside('transcript.json')]
    const participants = places.flatMap(one => objectsOf(at(one, 'channel', 'participants')))
    const customer = participants.find(one => roleWord(textOf(one.role)) === 'customer')
    yield {
      kind: 'turn',
      turn: {
        conversation,
        ...voiceOn(numberOf(record.media_channel), participants),
        turn: numberOf(record.sentence_index),
        text,
        offset: numberOf(record.start_time),
        end: numberOf(record.end_time),
        customer: idOf(customer),
        channel: 'voice',
      },
    }
  }
}

function voiceOn(channel: number | undefined, participants: readonly Json[]): Voice {
  const found = participants.find(one => numberOf(one.channel_participant) === channel)
  if (found === undefined) return channelVoice(channel)
  const role = roleWord(textOf(found.role))
  return { role, speaker: wordOf(found.full_name) ?? wordOf(found.role) ?? `Channel ${channel}`, speakerId: idOf(found) }
}

/** Ids of media participants are of one call: they tell nobody again. */
function idOf(participant: Json | undefined): string | undefined {
  return wordOf(participant?.user_id) ?? wordOf(participant?.email)
}

function sidOf(above: readonly Json[]): string | undefined {
  return above.map(one => /\/Transcripts\/(GT\w+)/.exec(textOf(at(one, 'meta', 'url')))?.[1]).find(sid => sid !== undefined)
}
