import type { Role } from '../model/turn.ts'
import { htmlToText } from './html.ts'
import type { RawTurn } from './reader.ts'
import { roleWord } from './role-words.ts'
import { stampOf } from './times.ts'

/** Where a `Body` begins: its first centred line. */
export const CHAT_STARTED = /(?:<(?:p|div|center)\b[^<>]*>\s*)?Chat Started:/i

const CENTRED = /<(?:(p|div)\b[^<>]*center[^<>]*|(center))>([\s\S]{0,1000}?)(?:<\/(?:\1|\2)>|$)/gi
const HEADER = /\(\s*(?:(\d{1,3})h\s*)?(?:(\d{1,4})m\s*)?(\d{1,5})s\s*\)\s*([^:\n<>]{1,80}):[ \t]*/g
/** A header whose words are cut off. */
const DANGLING = /\(\s*(?:\d+h\s*)?(?:\d+m\s*)?(?:\d+s\s*\)[^:\n]{0,80}|\d*s?)$/
/** Marks a centred line: no text has it. */
const MARK = '\u0001'

/** Whether a text is the `Body` of a Salesforce LiveChatTranscript. */
export function isSalesforceBody(text: string): boolean {
  const head = text.slice(0, 2000)
  HEADER.lastIndex = 0
  return CHAT_STARTED.test(head.slice(0, 500)) || (/<(?:p|div)\s[^<>]*align=["']?center/i.test(head) && HEADER.test(head))
}

export interface SalesforceBody {
  readonly turns: readonly RawTurn[]
  /** Whether it breaks off in a turn without words. */
  readonly isCut: boolean
}

interface Said {
  readonly speaker: string | undefined
  readonly offset: number | undefined
  readonly text: string
}

/** The turns in a `Body` of a LiveChatTranscript, as HTML or as text; undefined where it is none. FORMATS 1.4. */
export function salesforceBody(body: string): SalesforceBody | undefined {
  if (!isSalesforceBody(body)) return undefined
  const { plain, centred } = plainOf(body)
  const { said, started, isCut } = saidIn(plain)
  const roles = rolesOf(said, [...centred, ...plain.slice(0, firstHeader(plain)).split('\n')])
  const turns = said.map(({ speaker, offset, text }): RawTurn => {
    const time = started === undefined || offset === undefined ? undefined : later(started, offset)
    const role = speaker === undefined ? 'system' : roles(speaker)
    return { role, speaker, text, time, offset, channel: 'chat' }
  })
  return { turns, isCut }
}

/** The body as lines, centred ones marked. Breaks of the source, in text those within a sentence, are the export's and become spaces. */
function plainOf(body: string): { plain: string; centred: string[] } {
  const centred: string[] = []
  if (!/<(?:p|div|br|center)\b/i.test(body)) return { plain: body.replace(/\r\n?/g, '\n').replace(/\n(?=\p{Ll})/gu, ' '), centred }
  const marked = body.replace(/\s*[\r\n]+\s*/g, ' ').replace(CENTRED, (_, _block, _centre, inside: string) => {
    const line = htmlToText(inside).replace(/\n/g, ' ')
    centred.push(line)
    return `<br>${MARK}${line.replace(/&/g, '&amp;').replace(/</g, '&lt;')}<br>`
  })
  return { plain: htmlToText(marked), centred }
}

function firstHeader(plain: string): number {
  HEADER.lastIndex = 0
  return HEADER.exec(plain)?.index ?? plain.length
}

const STAMPED = /^[^:]{1,40}:\s*(.*\d{4}.*)$/

function saidIn(plain: string): { said: Said[]; started: string | undefined; isCut: boolean } {
  const headers = [...plain.matchAll(HEADER)]
  const head = plain.slice(0, headers[0]?.index ?? plain.length)
  const stamps = head.split('\n').map(line => stampOf(STAMPED.exec(line.replace(MARK, '').trim())?.[1]))
  const speakers = new Set(headers.map(header => header[4]!.trim()))
  const isEvent = (line: string): boolean => line.startsWith(MARK) || agentsIn(line.trim()).some(name => speakers.has(name))
  const said: Said[] = []
  let isCut = false
  for (const [i, header] of headers.entries()) {
    const offset = Number(header[1] ?? 0) * 3600 + Number(header[2] ?? 0) * 60 + Number(header[3])
    const end = headers[i + 1]?.index ?? plain.length
    const lines = plain.slice(header.index + header[0].length, end).split('\n')
    const own = lines.filter(line => !isEvent(line)).map(line => line.trim())
    // A break within a sentence is the export's.
    let text = own.join('\n').trim()
    if (i === headers.length - 1 && DANGLING.test(text)) {
      text = text.replace(DANGLING, '').trim()
      isCut = true
    }
    if (text !== '') said.push({ speaker: header[4]!.trim(), offset, text })
    for (const line of lines.filter(isEvent)) said.push({ speaker: undefined, offset, text: line.replace(MARK, '').trim() })
  }
  return { said: said.filter(one => one.text !== ''), started: stamps.find(stamp => stamp !== undefined), isCut }
}

const TRANSFERRED = /^Chat Transferred From (.+) To (.+)$/i

function later(started: string, seconds: number): string {
  return new Date(Date.parse(started) + seconds * 1000).toISOString().replace('.000Z', 'Z')
}

/** By the lines that name the agents: `Agent Omar K`, one for each who takes the chat; `Agent (UserFirstName)` names nobody. */
function rolesOf(said: readonly Said[], lines: readonly string[]): (speaker: string) => Role | undefined {
  const events = said.filter(one => one.speaker === undefined).map(one => one.text)
  const named = [...lines, ...events].map(line => line.replace(MARK, '').trim())
  const agents = new Set(named.flatMap(line => agentsIn(line)).map(name => name.toLowerCase()))
  const speakers = [...new Set(said.flatMap(one => one.speaker ?? []))]
  const isAgent = (speaker: string): boolean => {
    const name = speaker.toLowerCase()
    return [...agents].some(agent => agent === name || agent.startsWith(`${name} `) || name.startsWith(`${agent} `))
  }
  const nobody = named.some(line => /^Agent \(.*\)$/i.test(line))
  const known = speakers.filter(isAgent)
  const first = known.length === 0 && nobody ? speakers.find(speaker => speaker !== 'Visitor') : undefined
  return speaker => {
    if (isAgent(speaker) || speaker === first) return 'agent'
    const word = roleWord(speaker)
    if (word === 'bot' || word === 'system') return word
    return speaker === 'Visitor' || known.length > 0 || first !== undefined ? 'customer' : undefined
  }
}

function agentsIn(line: string): readonly string[] {
  const transferred = TRANSFERRED.exec(line)
  if (transferred !== null) return [transferred[1]!.trim(), transferred[2]!.trim()]
  const agent = /^Agent ([^(:].*)$/i.exec(line)
  return agent === null ? [] : [agent[1]!.trim()]
}
