import type { Role } from '../../model/turn.ts'
import { tidied } from '../html.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { unusableIn } from '../json/unusable.ts'
import { at, objectsOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** Who writes, by the kind of a message. */
const ROLES: ReadonlyMap<string, Role> = new Map([
  ['MessageToVisitor', 'agent'],
  ['MessageToOperator', 'customer'],
  ['OfflineMessage', 'customer'],
])

/** Olark's chats, as its webhook sends them. */
export const olark: JsonFormat = {
  name: 'olark',
  title: 'Olark chats (JSON)',
  howTo: [
    'Save what the webhook of Olark sends after each chat, one a file or a line.',
    'Each chat needs id and items of the kinds MessageToVisitor and MessageToOperator, with nickname, body and timestamp.',
  ].join(' '),
  fits: record =>
    objectsOf(record.items).some(item => ROLES.has(textOf(item.kind)) && 'body' in item)
      ? { score: 0.96, why: 'a chat with items of kind MessageToVisitor or MessageToOperator' }
      : undefined,
  events,
  sortsByTime: true,
}

function* events(record: Json, { id, options }: RecordContext): Iterable<RecordEvent> {
  const conversation = wordOf(record.id) ?? id
  const customer = wordOf(at(record, 'visitor', 'id'))
  for (const item of objectsOf(record.items)) {
    const kind = textOf(item.kind)
    const role = ROLES.get(kind)
    const text = tidied(textOf(item.body))
    if (role === undefined || text === '') {
      yield { kind: 'aside', reason: `items of kind ${kind || 'unknown'}${text === '' ? ', without words' : ''}` }
      continue
    }
    const operator = role === 'agent' ? wordOf(item.operatorId) : undefined
    const nickname = wordOf(item.nickname)
    yield {
      kind: 'turn',
      turn: {
        conversation,
        role,
        speaker: nickname ?? (operator === undefined ? undefined : wordOf(at(record, 'operators', operator, 'nickname'))),
        speakerId: role === 'customer' ? customer : operator,
        text,
        time: stampOf(item.timestamp, options.zone),
        customer,
      },
    }
  }
  yield* unusableIn(record.items, 'item', conversation)
}
