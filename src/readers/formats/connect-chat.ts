import type { Role } from '../../model/turn.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { at, isObject, objectOf, objectsOf, opened, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'
import { connectRole, contactOf } from './contact-lens.ts'

/** Amazon Connect chats: Contact Lens, raw transcripts, GetTranscript, real-time segments, in any case of the keys. FORMATS 6.2, 6.3. */
export const connectChat: JsonFormat = {
  name: 'connect-chat',
  title: 'Amazon Connect chats and Contact Lens, chat (JSON)',
  howTo: [
    'Take the files under ChatTranscripts or Analysis/Chat of the S3 bucket of your Connect instance, or save what GetTranscript answers.',
    'In the redacted ones the names are gone: agents are then told apart by the participant ids of each chat.',
  ].join(' '),
  fits: record => {
    const items = itemsOf(record)
    if (items.some(isItem)) return { score: 0.98, why: 'Transcript with AbsoluteTime and participants' }
    return record.Channel === 'CHAT' && /^CHAT-/.test(textOf(record.Version))
      ? { score: 0.95, why: 'an analysis of channel CHAT' }
      : undefined
  },
  events,
  sortsByTime: true,
}

/** The keys of AWS's own files begin with capitals, those of some re-exports do not. */
function lower(value: unknown): Json {
  return Object.fromEntries(Object.entries(objectOf(value)).map(([key, inner]) => [key.toLowerCase(), inner]))
}

function itemsOf(record: Json): readonly Json[] {
  for (const [key, value] of Object.entries(record)) {
    if (!Array.isArray(value)) continue
    if (/^transcripts?$/i.test(key)) return objectsOf(value).map(lower)
    if (key === 'Segments') return objectsOf(value).map(segmentItem)
  }
  return []
}

/** Of ListRealtimeContactAnalysisSegmentsV2. */
function segmentItem(segment: Json): Json {
  const item = lower(Object.values(segment).find(isObject))
  const time = at(item.time, 'AbsoluteTime')
  return { ...item, absolutetime: time, type: isObject(segment.Transcript) ? 'MESSAGE' : 'EVENT' }
}

function isItem(item: Json): boolean {
  return 'absolutetime' in item && 'participantid' in item && item.absolutetime !== undefined
}

function* events(record: Json, { id, memory, options }: RecordContext): Iterable<RecordEvent> {
  const root = lower(record)
  const contact = wordOf(root.initialcontactid) ?? wordOf(root.contactid) ?? wordOf(at(root.customermetadata, 'ContactId')) ?? contactOf(id)
  const items = itemsOf(record)
  const people = peopleOf(root, items)
  for (const item of items) {
    const key = wordOf(item.id) ?? wordOf(item.messageid)
    if (key !== undefined && memory.has(`${contact} ${key}`)) {
      yield { kind: 'aside', reason: 'messages that came before' }
      continue
    }
    if (key !== undefined) memory.set(`${contact} ${key}`, true)
    yield* itemEvents(item, contact, people, options.zone)
  }
  for (const [name, value] of Object.entries(record)) if (/^transcripts?$/i.test(name)) yield* unusableIn(value, 'message', contact)
}

const EVENTS: readonly (readonly [RegExp, string])[] = [
  [/participant\.(?:joined|left|returned|idle|autodisconnection|invited|active|inactive)/, 'joins, leaves and idle times'],
  [/typing/, 'typing signs'],
  [/transfer/, 'transfers'],
  [/chat\.(?:ended|rehydrated)/, 'ends and beginnings of chats'],
  [/receipt|message\.(?:delivered|read)/, 'receipts'],
]

function* itemEvents(item: Json, contact: string, people: People, zone: string | undefined): Iterable<RecordEvent> {
  const type = textOf(item.type).toUpperCase()
  const kind = textOf(item.contenttype)
  if (type === 'EVENT' || /\.event\./.test(kind)) {
    yield { kind: 'aside', reason: EVENTS.find(([pattern]) => pattern.test(kind))?.[1] ?? 'other events' }
    return
  }
  if (type === 'ATTACHMENT') {
    yield { kind: 'aside', reason: 'attachments' }
    return
  }
  const interactive = /message\.interactive/.test(kind)
  const text = interactive ? titleOf(item.content) : kind === 'text/markdown' ? withoutMarks(textOf(item.content)) : textOf(item.content)
  if (text.trim() === '') {
    yield { kind: 'aside', reason: interactive ? 'interactive messages without a title' : 'messages without words' }
    return
  }
  const told = people.voice(item)
  // A list or a card is made by a flow, under whatever name it is sent.
  const made = interactive && told.role !== 'customer'
  const role = made && told.role !== 'agent' ? 'bot' : told.role
  yield {
    kind: 'turn',
    turn: {
      conversation: contact,
      ...told,
      role,
      text,
      time: stampOf(item.absolutetime, zone),
      automated: (made && role === 'agent') || undefined,
      channel: 'chat',
    },
  }
}

/** What an interactive message shows, or which option was chosen. */
function titleOf(content: unknown): string {
  const value = opened(content)
  if (!isObject(value)) return textOf(content)
  const data = objectOf(opened(value.data))
  const shown = objectOf(data.content ?? value.content ?? data)
  const words = [shown.title, shown.subtitle, value.selectedOption, shown.selectedOption, value.title, at(data, 'replyMessage', 'title')]
  return [...new Set(words.map(textOf).filter(word => word !== ''))].slice(0, 2).join('\n')
}

const LINK = /!?\[([^[\]]{1,500})\]\([^()\s]{1,2000}\)/g
/** Within words and sums the marks are none. */
const BOLD = /(?<!\w)(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1(?!\w)/g

/** Without the marks of bold words and of links, of which the words stay. */
function withoutMarks(markdown: string): string {
  return markdown.replace(LINK, '$1').replace(BOLD, '$2')
}

interface People {
  readonly voice: (item: Json) => { role: Role | undefined; speaker: string | undefined; speakerId: string | undefined }
}

/**
 * Participant ids are made anew for each chat: agents are known by their names over chats, and by the ids where names are redacted or two in one chat
 * share one.
 */
function peopleOf(root: Json, items: readonly Json[]): People {
  const roles = new Map<string, string>()
  const ids = new Map<string, Set<string>>()
  for (const person of [...objectsOf(root.participants).map(lower), ...items]) {
    const id = wordOf(person.participantid)
    const role = wordOf(person.participantrole)
    if (id === undefined) continue
    if (role !== undefined) roles.set(id, role)
    const name = nameOf(person)
    if (name !== undefined) ids.set(name, (ids.get(name) ?? new Set()).add(id))
  }
  return {
    voice: item => {
      const id = wordOf(item.participantid)
      const name = nameOf(item)
      const label = wordOf(item.participantrole) ?? roles.get(id ?? '')
      // What nobody says: "conversation resumed", prompts of the flow.
      const system = name === 'SYSTEM_MESSAGE' || (label === undefined && name === undefined && wordOf(item.displayname) === undefined)
      const role = system ? 'system' : name === 'BOT' ? 'bot' : connectRole(label)
      const namesOne = name !== undefined && (ids.get(name)?.size ?? 0) <= 1
      return { role, speaker: name, speakerId: namesOne || role === 'system' ? undefined : id }
    },
  }
}

/** Undefined where it is redacted: `[PII]`. */
function nameOf(person: Json): string | undefined {
  return [wordOf(person.displayname), wordOf(person.participantname)].find(name => name !== undefined && !/^\[.*\]$/.test(name))
}
