import type { Heading } from './headed.ts'

const LINE = /^\((\d{1,2}:\d{2}(?::\d{2})?\s*(?:[AP]M)?)\)\s+(.*)$/i
const SAID = /^(.{1,60}?):\s?(.*)$/
const EVENT = /^\*\*\* .*$/

/**
 * The lines of Zendesk Chat in mails and tickets: `(10:02:13 AM) Jane: hello`. `memory` holds the day and the agents that the lines above tell.
 * FORMATS 1.3.
 */
export function chatHeading(line: string, memory: Map<string, string>): Heading | { readonly aside: string } | undefined {
  const day = /^Chat started on (\d{4}-\d{2}-\d{2})/i.exec(line)?.[1]
  if (day !== undefined) memory.set('day', day)
  const served = /^Served by:\s*(.+)$/i.exec(line)?.[1]
  if (served !== undefined)
    memory.set(
      'agents',
      `,${served
        .toLowerCase()
        .replace(/\s*,\s*/g, ',')
        .trim()},`,
    )
  const visitor = /^Conversation with\s+(.+)$/i.exec(line)?.[1]
  if (visitor !== undefined) memory.set('visitor', visitor.trim())
  const found = LINE.exec(line)
  if (found === null) return undefined
  if (EVENT.test(found[2]!)) return { aside: 'joins, leaves and ratings' }
  const said = SAID.exec(found[2]!)
  if (said === null) return undefined
  const speaker = said[1]!.trim()
  const isAgent = memory.get('agents')?.includes(`,${speaker.toLowerCase()},`) === true
  const isVisitor = /^Visitor \d+$/i.test(speaker) || speaker === memory.get('visitor')
  const role = isAgent ? 'agent' : isVisitor ? 'customer' : undefined
  return { speaker, role, time: timeOn(memory.get('day'), found[1]!), words: said[2]!, channel: 'chat' }
}

function timeOn(day: string | undefined, clock: string): string | undefined {
  const found = /^(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AP])?/i.exec(clock)
  if (day === undefined || found === null) return undefined
  const half = found[4]?.toLowerCase()
  const hour = half === undefined ? Number(found[1]) : (Number(found[1]) % 12) + (half === 'p' ? 12 : 0)
  const two = (value: number): string => String(value).padStart(2, '0')
  return hour > 23 ? undefined : `${day}T${two(hour)}:${found[2]}:${found[3] ?? '00'}Z`
}
