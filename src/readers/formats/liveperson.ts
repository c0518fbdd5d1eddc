import type { Role } from '../../model/turn.ts'
import { tidied } from '../html.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { listed, listRecognition } from '../json/listed.ts'
import { at, isObject, listOf, objectOf, objectsOf, opened, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** LivePerson's messaging history. FORMATS 4.17. */
export const liveperson: JsonFormat = {
  name: 'liveperson',
  title: 'LivePerson messaging history (JSON)',
  howTo: [
    'Save what the Messaging History API of LivePerson answers to a search for conversations (conversationHistoryRecords), one answer a file or a line.',
    'Ask for contentToRetrieve messageRecords, agentParticipants and consumerParticipants.',
  ].join(' '),
  fits: (record, _above, path) => {
    if (Array.isArray(record.messageRecords) && (isObject(record.info) || Array.isArray(record.agentParticipants)))
      return { score: 0.98, why: 'a conversation with messageRecords and agentParticipants' }
    return path.at(-2) === 'conversationHistoryRecords' ? listRecognition('conversations') : undefined
  },
  events,
  sortsByTime: true,
}

interface Agent {
  readonly name: string | undefined
  readonly role: Role
  readonly team: string | undefined
}

function* events(record: Json, { id, options }: RecordContext): Iterable<RecordEvent> {
  const info = objectOf(record.info)
  const conversation = told(info.conversationId) ?? id
  if (!Array.isArray(record.messageRecords)) {
    yield listed('conversation', conversation, 'a search with contentToRetrieve messageRecords')
    return
  }
  const agents = agentsOf(record)
  const consumers = [...objectsOf(record.consumerParticipants), ...objectsOf(record.consumerParticipant)]
  const consumer = told(consumers[0]?.participantId) ?? told(consumers[0]?.consumerId)
  for (const message of objectsOf(record.messageRecords)) {
    const { text, isCard } = wordsOf(message)
    if (text === '') {
      yield { kind: 'aside', reason: `messages of type ${told(message.type) ?? 'unknown'}, without words` }
      continue
    }
    const participant = told(message.participantId)
    const isSurvey = told(message.dialogId) !== undefined && told(message.dialogId) !== conversation
    const sentBy = textOf(message.sentBy).toLowerCase()
    const agent = participant === undefined ? undefined : agents.get(participant)
    const role = sentBy === 'consumer' ? 'customer' : sentBy === 'agent' ? (agent?.role ?? (isSurvey ? 'bot' : 'agent')) : agent?.role
    const client = consumers.find(one => told(one.participantId) === participant)
    const latest = participant !== undefined && participant === told(info.latestAgentId) ? told(info.latestAgentFullName) : undefined
    yield {
      kind: 'turn',
      turn: {
        conversation,
        role,
        speaker: role === 'customer' ? (told(client?.consumerName) ?? fullName(client)) : (agent?.name ?? latest),
        speakerId: participant,
        text,
        time: stampOf(message.timeL) ?? stampOf(message.time, options.zone),
        customer: consumer,
        channel: told(info.source) ?? told(message.source),
        team: agent?.team,
        automated: (isCard && role === 'agent') || undefined,
        internal: /agents/i.test(textOf(message.audience)) || undefined,
      },
    }
  }
  for (const _ of objectsOf(record.transfers)) yield { kind: 'aside', reason: 'transfers' }
}

/** LivePerson writes "undefined" and "null" for what is missing. */
function told(value: unknown): string | undefined {
  const word = wordOf(value)
  return word === 'undefined' || word === 'null' ? undefined : word
}

function fullName(client: Json | undefined): string | undefined {
  return [told(client?.firstName), told(client?.lastName)].filter(Boolean).join(' ') || undefined
}

/** An agent that takes a conversation twice is listed twice. */
function agentsOf(record: Json): ReadonlyMap<string, Agent> {
  const agents = new Map<string, Agent>()
  for (const one of objectsOf(record.agentParticipants)) {
    const id = told(one.agentId)
    if (id === undefined) continue
    const type = told(one.userTypeName) ?? told(one.userType) ?? '1'
    const role = type === '1' || /human/i.test(type) ? 'agent' : /system/i.test(type) ? 'system' : 'bot'
    const name = told(one.agentFullName) ?? told(one.agentNickname) ?? told(one.agentLoginName)
    agents.set(id, { role, name, team: told(one.agentGroupName) })
  }
  return agents
}

function wordsOf(message: Json): { text: string; isCard: boolean } {
  const data = objectOf(message.messageData)
  const text = tidied(textOf(at(data, 'msg', 'text')) || textOf(at(data, 'file', 'caption')))
  if (text !== '') return { text, isCard: false }
  const words: string[] = []
  collect(opened(at(data, 'richContent', 'content')), words, 0)
  return { text: tidied(words.join('\n')), isCard: true }
}

/** The text elements of a card, however its boxes are nested. */
function collect(value: unknown, words: string[], depth: number): void {
  if (depth > 10) return
  for (const element of listOf(value)) collect(element, words, depth + 1)
  if (!isObject(value)) return
  if (value.type === 'text') words.push(textOf(value.text))
  collect(value.elements, words, depth + 1)
}
