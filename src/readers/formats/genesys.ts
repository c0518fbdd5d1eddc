import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { at, numberOf, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { normalised, roleWord } from '../role-words.ts'
import { sideVoice, spoken, type Utterance, type Voice } from '../speech.ts'
import { stampOf } from '../times.ts'

/** Genesys Cloud's speech and text analytics. FORMATS 6.9. */
export const genesys: JsonFormat = {
  name: 'genesys',
  title: 'Genesys Cloud transcripts (JSON)',
  howTo: [
    'Ask /api/v2/speechandtextanalytics/conversations/{id}/communications/{id}/transcripturl for the address of the file, and save what lies there.',
    'It must hold "transcripts" with "phrases", and "participants", by whose times the agents are told apart.',
  ].join(' '),
  fits: record => {
    const transcripts = objectsOf(record.transcripts)
    if (transcripts.some(transcript => Array.isArray(transcript.phrases))) return { score: 0.98, why: 'transcripts with phrases' }
    return 'communicationId' in record && 'mediaType' in record && 'conversationId' in record && 'transcripts' in record
      ? { score: 0.95, why: 'conversationId, communicationId and mediaType' }
      : undefined
  },
  events,
  joinsSpeakers: true,
}

/** Below it a number of milliseconds is an offset, from it on a date. */
const EPOCH = 1e11

interface Phrase {
  readonly text: string
  readonly side: 'internal' | 'customer' | 'bot' | undefined
  /** Milliseconds since the epoch where the call's start is known, else since the start. */
  readonly from: number | undefined
  readonly until: number | undefined
}

interface Stay {
  readonly voice: Voice
  readonly from: number
  readonly until: number
}

function* events(record: Json, { id }: RecordContext): Iterable<RecordEvent> {
  const conversation = wordOf(record.conversationId) ?? id
  const started = dateOf(record.conversationStartTime) ?? dateOf(record.startTime)
  for (const transcript of objectsOf(record.transcripts)) yield* unusableIn(transcript.phrases, 'phrase', conversation)
  const participants = objectsOf(record.participants)
  const customer = customerOf(participants)
  const internal = internalVoices(participants, started, id)
  const utterances = objectsOf(record.transcripts)
    .flatMap(transcript => phrasesOf(transcript, started))
    .map((phrase): Utterance => {
      const voice = phrase.side === 'internal' ? internal(phrase) : sideVoice(phrase.side)
      return {
        ...voice,
        text: phrase.text,
        start: phrase.from === undefined ? undefined : (phrase.from - (started ?? 0)) / 1000,
        end: phrase.until === undefined ? undefined : (phrase.until - (started ?? 0)) / 1000,
        customer,
        channel: wordOf(record.mediaType),
      }
    })
  const isSpoken = wordOf(record.mediaType) === undefined || record.mediaType === 'call'
  for (const event of spoken(conversation, utterances, started)) {
    // What is written comes in messages: offsets would join them.
    if (event.kind === 'turn' && !isSpoken) yield { kind: 'turn', turn: { ...event.turn, offset: undefined, end: undefined } }
    else yield event
  }
}

function dateOf(value: unknown): number | undefined {
  const number = numberOf(value)
  if (number !== undefined) return number >= EPOCH ? number : undefined
  // Date.parse alone would take the machine's zone where the stamp has none.
  const date = Date.parse(stampOf(value) ?? '')
  return Number.isNaN(date) ? undefined : date
}

function phrasesOf(transcript: Json, started: number | undefined): Phrase[] {
  // Offsets are counted from the transcript's start, which may lie behind the conversation's.
  const base = dateOf(transcript.startTime) ?? started ?? 0
  return objectsOf(transcript.phrases).map(phrase => {
    const stamp = numberOf(phrase.startTimeMs)
    const from = stamp === undefined ? undefined : stamp >= EPOCH ? stamp : base + stamp
    const length = numberOf(at(phrase, 'duration', 'milliseconds')) ?? 0
    return {
      text: textOf(phrase.decoratedText) || textOf(phrase.text),
      side: sideOf(phrase.participantPurpose),
      from,
      until: from === undefined ? undefined : from + length,
    }
  })
}

const BOTS = new Set(['ivr', 'acd', 'bot', 'botflow', 'voicemail', 'workflow', 'dialer', 'system'])

function sideOf(value: unknown): Phrase['side'] {
  const purpose = normalised(textOf(value))
  if (purpose === 'internal' || purpose === 'user') return 'internal'
  if (BOTS.has(purpose)) return 'bot'
  const role = roleWord(purpose)
  return role === 'agent' ? 'internal' : role === 'customer' ? 'customer' : undefined
}

function purposeOf(participant: Json): string {
  return normalised(textOf(participant.participantPurpose) || textOf(participant.purpose))
}

function customerOf(participants: readonly Json[]): string | undefined {
  const customer = objectOf(participants.find(one => ['customer', 'external'].includes(purposeOf(one))))
  const outbound = customer.initialDirection === 'outbound'
  return wordOf(customer.externalContactId) ?? wordOf(outbound ? customer.dnis : customer.ani)
}

/** Who speaks on the company's side: the agent who is in the call just then; before, between and after agents it is a machine. */
function internalVoices(participants: readonly Json[], started: number | undefined, fileName: string): (phrase: Phrase) => Voice {
  const machines = participants.some(one => BOTS.has(purposeOf(one)))
  const agents = participants.filter(one => ['agent', 'user'].includes(purposeOf(one)))
  const several = machines || agents.length > 1
  const stays = agents.map((one): Stay => {
    const speakerId = wordOf(one.userId)
    const named = wordOf(one.name) ?? wordOf(one.participantName)
    const voice = sideVoice('agent', fileName, speakerId)
    const from = absolute(one.startTimeMs, started)
    return {
      // Where nobody tells when an agent came, what is said before may be the machine's or a colleague's.
      voice: several && from === undefined ? sideVoice('agent', fileName) : { ...voice, speaker: named ?? voice.speaker },
      from: from ?? Number.NEGATIVE_INFINITY,
      until: absolute(one.endTimeMs, started) ?? Number.POSITIVE_INFINITY,
    }
  })
  return ({ from, until }) => {
    if (stays.length === 0) return sideVoice(machines ? 'bot' : 'agent', fileName)
    const start = from ?? Number.NEGATIVE_INFINITY
    const there = from === undefined ? stays : stays.filter(stay => start <= stay.until && Math.max(start + 1, until ?? start) > stay.from)
    return there.length === 0 ? sideVoice('bot') : together(there.map(stay => stay.voice))
  }
}

function absolute(value: unknown, started: number | undefined): number | undefined {
  const stamp = numberOf(value)
  if (stamp === undefined) return dateOf(value)
  return stamp >= EPOCH ? stamp : (started ?? 0) + stamp
}

/** While two agents are in a call, nobody tells which of them speaks: the turn is neither's alone. */
function together(voices: readonly Voice[]): Voice {
  const people = new Map(voices.map(voice => [voice.speakerId ?? voice.speaker, voice]))
  if (people.size === 1) return voices.at(-1)!
  const known = voices.every(({ speakerId }) => speakerId !== undefined)
  return known
    ? { role: 'agent', speaker: [...people.values()].map(({ speaker, speakerId }) => speaker ?? speakerId).join(' or ') }
    : sideVoice('agent')
}
