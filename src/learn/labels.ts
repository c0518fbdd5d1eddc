import { UserError } from '../errors.ts'
import { isTag, type Severity, TAGS, type Tag } from '../model/tag.ts'
import { ROLES, type Role, type Turn } from '../model/turn.ts'

/** A turn with what a labeller said of it. */
export interface LabelledTurn extends Turn {
  /** undefined: nobody labelled it, it is context only. */
  readonly tag?: Tag | undefined
  readonly also?: readonly Tag[] | undefined
  readonly severity?: Severity | undefined
  readonly bid?: boolean | undefined
  readonly met?: boolean | null | undefined
  /** Reviewers decided differently: it carries nobody's label. */
  readonly disputed?: boolean | undefined
  /** Turns that share it differ in little but their label: a minimal pair. */
  readonly pair?: string | undefined
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
  /** Turn number → where it stands in `turns`, and in which line of which file. */
  readonly places: Map<number, { readonly at: number; readonly line: string }>
  /** Where a turn stands in `turns` → reviewer → what they said last. */
  readonly reviews: Map<number, Map<string, LabelledTurn>>
}

/** A file's name, for messages, and what is in it. */
export interface LabelFile {
  readonly name: string
  readonly content: string
}

/**
 * Labelled NDJSON as the codebook describes it, conversations contiguous or not, one conversation in several files or not.
 * Lines with a `reviewer` are appended by `saltshaker review`: of each reviewer the last one counts, and where reviewers differ the turn is disputed,
 * not labelled. With `reviewer` only their lines count.
 * Throws UserError with file:line on an unknown tag or role, broken JSON, a missing text, or two labels that contradict each other for one turn.
 */
export function parseLabels(files: readonly LabelFile[], reviewer?: string): LabelledConversation[] {
  const conversations = new Map<string, Draft>()
  for (const { name, content } of files) {
    content.split('\n').forEach((text, index) => {
      if (text.trim() !== '') addLine(conversations, text, `${name}:${index + 1}`, reviewer)
    })
  }
  return [...conversations.values()].map(({ id, source, turns, reviews }) => ({
    id,
    source,
    turns: turns.map((turn, at) => {
      const opinions = reviews.get(at)
      return opinions === undefined ? turn : reviewed(turn, [...opinions.values()])
    }),
  }))
}

/** Who reviewed, in the order of code units. Lines that are no labels are `parseLabels`' to refuse. */
export function reviewersIn(files: readonly LabelFile[]): string[] {
  const reviewers = new Set<string>()
  for (const { name, content } of files) {
    content.split('\n').forEach((text, index) => {
      const reviewer = text.includes('"reviewer"') ? parseLine(text, `${name}:${index + 1}`).reviewer : undefined
      if (reviewer !== undefined) reviewers.add(reviewer)
    })
  }
  return [...reviewers].sort()
}

function addLine(conversations: Map<string, Draft>, text: string, line: string, wanted: string | undefined): void {
  const { conversation, source, turn, reviewer } = parseLine(text, line)
  const key = JSON.stringify([source, conversation])
  const draft: Draft = conversations.get(key) ?? { id: conversation, source, turns: [], places: new Map(), reviews: new Map() }
  conversations.set(key, draft)
  const number = turn.turn >= 0 ? turn.turn : draft.turns.length
  const place = draft.places.get(number)
  const before = place && draft.turns[place.at]
  const isOpinion = reviewer !== undefined
  if (!before) {
    draft.places.set(number, { at: draft.turns.length, line })
    draft.turns.push(isOpinion || (wanted !== undefined && turn.tag) ? unlabelled({ ...turn, turn: number }) : { ...turn, turn: number })
  }
  if (isOpinion && (!before || before.text === turn.text)) {
    if (wanted !== undefined && reviewer !== wanted) return
    const at = draft.places.get(number)!.at
    draft.reviews.set(at, (draft.reviews.get(at) ?? new Map()).set(reviewer, turn))
    return
  }
  if (!before) return
  if (before.text !== turn.text || (before.tag && turn.tag && before.tag !== turn.tag))
    throw new UserError(`${line}: turn ${number} of ${conversation} stands already in ${place.line} with another label or text; keep one`)
  if (turn.tag && !before.tag) draft.turns[place.at] = { ...turn, turn: number }
}

/** The turn with what its reviewers agree on. What is taken back, or a comment alone, is no opinion. */
function reviewed(turn: LabelledTurn, opinions: readonly LabelledTurn[]): LabelledTurn {
  const said = opinions.filter(({ tag, bid }) => tag !== undefined || bid !== undefined)
  const [first, ...others] = said
  if (first === undefined) return turn
  const isDisputed = others.some(({ tag, bid, met }) => tag !== first.tag || bid !== first.bid || met !== first.met)
  if (isDisputed) return { ...unlabelled(turn), disputed: true }
  const severity = Math.min(...said.map(one => one.severity ?? 0)) as Severity
  return { ...turn, tag: first.tag, also: first.also, severity, bid: first.bid, met: first.met }
}

function unlabelled({ tag: _, also: __, severity: ___, bid: ____, met: _____, ...turn }: LabelledTurn): LabelledTurn {
  return turn
}

function parseLine(
  text: string,
  place: string,
): { conversation: string; source: string; turn: LabelledTurn; reviewer: string | undefined } {
  let row: Record<string, unknown>
  try {
    row = JSON.parse(text)
  } catch {
    throw new UserError(`${place}: not a JSON object; labels are one JSON object a line`)
  }
  if (row === null || typeof row !== 'object') throw new UserError(`${place}: not a JSON object; labels are one JSON object a line`)
  if (typeof row.text !== 'string') throw new UserError(`${place}: no "text"; labels are turns with their words (see the codebook)`)
  if (!ROLES.includes(row.role as Role)) throw new UserError(`${place}: role ${JSON.stringify(row.role)} is none of ${ROLES.join(', ')}`)
  if (row.tag !== undefined && row.tag !== null && !isTag(row.tag))
    throw new UserError(`${place}: unknown tag ${JSON.stringify(row.tag)}; there are: ${TAGS.join(', ')}`)
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
    ...(typeof row.pair === 'string' ? { pair: row.pair } : {}),
    ...(row.automated === true ? { automated: true } : {}),
    ...(row.internal === true ? { internal: true } : {}),
  }
  const reviewer = typeof row.reviewer === 'string' ? row.reviewer : undefined
  return { conversation: String(row.conversation ?? ''), source, turn, reviewer }
}
