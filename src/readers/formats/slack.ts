import type { Role } from '../../model/turn.ts'
import type { Json, JsonFormat, RecordContext, RecordEvent } from '../json/format.ts'
import { at, objectsOf, textOf, wordOf } from '../json/values.ts'
import { stampOf } from '../times.ts'

const LISTS = ['users', 'org_users', 'channels', 'groups', 'dms', 'mpims', 'integration_logs', 'canvases', 'lists', 'file_conversations']

/** Slack's workspace export: a folder for each channel, a file for each day. FORMATS 5.1. */
export const slack: JsonFormat = {
  name: 'slack',
  title: 'Slack workspace exports (JSON)',
  howTo: [
    'Workspace settings, Import/Export, Export: name the zip file or the unpacked folder. users.json beside the channels gives the names.',
    'Each thread is a conversation, the rest of a channel one a day. Guests are customers, and where there are guests, members are agents;',
    "else say who the agents are: --agent 'Jane*'.",
  ].join(' '),
  fits: record => {
    if (record.type !== 'message' || typeof record.ts !== 'string' || !/^\d{9,}\.\d+$/.test(record.ts)) return undefined
    return { score: 0.97, why: 'messages with ts' }
  },
  events,
  sortsByTime: true,
  joinsFiles: true,
  besides: LISTS.map(name => `../${name}.json`),
}

/** Subtypes that somebody says. */
const SAID = new Set(['thread_broadcast', 'me_message', 'file_share', 'bot_message'])

function* events(record: Json, context: RecordContext): Iterable<RecordEvent> {
  const subtype = wordOf(record.subtype)
  if (subtype !== undefined && !SAID.has(subtype)) {
    yield { kind: 'aside', reason: `messages of subtype ${subtype}` }
    return
  }
  const members = membersOf(context)
  const text = plain(textOf(record.text) || attached(record), members).trim()
  if (text === '') {
    yield { kind: 'aside', reason: 'messages without words' }
    return
  }
  const channel = context.options.folder ?? 'slack'
  const time = stampOf(record.ts)
  const thread = wordOf(record.thread_ts)
  const conversation = thread === undefined ? `${channel}/${time?.slice(0, 10) ?? context.id}` : `${channel}/${thread}`
  yield { kind: 'turn', turn: { conversation, text, time, channel, ...speakerOf(record, members) } }
}

function attached(record: Json): string {
  return objectsOf(record.attachments)
    .map(one => textOf(one.text) || textOf(one.fallback))
    .join('\n')
}

interface Members {
  readonly names: ReadonlyMap<string, string>
  readonly bots: ReadonlySet<string>
  readonly guests: ReadonlySet<string>
}

function membersOf({ memory, beside }: RecordContext): Members {
  const known = memory.get('members') as Members | undefined
  if (known !== undefined) return known
  const users = [...objectsOf(beside('../users.json')), ...objectsOf(beside('../org_users.json'))]
  const names = new Map<string, string>()
  const bots = new Set<string>()
  const guests = new Set<string>()
  for (const user of users) {
    const id = wordOf(user.id)
    if (id === undefined) continue
    const name =
      wordOf(at(user, 'profile', 'display_name')) ?? wordOf(at(user, 'profile', 'real_name')) ?? wordOf(user.real_name) ?? wordOf(user.name)
    if (name !== undefined) names.set(id, name)
    if (user.is_bot === true) bots.add(id)
    if (user.is_restricted === true || user.is_ultra_restricted === true || user.is_stranger === true) guests.add(id)
  }
  const members = { names, bots, guests }
  memory.set('members', members)
  return members
}

function speakerOf(
  record: Json,
  { names, bots, guests }: Members,
): { role: Role | undefined; speaker: string | undefined; speakerId: string | undefined } {
  const user = wordOf(record.user)
  const bot = wordOf(record.bot_id)
  if (user === 'USLACKBOT') return { role: 'system', speaker: 'Slackbot', speakerId: user }
  if (bot !== undefined || record.subtype === 'bot_message' || (user !== undefined && bots.has(user)))
    return { role: 'bot', speaker: wordOf(record.username) ?? names.get(user ?? ''), speakerId: bot ?? user }
  const told = wordOf(at(record, 'user_profile', 'display_name')) ?? wordOf(at(record, 'user_profile', 'real_name'))
  const role = guests.size === 0 || user === undefined || !names.has(user) ? undefined : guests.has(user) ? 'customer' : 'agent'
  return { role, speaker: names.get(user ?? '') ?? told ?? user, speakerId: user }
}

/** The words of Slack's markup: names for ids, labels for links, no pasted code. */
function plain(text: string, { names }: Members): string {
  return text
    .replace(/```[\s\S]*?(?:```|$)/g, ' ')
    .replace(/<@([A-Z0-9]+)(?:\|([^>]*))?>/g, (_, id: string, name: string | undefined) => `@${name || names.get(id) || id}`)
    .replace(/<#[A-Z0-9]+\|([^>]*)>/g, '#$1')
    .replace(/<!(?:subteam\^[A-Z0-9]+\|)?@?([^>|]*)(?:\|[^>]*)?>/g, '@$1')
    .replace(/<(?:mailto:)?[^<>|\s]+\|([^>]*)>/g, '$1')
    .replace(/<(?:mailto:)?([^<>|\s]+)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
