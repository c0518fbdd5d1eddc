import { UserError } from '../errors.ts'
import { isDont, isTag, type Severity, TAGS, type Tag } from '../model/tag.ts'
import { ROLES, type Role, type Turn } from '../model/turn.ts'

export type Sureness = 1 | 2 | 3

/** A turn with what a labeller said of it. */
export interface LabelledTurn extends Turn {
  /** undefined: nobody labelled it, it is context only. */
  readonly tag?: Tag | undefined
  readonly also?: readonly Tag[] | undefined
  /** undefined: nobody named it. */
  readonly severity?: Severity | undefined
  /** How sure the labeller was of the tag: 1 it could well be another, 3 certain; undefined where nobody said. */
  readonly sure?: Sureness | undefined
  readonly bid?: boolean | undefined
  readonly met?: boolean | null | undefined
  /** Reviewers decided differently: it carries nobody's label. */
  readonly disputed?: boolean | undefined
  /** Turns that share it differ in little but their label: a minimal pair. */
  readonly pair?: string | undefined
}

/** One line of labels as an object. */
export function rowOf(text: string, line: string): Record<string, unknown> {
  let row: unknown
  try {
    row = JSON.parse(text)
  } catch {
    row = null
  }
  if (row === null || typeof row !== 'object') throw new UserError(`${line}: not a JSON object; labels are one JSON object a line`)
  return row as Record<string, unknown>
}

/** undefined: nobody labelled it. */
export function tagOf({ tag }: Record<string, unknown>, line: string): Tag | undefined {
  if (tag === undefined || tag === null) return undefined
  if (!isTag(tag)) throw new UserError(`${line}: unknown tag ${JSON.stringify(tag)}; there are: ${TAGS.join(', ')}`)
  return tag
}

/** Whether a customer's turn is a bid, or whether it was met; undefined where nobody said. */
export function saidOf(row: Record<string, unknown>, name: 'bid' | 'met', line: string): boolean | undefined {
  const value = row[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'boolean') throw new UserError(`${line}: "${name}" is ${JSON.stringify(value)}; it is true or false, or left out`)
  return value
}

/** undefined where nobody said, 0 where the tag is no don't. Throws UserError for what is no severity. */
export function severityOf({ severity }: Record<string, unknown>, tag: Tag | undefined, line: string): Severity | undefined {
  if (severity === undefined || severity === null) return undefined
  if (severity !== 0 && severity !== 1 && severity !== 2 && severity !== 3)
    throw new UserError(
      `${line}: "severity" is ${JSON.stringify(severity)}; it is 1 (mild), 2, 3 (severe), 0 where the tag is no don't, or left out`,
    )
  if (tag === undefined) return severity
  return isDont(tag) ? severity || undefined : 0
}

/** The further tags of a turn. */
function alsoOf({ also }: Record<string, unknown>, tag: Tag | undefined, line: string): readonly Tag[] {
  if (also === undefined || also === null) return []
  if (!Array.isArray(also))
    throw new UserError(`${line}: "also" is ${JSON.stringify(also)}; it is a list of tags such as ["contempt"], or left out`)
  const unknown = also.find(tag => !isTag(tag))
  if (unknown !== undefined) throw new UserError(`${line}: unknown tag ${JSON.stringify(unknown)} in "also"; there are: ${TAGS.join(', ')}`)
  return also.filter(one => one !== tag)
}

/** How sure the labeller was; undefined where nobody said. */
export function sureOf({ sure }: Record<string, unknown>, line: string): Sureness | undefined {
  if (sure === undefined || sure === null) return undefined
  if (sure !== 1 && sure !== 2 && sure !== 3)
    throw new UserError(`${line}: "sure" is ${JSON.stringify(sure)}; it is 1 (could well be another), 2 or 3 (certain), or left out`)
  return sure
}

/** What two labellers who agree are sure of: no more than the less sure of them. */
export function lessSure(one: Sureness | undefined, other: Sureness | undefined): Sureness | undefined {
  return one === undefined || other === undefined ? (one ?? other) : (Math.min(one, other) as Sureness)
}

/** Which conversation a line belongs to. */
export function conversationOf({ conversation, source }: Record<string, unknown>): { conversation: string; source: string } {
  return { conversation: String(conversation ?? ''), source: typeof source === 'string' ? source : '' }
}

/** A turn with its words, and where it stands. */
export function parseRow(
  row: Record<string, unknown>,
  line: string,
): { conversation: string; source: string; turn: LabelledTurn; reviewer: string | undefined } {
  if (typeof row.text !== 'string') throw new UserError(`${line}: no "text"; labels are turns with their words (see docs/codebook.md)`)
  if (!ROLES.includes(row.role as Role)) throw new UserError(`${line}: role ${JSON.stringify(row.role)} is none of ${ROLES.join(', ')}`)
  const tag = tagOf(row, line)
  if (tag !== undefined && row.role !== 'agent')
    throw new UserError(`${line}: "tag" beside role "${row.role}"; only an agent's turn carries a tag: take "tag" out, or correct "role"`)
  const [bid, met] = [saidOf(row, 'bid', line), saidOf(row, 'met', line)]
  const sure = sureOf(row, line)
  const severity = severityOf(row, tag, line)
  const turn: LabelledTurn = {
    turn: typeof row.turn === 'number' ? row.turn : -1,
    role: row.role as Role,
    speaker: typeof row.speaker === 'string' ? row.speaker : '',
    text: row.text,
    ...(tag ? { tag } : {}),
    also: alsoOf(row, tag, line),
    ...(severity === undefined ? {} : { severity }),
    ...(tag && sure ? { sure } : {}),
    ...(bid === undefined ? {} : { bid }),
    ...(met === undefined ? {} : { met }),
    ...(typeof row.pair === 'string' ? { pair: row.pair } : {}),
    ...(row.automated === true ? { automated: true } : {}),
    ...(row.internal === true ? { internal: true } : {}),
  }
  const reviewer = typeof row.reviewer === 'string' ? row.reviewer : undefined
  return { ...conversationOf(row), turn, reviewer }
}
