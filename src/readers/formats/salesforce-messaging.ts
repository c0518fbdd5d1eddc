import type { Role } from '../../model/turn.ts'
import { tidied } from '../html.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, isObject, listOf, objectOf, objectsOf, opened, textOf, wordOf } from '../json/values.ts'
import { roleTable } from '../role-table.ts'
import { entryKind } from '../salesforce-entries.ts'
import { stampOf } from '../times.ts'

const PARTICIPANTS = ['participants.json', 'Participants.json']

/** Salesforce Messaging's ConversationEntry: sObjects, enhanced entries with their payload, entries for import. FORMATS 4.16. */
export const salesforceMessaging: JsonFormat = {
  name: 'salesforce-messaging',
  title: 'Salesforce Messaging conversation entries (JSON)',
  howTo: [
    'Query ConversationEntry with ConversationId, ActorType, ActorId, ActorName, EntryType, EntryTime and Message, and save the answer as JSON (CSV works, too);',
    'or the entries of enhanced channels with conversation_identifier, entry_type, entry_payload and sender;',
    'or what the Connect API answers for a conversation (conversationEntries, with messageText or entryPayload).',
    'There people have ids only: their names may stand in a file participants.json beside it, with conversationParticipants.',
  ].join(' '),
  fits: record => {
    if ('ActorType' in record && ('EntryType' in record || 'Message' in record))
      return { score: 0.96, why: 'an entry with ActorType and EntryType' }
    if (isEnhanced(record)) return { score: 0.96, why: 'an entry with its payload and sender' }
    if (isRow(record)) return { score: 0.96, why: 'an entry with messageText, sender and timestamps' }
    return undefined
  },
  events,
  sortsByTime: true,
  besides: PARTICIPANTS,
}

function isEnhanced(record: Json): boolean {
  const hasPayload = 'entryPayload' in record || 'entry_payload' in record
  return hasPayload && ('sender' in record || 'entry_type' in record || 'conversation_identifier' in record)
}

/** An entry as the Connect API lists it, its words already taken out of the payload. */
function isRow(record: Json): boolean {
  return 'messageText' in record && 'sender' in record && ('serverReceivedTimestamp' in record || 'clientTimestamp' in record)
}

/** The entry that a table's row with the enhanced columns is; undefined where the header has them not. */
export function entryOfRow(header: readonly string[]): ((cells: readonly string[]) => Json) | undefined {
  const names = header.map(name => name.trim().toLowerCase())
  if (!isEnhanced(Object.fromEntries(names.map(name => [name, ''])))) return undefined
  return cells => Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']))
}

function* events(record: Json, context: RecordContext): Iterable<RecordEvent> {
  yield* isEnhanced(record) || isRow(record) ? enhancedOf(record, context) : plainOf(record, context)
}

const roleFor = roleTable({
  agent: 'agent',
  supervisor: 'agent',
  enduser: 'customer',
  bot: 'bot',
  chatbot: 'bot',
  system: 'system',
})

function roleOf(value: unknown): Role | undefined {
  return roleFor(textOf(value).toLowerCase())
}

function* plainOf(record: Json, { options }: RecordContext): Iterable<RecordEvent> {
  const type = wordOf(record.EntryType) ?? 'Text'
  const kind = entryKind(type)
  const text = tidied(textOf(record.Message))
  const role = roleOf(record.ActorType)
  const speakerId = wordOf(record.ActorId)
  if (kind === 'event' || text === '')
    yield { kind: 'aside', reason: `entries of type ${type}${kind === 'event' ? '' : ', without words'}` }
  else
    yield {
      kind: 'turn',
      turn: {
        conversation: wordOf(record.ConversationId),
        role,
        speaker: wordOf(record.ActorName),
        speakerId,
        text,
        time: stampOf(record.EntryTime, options.zone) ?? stampOf(record.ClientTimestamp, options.zone),
        customer: role === 'customer' ? speakerId : undefined,
        internal: kind === 'internal' || undefined,
      },
    }
}

function* enhancedOf(record: Json, context: RecordContext): Iterable<RecordEvent> {
  const given = opened(record.entryPayload ?? record.entry_payload)
  if (typeof given === 'string' && given !== '') {
    yield { kind: 'skipped', reason: 'broken JSON in the payload of the entry: it is left out' }
    return
  }
  const payload = objectOf(given)
  const sender = objectOf(opened(record.sender))
  const type = wordOf(record.entry_type) ?? wordOf(payload.entryType) ?? wordOf(record.entryType) ?? 'Message'
  const kind = entryKind(type)
  const text = tidied(wordsOf(payload) || textOf(record.messageText))
  const subject = wordOf(sender.subject)
  const role = roleOf(sender.role)
  const time = record.clientTimestamp ?? record.client_timestamp ?? record.serverReceivedTimestamp ?? record.transcripted_timestamp
  if (kind === 'event' || text === '')
    yield { kind: 'aside', reason: `entries of type ${type}${kind === 'event' ? '' : ', without words'}` }
  else
    yield {
      kind: 'turn',
      turn: {
        conversation: conversationOf(record, context.above),
        role,
        speaker: wordOf(record.senderDisplayName) ?? wordOf(sender.displayName) ?? participantsOf(context).get(subject ?? '') ?? subject,
        speakerId: subject,
        text,
        time: stampOf(time, context.options.zone),
        customer: role === 'customer' ? subject : undefined,
        internal: kind === 'internal' || undefined,
      },
    }
}

function conversationOf(record: Json, above: readonly Json[]): string | undefined {
  for (const one of [record, ...above.toReversed()]) {
    const id = wordOf(one.conversation_identifier) ?? wordOf(one.conversationIdentifier) ?? wordOf(one.conversationId)
    if (id !== undefined) return id
  }
  // The messaging session.
  return wordOf(listOf(record.relatedRecords)[0])
}

/** What a message says: its text, the question of a choice, the choices taken, the text of a note. */
function wordsOf(payload: Json): string {
  const message = objectOf(payload.abstractMessage)
  const kinds = [message.staticContent, message.choices, message.choicesResponse, message.form, payload]
  for (const kind of kinds) {
    const text = textOf(at(kind, 'text')) || textOf(at(kind, 'messageText')) || textOf(at(kind, 'title', 'title'))
    if (text !== '') return text
  }
  const chosen = listOf(at(message.choicesResponse, 'selectedOptions')).map(option => textOf(at(option, 'titleItem', 'title')))
  return chosen.filter(title => title !== '').join(', ')
}

function participantsOf({ memory, beside, above }: RecordContext): ReadonlyMap<string, string> {
  const known = memory.get('participants')
  if (known instanceof Map) return known
  const lists = [...PARTICIPANTS.map(beside), ...above].map(one => (isObject(one) ? one.conversationParticipants : undefined))
  const found = new Map<string, string>()
  for (const one of lists.flatMap(objectsOf)) {
    const subject = wordOf(at(one, 'participant', 'subject'))
    const name = wordOf(one.displayName)
    if (subject !== undefined && name !== undefined) found.set(subject, name)
  }
  memory.set('participants', found)
  return found
}
