import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { isObject, listOf, numberOf, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { sideVoice, spoken, type Utterance, type Voice } from '../speech.ts'
import { stampOf } from '../times.ts'

/** Call transcripts of Quo, once OpenPhone: the answer of the API, old and new, and its webhook. Seconds. FORMATS 6.19. */
export const quo: JsonFormat = {
  name: 'quo',
  title: 'Quo (OpenPhone) call transcripts (JSON)',
  howTo: [
    'Save what GET /v1/call-transcripts/{id} answers, one call a file or a line. Each piece has the user who spoke, or else the number of the customer;',
    'users.json beside it, with what GET /v1/users answers, gives their names.',
  ].join(' '),
  fits: record => {
    const speaks = (one: unknown): boolean =>
      isObject(one) && 'content' in one && ('identifier' in one || 'userId' in one || 'actorId' in one)
    if (listOf(record.dialogue).some(speaks)) return { score: 0.97, why: 'dialogue with content and identifier' }
    return 'dialogue' in record && 'callId' in record && 'status' in record ? { score: 0.9, why: 'callId, dialogue and status' } : undefined
  },
  events,
  joinsSpeakers: true,
  besides: ['users.json'],
}

function* events(record: Json, context: RecordContext): Iterable<RecordEvent> {
  const { above, id, options } = context
  const call = [record, ...above].map(one => wordOf(one.callId)).find(one => one !== undefined) ?? wordOf(record.recordingId) ?? id
  const started = stampOf(record.startTime, options.zone)
  const said = objectsOf(record.dialogue)
  if (said.length === 0) yield { kind: 'aside', reason: `calls without a transcript (${wordOf(record.status) ?? 'no status'})` }
  yield* unusableIn(record.dialogue, 'piece', call)
  const customer = wordOf(said.find(one => sideOf(one) === 'customer')?.identifier)
  const utterances = said.map(
    (one): Utterance => ({
      ...voiceOf(one, context),
      customer,
      channel: 'voice',
      text: textOf(one.content),
      start: numberOf(one.start),
      end: numberOf(one.end),
    }),
  )
  // A paused call has a transcript for each of its parts.
  yield* spoken(call, utterances, started === undefined ? undefined : Date.parse(started))
}

function userOf(piece: Json): string | undefined {
  return wordOf(piece.userId) ?? wordOf(piece.actorId)
}

/** Users are people of the team, other actors Quo's own voice agents; who is no user is the customer. */
function sideOf(piece: Json): 'agent' | 'customer' | 'bot' | undefined {
  const user = userOf(piece)
  if (user !== undefined) return /^US/.test(user) ? 'agent' : 'bot'
  return wordOf(piece.identifier) === undefined ? undefined : 'customer'
}

function voiceOf(piece: Json, { id, beside }: RecordContext): Voice {
  const role = sideOf(piece)
  const key = role === 'customer' ? wordOf(piece.identifier) : userOf(piece)
  const voice = role === undefined ? {} : sideVoice(role, id, key)
  const user = key === undefined ? undefined : objectOf(usersIn(beside('users.json')).find(one => wordOf(one.id) === key))
  const name = [wordOf(user?.firstName), wordOf(user?.lastName)].filter(part => part !== undefined).join(' ')
  return name === '' ? voice : { ...voice, speaker: name }
}

function usersIn(list: unknown): readonly Json[] {
  return objectsOf(Array.isArray(list) ? list : objectOf(list).data)
}
