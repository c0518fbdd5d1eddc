import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { at, isObject, numberOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { channelVoice, sideVoice, type Voice } from '../speech.ts'
import { stampOf } from '../times.ts'
import { googleRole } from './agent-assist.ts'
import { secondsIn } from './google-speech.ts'

/** Conversations of Google's Conversational Insights API. FORMATS 6.7. */
export const ccaiInsights: JsonFormat = {
  name: 'ccai-insights',
  title: 'Google CCAI / Conversational Insights conversations (JSON)',
  howTo: [
    'Save what projects.locations.conversations.get answers, or list with view=FULL: the basic view has no transcript in it.',
    'Agents are told apart by qualityMetadata.agentInfo, agentId or the userId of the segments.',
  ].join(' '),
  fits: record => {
    const segments = at(record, 'transcript', 'transcriptSegments')
    return Array.isArray(segments) ? { score: 0.98, why: 'transcript.transcriptSegments' } : undefined
  },
  events,
  joinsSpeakers: true,
}

function* events(record: Json, { id, options }: RecordContext): Iterable<RecordEvent> {
  const conversation = wordOf(record.name)?.split('/').at(-1) ?? id
  const segments = objectsOf(at(record, 'transcript', 'transcriptSegments'))
  yield* unusableIn(at(record, 'transcript', 'transcriptSegments'), 'segment', conversation)
  const agent = agentOf(record, id)
  const isCall = record.medium === 'PHONE_CALL'
  const start = stampOf(record.startTime, options.zone)
  for (const segment of segments) {
    const text = textOf(segment.text).trim()
    if (text === '') {
      yield { kind: 'aside', reason: 'segments without words' }
      continue
    }
    const words = objectsOf(segment.words)
    const stamp = stampOf(segment.messageTime, options.zone)
    const offset = secondsIn(words[0]?.startOffset) ?? (isCall ? sinceStart(stamp, start) : undefined)
    yield {
      kind: 'turn',
      turn: {
        conversation,
        ...voiceIn(segment, agent),
        text,
        time: stamp,
        offset,
        end: secondsIn(words.at(-1)?.endOffset),
        channel: isCall ? 'voice' : wordOf(record.medium)?.toLowerCase(),
      },
    }
  }
}

function sinceStart(stamp: string | undefined, start: string | undefined): number | undefined {
  if (stamp === undefined || start === undefined) return undefined
  return Math.max(0, (Date.parse(stamp) - Date.parse(start)) / 1000)
}

type AgentOf = (user: string | undefined) => Voice

/** The one agent of the conversation, else whom the segment names. */
function agentOf(record: Json, fileName: string): AgentOf {
  const infos = objectsOf(at(record, 'qualityMetadata', 'agentInfo')).filter(info => wordOf(info.agentId) !== undefined)
  const voice = (info: Json): Voice => ({ role: 'agent', speaker: wordOf(info.displayName), speakerId: wordOf(info.agentId) })
  const only = infos.length === 1 ? voice(infos[0]!) : undefined
  const single = infos.length === 0 ? wordOf(record.agentId) : undefined
  return user => {
    const named = infos.find(info => wordOf(info.agentId) === user)
    if (only !== undefined || named !== undefined) return only ?? voice(named!)
    return sideVoice('agent', fileName, single ?? user)
  }
}

function voiceIn(segment: Json, agent: AgentOf): Voice {
  const participant = isObject(segment.segmentParticipant) ? segment.segmentParticipant : {}
  const role = googleRole(participant.role)
  const user = wordOf(participant.userId)
  if (role === 'agent') return agent(user)
  if (role !== undefined) return sideVoice(role, '', user)
  const named = wordOf(participant.dialogflowParticipantName)
  if (named !== undefined) return { speaker: named, speakerId: user }
  return numberOf(segment.channelTag) === undefined ? { speakerId: user } : channelVoice(segment.channelTag)
}
