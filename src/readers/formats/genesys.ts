import type { Role } from '../../model/turn.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, isObject, listOf, numberOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { isoOf, spoken, type Utterance } from '../speech.ts'

/** Above this a number is a time, below it milliseconds from the start. */
const EPOCH = 1e11

/** Genesys Cloud's speech and text analytics transcripts. FORMATS 6.9. */
export const genesys: JsonFormat = {
  name: 'genesys',
  title: 'Genesys Cloud transcripts (JSON)',
  howTo: [
    'Fetch the transcript URL of a conversation (speech and text analytics, /transcripturl) and save the JSON behind it, one communication a file.',
    'Phrases name no agent: the agent is the participant who was connected at that moment, by user id.',
  ].join(' '),
  fits: record => {
    const phrased = (one: unknown): boolean => isObject(one) && Array.isArray(one.phrases)
    if (!listOf(record.transcripts).some(phrased)) return undefined
    return { score: 0.97, why: 'transcripts with phrases' }
  },
  events,
  joinsSpeakers: true,
}

interface Span {
  readonly id: string | undefined
  readonly from: number
  readonly to: number
}

function* events(record: Json, { id }: RecordContext): Iterable<RecordEvent> {
  const conversation = wordOf(record.conversationId) ?? id
  const start = numberOf(record.conversationStartTime) ?? numberOf(record.startTime)
  const agents = spans(record, 'agent')
  const customer = objectsOf(record.participants)
    .filter(one => one.participantPurpose === 'customer' || one.participantPurpose === 'external')
    .map(one => wordOf(one.ani) ?? wordOf(one.userId))[0]
  const channel = wordOf(record.mediaType)
  const phrases = objectsOf(record.transcripts).flatMap(transcript => objectsOf(transcript.phrases))
  const firstAgent = Math.min(...agents.map(({ from }) => from))
  const utterances = phrases.map((phrase): Utterance => {
    const at = moment(phrase, start)
    const role = roleOf(wordOf(phrase.participantPurpose), at.time, firstAgent)
    const agent = role === 'agent' ? agentAt(agents, at.time) : undefined
    const seconds = at.offset
    return {
      text: textOf(phrase.decoratedText) || textOf(phrase.text),
      role,
      speaker: role === 'agent' ? (agent ?? 'Agent') : role === 'customer' ? 'Customer' : 'IVR',
      speakerId: agent,
      customer,
      channel,
      start: seconds,
      end: seconds === undefined ? undefined : seconds + lengthOf(phrase),
    }
  })
  yield* spoken(conversation, utterances, start !== undefined && isoOf(start) !== undefined ? start : undefined)
}

function lengthOf(phrase: Json): number {
  return (numberOf(at(phrase, 'duration', 'milliseconds')) ?? 0) / 1000
}

function moment(phrase: Json, start: number | undefined): { time: number | undefined; offset: number | undefined } {
  const value = numberOf(phrase.startTimeMs)
  if (value === undefined) return { time: undefined, offset: undefined }
  if (value < EPOCH) return { time: start === undefined ? undefined : start + value, offset: value / 1000 }
  return { time: value, offset: start === undefined ? undefined : (value - start) / 1000 }
}

function spans(record: Json, purpose: string): Span[] {
  return objectsOf(record.participants)
    .filter(one => one.participantPurpose === purpose)
    .map(one => ({
      id: wordOf(one.userId),
      from: numberOf(one.startTimeMs) ?? 0,
      to: numberOf(one.endTimeMs) ?? Number.POSITIVE_INFINITY,
    }))
}

/** A prompt before the first agent is there is the machine's. */
function roleOf(purpose: string | undefined, time: number | undefined, firstAgent: number): Role | undefined {
  if (purpose === 'external' || purpose === 'customer') return 'customer'
  if (purpose === 'ivr' || purpose === 'acd' || purpose === 'voicemail') return 'bot'
  if (purpose !== 'internal' && purpose !== 'agent' && purpose !== 'user') return undefined
  return time !== undefined && Number.isFinite(firstAgent) && time < firstAgent ? 'bot' : 'agent'
}

function agentAt(agents: readonly Span[], time: number | undefined): string | undefined {
  if (agents.length === 1) return agents[0]!.id
  if (time === undefined) return undefined
  return (agents.find(({ from, to }) => from <= time && time < to) ?? agents.filter(({ from }) => from <= time).at(-1))?.id
}
