import type { Role } from '../model/turn.ts'
import type { Heading } from './headed.ts'
import { normalised, roleWord } from './role-words.ts'
import { clockSeconds } from './text-times.ts'
import { timeOf } from './times.ts'

const LINE = /^\((\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]\.?M\.?)?)\)\s+(.*)$/i
const SAID = /^([^:]{1,60}):\s?(.*)$/
const EVENT = /^\*\*\* .*$/
const DAY = 24 * 3600

/**
 * The lines of Zendesk Chat in mails and tickets: `(10:02:13 AM) Jane: hello`. `memory` holds what the lines before tell: the day, the agents, the
 * visitor, the last clock. FORMATS 1.3.
 */
export function chatHeading(line: string, memory: Map<string, string>): Heading | { readonly aside: string } | undefined {
  if (!line.startsWith('(')) {
    remember(line, memory)
    return undefined
  }
  const found = LINE.exec(line)
  if (found === null) return undefined
  if (EVENT.test(found[2]!)) return { aside: 'joins, leaves and ratings' }
  const said = SAID.exec(found[2]!)
  if (said === null) return undefined
  const speaker = said[1]!.trim()
  const conversation = memory.get('conversation')
  return { conversation, speaker, role: roleOf(speaker, memory), ...momentOf(found[1]!, memory), words: said[2]!, channel: 'chat' }
}

/** Zendesk writes some lines above a chat: when it began, with whom, who served. */
function remember(line: string, memory: Map<string, string>): void {
  const started = /^Chat started(?: on|:)\s*(.+)$/i.exec(line)?.[1]
  if (started !== undefined) begin(started, memory)
  const served = /^Served by:\s*(.+)$/i.exec(line)?.[1]
  if (served !== undefined) memory.set('agents', `,${served.split(',').map(normalised).join(',')},`)
  const visitor = /^Conversation with\s+(.+)$/i.exec(line)?.[1]
  if (visitor !== undefined) memory.set('visitor', normalised(visitor))
}

function begin(started: string, memory: Map<string, string>): void {
  const chats = Number(memory.get('chats') ?? 0) + 1
  memory.set('chats', String(chats))
  for (const key of ['day', 'agents', 'visitor', 'first', 'last', 'shift']) memory.delete(key)
  // The first chat has the file's own id.
  if (chats > 1) memory.set('conversation', `${memory.get('id') ?? 'chat'}#${chats}`)
  const [, stamp, zone] = /^(.*?)\s*(?:\(([^()]*)\))?\s*$/.exec(started)!
  const day = timeOf(stamp!, { dayFirst: false, sure: true })?.slice(0, 10)
  if (day !== undefined) memory.set('day', day)
  const shift = /^(?:GMT|UTC)?\s*([+-])(\d{1,2}):?(\d{2})?$/i.exec(zone ?? '')
  if (shift !== null) memory.set('zone shift', `${shift[1]}${shift[2]!.padStart(2, '0')}:${shift[3] ?? '00'}`)
  else if (/^(?:GMT|UTC)$/i.test(zone ?? '')) memory.set('zone shift', 'Z')
}

/** Triggers speak with a name of their own: whoever is neither served nor serving, once both are known. */
function roleOf(speaker: string, memory: Map<string, string>): Role | undefined {
  const name = normalised(speaker)
  const agents = memory.get('agents')
  if (agents?.includes(`,${name},`)) return 'agent'
  if (/^visitor\d+$/.test(name) || name === memory.get('visitor')) {
    memory.set('visitor', name)
    return 'customer'
  }
  if (agents === undefined) return /bot$/.test(name) ? 'bot' : undefined
  const told = roleWord(speaker) === 'customer' ? 'customer' : undefined
  return told ?? (memory.has('visitor') || /service|support|team|care|bot$/.test(name) ? 'bot' : undefined)
}

/** With the day that the lines above tell a time, else seconds from the first line; a clock that falls by half a day is of the next day. */
function momentOf(clock: string, memory: Map<string, string>): { time?: string | undefined; offset?: number | undefined } {
  const seconds = clockSeconds(/\d:\d{2}:\d{2}/.test(clock) ? clock : clock.replace(/(\d:\d{2})/, '$1:00'))
  if (seconds === undefined) return {}
  const last = Number(memory.get('last') ?? seconds)
  const shift = Number(memory.get('shift') ?? 0) + (seconds < last - DAY / 2 ? DAY : 0)
  memory.set('last', String(seconds))
  memory.set('shift', String(shift))
  const day = memory.get('day')
  if (day === undefined) {
    const first = Number(memory.get('first') ?? seconds)
    memory.set('first', String(first))
    return { offset: Math.max(0, seconds + shift - first) }
  }
  const local = new Date(Date.parse(`${day}T00:00:00Z`) + (seconds + shift) * 1000).toISOString().slice(0, 19)
  return { time: timeOf(`${local}${memory.get('zone shift') ?? ''}`, { dayFirst: false, sure: true, zone: memory.get('zone') }) }
}
