import type { Role } from '../../model/turn.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { at, isObject, listOf, numberOf, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { roleWord } from '../role-words.ts'
import { sideVoice, spoken, type Utterance } from '../speech.ts'

/** Amazon Connect Contact Lens, voice: analyses in S3, and segments as they come in real time. FORMATS 6.1. */
export const contactLens: JsonFormat = {
  name: 'contact-lens',
  title: 'Amazon Connect Contact Lens, voice (JSON)',
  howTo: [
    'Take the files under Analysis/Voice of the S3 bucket of your Connect instance (or Analysis/Voice/Redacted),',
    'or save what ListRealtimeContactAnalysisSegments or the Kinesis stream of real-time segments gives.',
    'Contact Lens names no agents: all count as "Agent", unless the file name has _AGENT_Name_ in it.',
  ].join(' '),
  fits: record => {
    if (isAnalysis(record) && !isJob(record)) return { score: 0.98, why: 'Transcript with BeginOffsetMillis and Content' }
    if (segmentsOf(record).length > 0) return { score: 0.97, why: 'Segments with Transcript' }
    if (record.Channel === 'VOICE' && isObject(record.ConversationCharacteristics) && !isJob(record))
      return { score: 0.95, why: 'an analysis of channel VOICE' }
    const isEvent = record.Channel === 'VOICE' && typeof record.EventType === 'string'
    return isEvent ? { score: 0.9, why: 'an event of real-time analysis' } : undefined
  },
  events: (record, context) => (Array.isArray(record.Transcript) ? analysis(record, context) : segments(record, context)),
  joinsSpeakers: true,
}

/** Amazon Transcribe Call Analytics: as Contact Lens, with the role on each turn. FORMATS 6.4. */
export const callAnalytics: JsonFormat = {
  name: 'call-analytics',
  title: 'Amazon Transcribe Call Analytics (JSON)',
  howTo: [
    'Take the JSON file that the Call Analytics job wrote to its S3 output location.',
    'Which channel is the agent is told when the job is started; if that was wrong, the roles are swapped.',
    'It names no agents: all count as "Agent", unless the file name has _AGENT_Name_ in it.',
  ].join(' '),
  fits: record => {
    if (isAnalysis(record) && isJob(record)) return { score: 0.98, why: 'a job with Transcript, BeginOffsetMillis and Content' }
    const begins = typeof record.JobName === 'string' && isObject(record.ConversationCharacteristics)
    return begins ? { score: 0.95, why: 'a job with ConversationCharacteristics' } : undefined
  },
  events: analysis,
  joinsSpeakers: true,
}

function isAnalysis(record: Json): boolean {
  return listOf(record.Transcript).some(turn => isObject(turn) && 'BeginOffsetMillis' in turn && 'Content' in turn)
}

/** A job has a name, a contact none; where a cut file does not show it, the roles on the turns tell. */
function isJob(record: Json): boolean {
  if ('JobName' in record) return true
  if ('Channel' in record || 'CustomerMetadata' in record) return false
  return objectsOf(record.Transcript).some(turn => 'ParticipantRole' in turn)
}

function* analysis(record: Json, { id }: RecordContext): Iterable<RecordEvent> {
  const contact = wordOf(at(record, 'CustomerMetadata', 'ContactId')) ?? contactOf(id)
  const roles = new Map(objectsOf(record.Participants).map(one => [wordOf(one.ParticipantId), wordOf(one.ParticipantRole)]))
  const said = objectsOf(record.Transcript)
  const turns = isHalf(said.at(-1)) ? said.slice(0, -1) : said
  if (turns.length === 0) yield { kind: 'silent', reason: `nobody speaks in the call '${contact}' (its Transcript is empty)` }
  yield* spoken(
    contact,
    turns.map(turn => utteranceOf(turn, roles, id)),
  )
  if (turns.length < said.length) yield { kind: 'skipped', reason: `turn ${said.length} of '${contact}' is cut off: it is left out` }
  yield* unusableIn(record.Transcript, 'turn', contact)
}

/** Whether the last turn is one of a cut file that breaks off before it tells who speaks. */
function isHalf(turn: Json | undefined): boolean {
  if (turn === undefined || 'ParticipantId' in turn || 'ParticipantRole' in turn) return false
  return !('Content' in turn) || !('EndOffsetMillis' in turn)
}

function* segments(record: Json, { id, memory }: RecordContext): Iterable<RecordEvent> {
  const contact = wordOf(record.ContactId) ?? contactOf(id)
  const found = segmentsOf(record)
  const fresh = found.filter(({ Id }) => isFresh(memory, `${contact} ${wordOf(Id) ?? memory.size}`))
  yield* spoken(
    contact,
    fresh.map(turn => utteranceOf(turn, new Map(), id)),
  )
  if (fresh.length < found.length) yield { kind: 'aside', reason: 'segments that came before' }
  for (const segment of objectsOf(record.Segments)) {
    if (!isObject(segment.Transcript)) yield { kind: 'aside', reason: `segments of ${Object.keys(segment)[0] ?? 'nothing'}` }
  }
  if (!Array.isArray(record.Segments)) yield { kind: 'aside', reason: 'events of real-time analysis without segments' }
}

/** Pages are fetched twice, and streams deliver twice. */
function isFresh(memory: Map<string, unknown>, key: string): boolean {
  if (memory.has(key)) return false
  memory.set(key, true)
  return true
}

function segmentsOf(record: Json): readonly Json[] {
  return objectsOf(record.Segments)
    .map(segment => objectOf(segment.Transcript))
    .filter(turn => 'Content' in turn && 'BeginOffsetMillis' in turn)
}

function utteranceOf(turn: Json, roles: ReadonlyMap<string | undefined, string | undefined>, fileName: string): Utterance {
  const participant = wordOf(turn.ParticipantId)
  const role = connectRole(wordOf(turn.ParticipantRole) ?? roles.get(participant) ?? participant)
  const [begin, end] = [numberOf(turn.BeginOffsetMillis), numberOf(turn.EndOffsetMillis)]
  return {
    ...(role === undefined ? { speaker: participant } : sideVoice(role, fileName)),
    text: textOf(turn.Content),
    channel: 'voice',
    start: begin === undefined ? undefined : begin / 1000,
    end: end === undefined ? undefined : end / 1000,
  }
}

/** Of Connect's participants; undefined where the label is an id. */
export function connectRole(label: string | undefined): Role | undefined {
  if (label === undefined) return undefined
  if (/^supervisor$/i.test(label)) return 'agent'
  return /^custom_?bot$/i.test(label) ? 'bot' : roleWord(label)
}

/** Files are named `<contact>_analysis_<time>` and `<contact>_<day>T<time>_UTC`. */
export function contactOf(id: string): string {
  return /^(.+?)(?:_analysis_|_call_analytics_|_\d{8}T)/.exec(id)?.[1] ?? id
}
