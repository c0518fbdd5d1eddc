import type { Role } from '../../model/turn.ts'
import { bodyOf } from '../body.ts'
import { chatIn } from '../chat-in-text.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { at, numberOf, objectOf, objectsOf, textOf, wordOf } from '../json/values.ts'
import { roleTable } from '../role-table.ts'
import { normalised } from '../role-words.ts'
import { stampOf } from '../times.ts'

const roleFor = roleTable({
  agent: 'agent',
  admin: 'agent',
  user: 'customer',
  enduser: 'customer',
  customer: 'customer',
  bot: 'bot',
  answerbot: 'bot',
  system: 'system',
})

/** Zendesk's conversation log: comments and messages of a ticket, as the API answers or single events. FORMATS 4.3. */
export const zendeskLog: JsonFormat = {
  name: 'zendesk-log',
  title: 'Zendesk conversation logs (JSON)',
  howTo: 'Save what GET /api/v2/tickets/{id}/conversation_log answers, all pages, one ticket a file.',
  fits: record => {
    if (isEvent(record)) return { score: 0.94, why: 'events with a reference of zen:' }
    return objectsOf(record.events).some(isEvent) ? { score: 0.97, why: 'a log of events with a reference of zen:' } : undefined
  },
  events,
  sortsByTime: true,
}

function isEvent(value: Json): boolean {
  return textOf(value.reference).startsWith('zen:') && 'author' in value
}

function* events(record: Json, context: RecordContext): Iterable<RecordEvent> {
  const { id, above, memory } = context
  const list = isEvent(record) ? [record] : objectsOf(record.events)
  const around = [record, ...[...above].reverse()]
  const conversation = ticketOf(around) ?? id.replace(/#\d+$/, '')
  // Pages of one log and single events are records of their own: what was said before stays said.
  const said = (memory.get(`said ${conversation}`) as Set<string> | undefined) ?? new Set<string>()
  memory.set(`said ${conversation}`, said)
  for (const event of list) if (isMessage(event)) said.add(bare(wordsOf(event)))
  const customer = customerIn(list) ?? wordOf(memory.get(`customer ${conversation}`))
  memory.set(`customer ${conversation}`, customer)
  for (const event of list) yield* eventOf(event, conversation, customer, said, context)
  if (!isEvent(record)) yield* unusableIn(record.events, 'event', conversation)
}

function ticketOf(around: readonly Json[]): string | undefined {
  for (const one of around) {
    const own = wordOf(one.ticket_id) ?? wordOf(at(one, 'ticket', 'id'))
    const linked = /tickets\/(\d+)/.exec(JSON.stringify(one.links ?? ''))?.[1]
    if (own !== undefined || linked !== undefined) return own ?? linked
  }
  return undefined
}

/** Messages are said where the customer is; comments are written in the ticket. */
function isMessage(event: Json): boolean {
  return textOf(event.reference).startsWith('zen:sunco:') || /message/i.test(textOf(event.type))
}

function wordsOf(event: Json): string {
  const body = bodyOf(at(event, 'content', 'text'), at(event, 'content', 'body'), false)
  return body || bodyOf(undefined, at(event, 'content', 'html_body'), false)
}

function bare(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function customerIn(list: readonly Json[]): string | undefined {
  return idOf(objectOf(list.find(event => roleOf(event) === 'customer')?.author))
}

function* eventOf(
  event: Json,
  conversation: string,
  customer: string | undefined,
  said: ReadonlySet<string>,
  { options }: RecordContext,
): Iterable<RecordEvent> {
  const text = wordsOf(event)
  if (text === '') {
    yield { kind: 'aside', reason: `events of type ${wordOf(event.type) ?? 'unknown'} without words` }
    return
  }
  const role = roleOf(event)
  const hidden = isHidden(event)
  const chat = isMessage(event) ? [] : chatIn(text, options.zone)
  // A comment that only mirrors the chat: one hidden message of the customer, or the chat written down.
  if (!isMessage(event) && ((hidden && role === 'customer' && said.has(bare(text))) || (chat.length > 1 && mirrors(chat, said)))) {
    yield { kind: 'aside', reason: 'comments that mirror messages' }
    return
  }
  if (chat.length > 1) {
    for (const turn of chat) yield { kind: 'turn', turn: { ...turn, conversation, customer } }
    return
  }
  const author = objectOf(event.author)
  yield {
    kind: 'turn',
    id: wordOf(event.id),
    turn: {
      conversation,
      text,
      role,
      speaker: wordOf(author.display_name),
      speakerId: idOf(author),
      customer,
      time: stampOf(event.created_at, options.zone) ?? stampOf(event.received_at, options.zone),
      internal: (hidden && role !== 'system') || undefined,
    },
  }
}

function isHidden(event: Json): boolean {
  return at(event, 'metadata', 'public') === false || at(event, 'metadata', 'is_public') === false
}

/** Whether most of a chat that was written down is there as messages. */
function mirrors(chat: readonly { readonly text: string }[], said: ReadonlySet<string>): boolean {
  return chat.filter(({ text }) => said.has(bare(text))).length * 2 > chat.length
}

/** Bots come as agents without a user: the id -1 stands for none. */
function roleOf(event: Json): Role | undefined {
  const role = roleFor(normalised(textOf(at(event, 'author', 'type'))))
  const user = numberOf(at(event, 'author', 'zen:support:user_id'))
  if (role === 'customer' || role === 'system') return role
  if (/answerbot/i.test(textOf(at(event, 'source', 'type')))) return 'bot'
  return role === 'agent' && user !== undefined && user <= 0 ? 'bot' : role
}

function idOf(author: Json): string | undefined {
  const user = wordOf(author['zen:support:user_id'])
  const isPerson = user !== undefined && Number(user) > 0
  return isPerson ? user : wordOf(author['zen:sunco:user_id'])
}
