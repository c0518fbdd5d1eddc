import type { Role } from '../../model/turn.ts'
import { base64Text } from '../base64.ts'
import { bodyOf } from '../body.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { isObject, objectOf, textOf, wordOf } from '../json/values.ts'
import { roleWord } from '../role-words.ts'
import { turnsOf } from '../text-section.ts'
import { stampOf } from '../times.ts'

/** Transcripts of Dynamics 365, decoded, or in the annotations of Dataverse, where documentbody holds them in base64. FORMATS 4.20. */
export const dynamics365: JsonFormat = {
  name: 'dynamics-365',
  title: 'Dynamics 365 Contact Center transcripts (JSON)',
  howTo: [
    "Save what GET /api/data/v9.2/annotations?$filter=objecttypecode eq 'msdyn_transcript' of Dataverse answers, one answer a file or a line:",
    'the transcripts lie in documentbody, in base64; decoded ones work, too. A table of annotations with a column documentbody works as well.',
  ].join(' '),
  fits: record => {
    if (isMessage(record)) return { score: 0.98, why: 'a message with from, createdDateTime and deliveryMode or isControlMessage' }
    if (textBodyOf(record) !== undefined) return { score: 0.85, why: 'an annotation whose documentbody is text in base64' }
    return undefined
  },
  events,
  sortsByTime: true,
}

function isMessage(record: Json): boolean {
  const hasTime = 'createdDateTime' in record || 'created' in record
  const hasSign = ['deliveryMode', 'isControlMessage', 'contentType', 'tags'].some(key => key in record)
  return hasTime && hasSign && typeof record.content === 'string' && (isObject(record.from) || record.from === null)
}

/** A body of JSON is opened by the driver: what lies in it is found like any other. */
function textBodyOf(record: Json): string | undefined {
  const text = base64Text(record.documentbody ?? record.documentBody)
  return text === undefined || /^\s*[[{]/.test(text) ? undefined : text
}

function* events(record: Json, context: RecordContext): Iterable<RecordEvent> {
  if (isMessage(record)) {
    yield* messageOf(record, context)
    return
  }
  const text = textBodyOf(record)
  if (text === undefined) {
    yield { kind: 'aside', reason: 'annotations that are no text: attachments' }
    return
  }
  const section = { id: idOf([record]) ?? context.id, line: 1, lines: text.split(/\r\n|\n|\r/) }
  for (const event of turnsOf(section, new Map())) if (event.kind === 'turn') yield event
}

const IDS = ['_objectid_value', 'objectid', '_msdyn_liveworkitemidid_value', 'conversationId', 'annotationid']

function idOf(objects: readonly Json[]): string | undefined {
  for (const key of IDS) {
    const id = objects.map(one => wordOf(one[key])).find(value => value !== undefined)
    if (id !== undefined) return id
  }
  return undefined
}

function* messageOf(record: Json, { above, options }: RecordContext): Iterable<RecordEvent> {
  const tags = textOf(record.tags).split(',')
  const text = bodyOf(undefined, record.content, false)
  if (record.isControlMessage === true || record.from === null) yield { kind: 'aside', reason: 'control messages' }
  else if (text === '') yield { kind: 'aside', reason: 'messages without words' }
  else {
    const person = speakerOf(objectOf(record.from), tags, textOf(record.deliveryMode))
    yield {
      kind: 'turn',
      turn: {
        conversation: idOf(above.toReversed()),
        ...person,
        text,
        time: stampOf(record.createdDateTime, options.zone) ?? stampOf(record.created, options.zone),
        internal: (tags.includes('private') && person.role === 'agent') || undefined,
      },
    }
  }
}

/** Agents are users; customers and bots come in over an application, customers over the bridge of their channel. */
function speakerOf(from: Json, tags: readonly string[], delivery: string) {
  const user = isObject(from.user) ? from.user : undefined
  const person = user ?? [from.guest, from.application, from.phone].find(isObject) ?? {}
  const speaker = wordOf(person.displayName)
  const named = speaker === undefined ? undefined : roleWord(speaker)
  const byPlace: Role | undefined = user !== undefined ? 'agent' : isObject(from.guest) || delivery === 'bridged' ? 'customer' : undefined
  const role: Role | undefined = tags.includes('system')
    ? 'system'
    : tags.includes('public') && user !== undefined
      ? 'agent'
      : (named ?? byPlace)
  return { role, speaker, speakerId: role === 'customer' && speaker === 'Customer' ? undefined : wordOf(person.id) }
}
