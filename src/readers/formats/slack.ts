import type { Role } from '../../model/turn.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, objectsOf, textOf, wordOf } from '../json/values.ts'
import { textOfBlocks } from '../slack/blocks.ts'
import { mailIn } from '../slack/mail.ts'
import { UPLOADED, wordsOf } from '../slack/markup.ts'
import { type Members, membersOf } from '../slack/members.ts'
import { type Talks, talkName } from '../slack/talks.ts'
import { stampOf } from '../times.ts'

const LISTS = ['users', 'org_users', 'channels', 'groups', 'dms', 'mpims', 'integration_logs', 'canvases', 'lists', 'file_conversations']

/** Slack's workspace export: a folder for each channel, a file for each day. FORMATS 5.1. */
export const slack: JsonFormat = {
  name: 'slack',
  title: 'Slack workspace exports (JSON)',
  howTo: [
    'Workspace settings, Import/Export, Export: name the zip file or the unpacked folder. users.json beside the channels gives the names.',
    'Each thread is a conversation, the rest of a channel one until nobody writes for two hours. Guests and people of other workspaces are',
    'customers, and then members are agents, and channels in which no customer speaks are set aside;',
    "else say who the agents are: --agent 'Jane*'.",
  ].join(' '),
  fits: record => {
    if (record.type !== 'message' || typeof record.ts !== 'string' || !/^\d{9,}\.\d+$/.test(record.ts)) return undefined
    return { score: 0.97, why: 'messages with ts' }
  },
  events,
  sortsByTime: true,
  joinsFiles: true,
  hasInsideTalk: true,
  besides: LISTS.map(name => `../${name}.json`),
}

/** Subtypes that somebody says. */
const SAID = new Set(['thread_broadcast', 'me_message', 'file_share', 'bot_message'])
/** Tools that save a channel by itself put the answers below the message that they answer. */
const ANSWERS = ['slackdump_thread_replies', 'thread_replies', 'replies'] as const

function* events(record: Json, context: RecordContext): Iterable<RecordEvent> {
  yield* messageOf(record, context)
  for (const key of ANSWERS) for (const answer of objectsOf(record[key])) if ('text' in answer) yield* messageOf(answer, context)
}

function* messageOf(record: Json, context: RecordContext): Iterable<RecordEvent> {
  const subtype = wordOf(record.subtype)
  if (subtype !== undefined && !SAID.has(subtype)) {
    yield { kind: 'aside', reason: `messages of subtype ${subtype}` }
    return
  }
  const members = membersOf(context)
  const mail = mailIn(record)
  const speaker = mail === undefined ? speakerOf(record, members) : { role: 'customer' as const, ...mail }
  const channel = channelOf(context)
  const time = stampOf(record.ts)
  const thread = wordOf(record.thread_ts)
  const key = `${channel} ${wordOf(record.ts) ?? ''} ${speaker.speakerId ?? ''}`
  // The question of a thread stands above its answers and among them.
  if (thread !== undefined && isAgain(key, context)) {
    yield { kind: 'aside', reason: 'messages that came before' }
    return
  }
  // The attachments of people are what others said.
  const said = mail?.text ?? (textOf(record.text) || textOfBlocks(record.blocks) || attachedTo(record, speaker.role))
  const text = wordsOf(said.replace(UPLOADED, ''), members.nameOf).trim()
  if (text === '') yield { kind: 'aside', reason: 'messages without words' }
  else {
    const role = speaker.role ?? members.roleOf(record, channel)
    const conversation =
      thread === undefined && time !== undefined ? talkName(talksIn(context), channel, time) : `${channel}/${thread ?? context.id}`
    yield { kind: 'turn', turn: { conversation, time, channel, ...speaker, text, role } }
  }
}

/** The last talk of each channel, over the day files. */
function talksIn({ memory, options }: RecordContext): Talks {
  const kept = options.shared ?? memory
  const talks = (kept.get('talks') as Talks | undefined) ?? new Map()
  kept.set('talks', talks)
  return talks
}

function attachedTo(record: Json, role: Role | undefined): string {
  if (role !== 'bot') return ''
  return objectsOf(record.attachments)
    .map(one => textOf(one.text) || textOf(one.fallback))
    .join('\n')
}

/** Messages of threads that are remembered. */
const REMEMBERED = 100_000

function isAgain(key: string, { memory }: RecordContext): boolean {
  const met = (memory.get('met') as Set<string> | undefined) ?? new Set<string>()
  memory.set('met', met)
  if (met.has(key)) return true
  if (met.size < REMEMBERED) met.add(key)
  return false
}

const DAY_FILE = /^\d{4}-\d{2}-\d{2}$/

/** A day file lies in a folder named after its channel; a channel saved by itself has its name in it, or is the file. */
function channelOf({ above, id, options }: RecordContext): string {
  const names = above.flatMap(one => [one.channel_name, at(one, 'channel', 'name'), one.name, one.channel_id])
  const told = names.map(wordOf).find(name => name !== undefined)
  const file = options.id ?? id
  return told ?? (DAY_FILE.test(file) ? options.folder : undefined) ?? file
}

function speakerOf(record: Json, { isBot, isPerson, nameOf }: Members) {
  const user = wordOf(record.user)
  const bot = wordOf(record.bot_id)
  if (user === 'USLACKBOT') return { role: 'system' as const, speaker: 'Slackbot', speakerId: user }
  const named = nameOf(user ?? '')
  if (user !== undefined && isPerson(user) && record.subtype !== 'bot_message')
    // A program wrote it under the person's name.
    return { role: undefined, speaker: named, speakerId: user, automated: bot === undefined ? undefined : true }
  const byProgram = bot !== undefined || record.subtype === 'bot_message' || (user !== undefined && isBot(user))
  if (byProgram)
    return {
      role: 'bot' as const,
      speaker: wordOf(record.username) ?? wordOf(at(record, 'bot_profile', 'name')) ?? named,
      speakerId: bot ?? user,
    }
  const profile = at(record, 'user_profile')
  const told = wordOf(at(profile, 'display_name')) ?? wordOf(at(profile, 'real_name')) ?? wordOf(at(profile, 'name'))
  return { role: undefined, speaker: named ?? told ?? wordOf(record.username) ?? user, speakerId: user }
}
