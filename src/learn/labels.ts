import { UserError } from '../errors.ts'
import { isTag, type Severity, type Tag } from '../model/tag.ts'
import { ROLES, type Role, type Turn } from '../model/turn.ts'

/** A turn with what a labeller said of it. */
export interface LabelledTurn extends Turn {
  /** undefined: nobody labelled it, it is context only. */
  readonly tag?: Tag | undefined
  readonly also?: readonly Tag[] | undefined
  readonly severity?: Severity | undefined
  readonly bid?: boolean | undefined
  readonly met?: boolean | null | undefined
}

export interface LabelledConversation {
  readonly id: string
  /** Where it comes from: sources are what is left out to measure honestly. */
  readonly source: string
  readonly turns: readonly LabelledTurn[]
}

interface Draft {
  readonly id: string
  readonly source: string
  readonly turns: LabelledTurn[]
  readonly lines: Map<number, number>
}

/**
 * Labelled NDJSON as the codebook describes it, conversations contiguous or not.
 * Throws UserError with file:line on an unknown tag or role, broken JSON, a missing text, or two labels that contradict each other for one turn.
 */
export function parseLabels(content: string, file: string): LabelledConversation[] {
  const conversations = new Map<string, Draft>()
  content.split('\n').forEach((text, index) => {
    if (text.trim() === '') return
    const place = `${file}:${index + 1}`
    const { conversation, source, turn } = parseLine(text, place)
    const key = JSON.stringify([source, conversation])
    const known: Draft = conversations.get(key) ?? { id: conversation, source, turns: [], lines: new Map() }
    conversations.set(key, known)
    const number = turn.turn >= 0 ? turn.turn : known.turns.length
    const before = known.turns.find(other => other.turn === number)
    if (before && (before.tag !== turn.tag || before.text !== turn.text))
      throw new UserError(
        `${place}: turn ${number} of ${conversation} stands already in line ${known.lines.get(number)} with another label or text; keep one`,
      )
    if (before) return
    known.lines.set(number, index + 1)
    known.turns.push({ ...turn, turn: number })
  })
  return [...conversations.values()].map(({ id, source, turns }) => ({ id, source, turns }))
}

function parseLine(text: string, place: string): { conversation: string; source: string; turn: LabelledTurn } {
  let row: Record<string, unknown>
  try {
    row = JSON.parse(text)
  } catch {
    throw new UserError(`${place}: not a JSON object; labels are one JSON object a line`)
  }
  if (row === null || typeof row !== 'object') throw new UserError(`${place}: not a JSON object; labels are one JSON object a line`)
  if (typeof row.text !== 'string') throw new UserError(`${place}: no text`)
  if (!ROLES.includes(row.role as Role)) throw new UserError(`${place}: role ${JSON.stringify(row.role)} is none of ${ROLES.join(', ')}`)
  if (row.tag !== undefined && row.tag !== null && !isTag(row.tag)) throw new UserError(`${place}: unknown tag ${JSON.stringify(row.tag)}`)
  const source = typeof row.source === 'string' ? row.source : ''
  const also = Array.isArray(row.also) ? row.also.filter(isTag) : []
  const turn: LabelledTurn = {
    turn: typeof row.turn === 'number' ? row.turn : -1,
    role: row.role as Role,
    speaker: typeof row.speaker === 'string' ? row.speaker : '',
    text: row.text,
    ...(isTag(row.tag) ? { tag: row.tag } : {}),
    also,
    severity: [1, 2, 3].includes(row.severity as number) ? (row.severity as Severity) : 0,
    ...(typeof row.bid === 'boolean' ? { bid: row.bid } : {}),
    ...(typeof row.met === 'boolean' ? { met: row.met } : {}),
  }
  return { conversation: String(row.conversation ?? ''), source, turn }
}
