import type { Role } from '../../model/turn.ts'
import { bodyOf } from '../body.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, isObject, objectOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

/** Messages of Microsoft Teams' chats and channels, as Microsoft Graph gives them. */
export const teamsChat: JsonFormat = {
  name: 'teams-chat',
  title: 'Microsoft Teams chats and channels (JSON of Microsoft Graph)',
  howTo: [
    'Save what GET /chats/{id}/messages or /teams/{id}/channels/{id}/messages/delta of Microsoft Graph answers. A post with its answers is a conversation,',
    'a chat is one a day. Guests and people of other companies are customers; else say who the agents are: --agent "Name".',
  ].join(' '),
  fits: record => {
    const isMessage = typeof record.messageType === 'string' && 'createdDateTime' in record && isObject(record.body) && 'from' in record
    return isMessage && ('chatId' in record || 'channelIdentity' in record)
      ? { score: 0.98, why: 'messageType, body and chatId' }
      : undefined
  },
  events,
  sortsByTime: true,
  joinsFiles: true,
}

/** Kinds of people who are of no company, or another one. */
const OUTSIDE = new Set([
  'federatedUser',
  'anonymousGuest',
  'personalMicrosoftAccountUser',
  'skypeUser',
  'phoneUser',
  'emailUser',
  'azureCommunicationServicesUser',
])

function* events(record: Json, { id, options }: RecordContext): Iterable<RecordEvent> {
  if (record.messageType !== 'message') {
    yield { kind: 'aside', reason: `messages of type ${wordOf(record.messageType) ?? 'none'}` }
    return
  }
  if (wordOf(record.deletedDateTime) !== undefined) {
    yield { kind: 'aside', reason: 'deleted messages' }
    return
  }
  const isHtml = at(record, 'body', 'contentType') === 'html'
  const content = textOf(at(record, 'body', 'content'))
  const text = isHtml ? bodyOf(undefined, content, false) : content.trim()
  if (text === '') {
    yield { kind: 'aside', reason: 'messages without words' }
    return
  }
  const time = stampOf(record.createdDateTime, options.zone)
  const chat = wordOf(record.chatId)
  const thread = wordOf(record.replyToId) ?? wordOf(record.id)
  const day = time?.slice(0, 10) ?? id
  const channel = wordOf(at(record, 'channelIdentity', 'channelId'))
  yield {
    kind: 'turn',
    turn: {
      conversation: channel === undefined ? `${chat ?? id}/${day}` : `${channel}/${thread ?? day}`,
      text,
      ...speakerOf(objectOf(record.from)),
      time,
      channel: 'teams',
    },
  }
}

function speakerOf(from: Json): { role: Role | undefined; speaker: string | undefined; speakerId: string | undefined } {
  const user = objectOf(from.user)
  const program = objectOf(from.application)
  if (wordOf(user.id) === undefined && wordOf(user.displayName) === undefined) {
    const known = wordOf(program.id) !== undefined || wordOf(program.displayName) !== undefined
    return { role: known ? 'bot' : undefined, speaker: wordOf(program.displayName), speakerId: wordOf(program.id) }
  }
  const role = OUTSIDE.has(textOf(user.userIdentityType)) ? 'customer' : undefined
  return { role, speaker: wordOf(user.displayName), speakerId: wordOf(user.id) }
}
