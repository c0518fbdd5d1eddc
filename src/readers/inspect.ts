import type { Notice } from '../model/reading.ts'
import type { Conversation, Role, Turn } from '../model/turn.ts'
import type { Detection } from './detect.ts'
import type { Input } from './inputs.ts'
import { type InputOptions, readOne } from './read-one.ts'
import type { Fields } from './reader.ts'
import { keyOf, ledger } from './role-ledger.ts'
import { type Verdict, verdictsOf } from './role-verdict.ts'
import { DECIDED_ON } from './roles.ts'
import { toldBy, withRoles } from './told-roles.ts'

/** What was understood of an input, and why. */
export interface Inspection {
  readonly source: string
  /** Undefined where no format was recognised; `notices` say why. */
  readonly format?: { readonly name: string; readonly title: string; readonly why: string } | undefined
  /** All formats with their score, best first. */
  readonly scores: Detection['scores']
  /** Columns and what is read from them, where the format has such. */
  readonly fields?: Fields | undefined
  readonly conversations: number
  readonly turns: number
  /** The most talkative first within their role: agents, customers, bots, system, unknown. At most 100. */
  readonly speakers: readonly InspectedSpeaker[]
  /** The first 5 turns, with their roles. */
  readonly first: readonly (Turn & { readonly conversation: string })[]
  /** Equal notices once, with their count. At most 100 kinds. */
  readonly notices: readonly (Notice & { readonly count: number })[]
}

export interface InspectedSpeaker extends Verdict {
  readonly speaker: string
  readonly speakerId?: string | undefined
  readonly turns: number
}

const FIRST = 5
const MOST = 100
const ROLE_ORDER: readonly Role[] = ['agent', 'customer', 'bot', 'system', 'unknown']
/** Distinct speakers and notices that are counted apart. */
const COUNTED = 100_000

/** Reads the whole input, and says what was understood. Throws nothing that is the input's fault. */
export async function inspectInput(input: Input, options: InputOptions = {}): Promise<Inspection> {
  const told = toldBy(options)
  const known = ledger()
  const waiting: { conversation: Conversation; raw: Conversation }[] = []
  const speakers = speakerTable()
  const notices = new Map<string, Notice & { count: number }>()
  let recognised: Pick<Inspection, 'format' | 'scores' | 'fields'> = { scores: [] }
  let [conversations, turns, size] = [0, 0, 0]
  const first: (Turn & { conversation: string })[] = []
  const take = (conversation: Conversation, raw: Conversation): void => {
    const verdicts = verdictsOf(conversation, known)
    const verdictOf = (turn: Turn): Verdict | undefined => verdicts.get(keyOf(turn, conversation))
    const result = withRoles(conversation, turn => (turn.role === 'unknown' ? verdictOf(turn)?.role : undefined))
    for (const [i, turn] of result.turns.entries()) {
      const before = raw.turns[i]!
      speakers.add(turn, conversation.turns[i]!.role === 'unknown' ? verdictOf(before) : explicit(turn, before))
      if (first.length < FIRST) first.push({ conversation: conversation.id, ...turn })
    }
  }
  const readings = readOne(input, options, (detection, head) => {
    const { reader, why, scores } = detection
    recognised = { format: { name: reader.name, title: reader.title, why }, scores, fields: reader.fieldsOf?.(head, options) }
  })
  for await (const reading of readings) {
    if ('notice' in reading) {
      const { kind, message } = reading.notice
      const entry = notices.get(`${kind} ${message}`)
      if (entry !== undefined) entry.count++
      else if (notices.size < COUNTED) notices.set(`${kind} ${message}`, { ...reading.notice, count: 1 })
      continue
    }
    const raw = reading.conversation
    const conversation = told === undefined ? raw : withRoles(raw, told)
    conversations++
    turns += raw.turns.length
    known.add(conversation)
    if (size >= DECIDED_ON) take(conversation, raw)
    else {
      waiting.push({ conversation, raw })
      for (const turn of raw.turns) size += turn.text.length
      if (size >= DECIDED_ON) for (const one of waiting.splice(0)) take(one.conversation, one.raw)
    }
  }
  for (const one of waiting) take(one.conversation, one.raw)
  const listed = [...notices.values()].sort((a, b) => b.count - a.count || (a.line ?? 0) - (b.line ?? 0)).slice(0, MOST)
  return { source: input.name, ...recognised, conversations, turns, speakers: speakers.list(), first, notices: listed }
}

function explicit(turn: Turn, before: Turn): Verdict {
  const reason = turn.role === before.role ? 'told by the data' : 'told by an option'
  return { role: turn.role, confidence: 1, reason }
}

function speakerTable() {
  const rows = new Map<string, InspectedSpeaker & { turns: number }>()
  return {
    add: (turn: Turn, verdict: Verdict = { role: turn.role, confidence: 0, reason: 'nothing tells' }): void => {
      const key = `${turn.role} ${turn.speakerId ?? ''} ${turn.speaker}`
      const row = rows.get(key)
      if (row !== undefined) row.turns++
      else if (rows.size < COUNTED)
        rows.set(key, { speaker: turn.speaker, speakerId: turn.speakerId, turns: 1, ...verdict, role: turn.role })
    },
    list: (): readonly InspectedSpeaker[] =>
      [...rows.values()]
        .sort((a, b) => ROLE_ORDER.indexOf(a.role) - ROLE_ORDER.indexOf(b.role) || b.turns - a.turns || (a.speaker < b.speaker ? -1 : 1))
        .slice(0, MOST),
  }
}
