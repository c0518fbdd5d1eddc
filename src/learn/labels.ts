import { UserError } from '../errors.ts'
import type { Severity } from '../model/tag.ts'
import { conversationOf, type LabelledTurn, lessSure, parseRow, rowOf, saidOf, severityOf, sureOf, tagOf } from './label-line.ts'

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
  readonly places: Map<number, { readonly at: number; line: string }>
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
 * A line without `text` labels a turn whose words stand elsewhere: labels can be shared where the words cannot.
 * Lines with a `reviewer` are appended by `saltshaker review`: of each reviewer the last one counts, and where reviewers differ the turn is disputed,
 * not labelled. With `reviewer` only their lines count.
 * Throws UserError with file:line on an unknown tag, role or severity, a tag on a turn that is no agent's, broken JSON, a missing text, a label whose
 * words stand nowhere, or two labels that contradict each other for one turn.
 */
export function parseLabels(files: readonly LabelFile[], reviewer?: string): LabelledConversation[] {
  const conversations = new Map<string, Draft>()
  const apart: LabelApart[] = []
  for (const { name, content } of files) {
    content.split('\n').forEach((text, index) => {
      if (text.trim() === '') return
      const line = `${name}:${index + 1}`
      const row = rowOf(text, line)
      if (row.text === undefined && row.role === undefined && typeof row.turn === 'number') apart.push(apartOf(row, row.turn, line))
      else addLine(conversations, row, line, reviewer)
    })
  }
  // They name no reviewer.
  if (reviewer === undefined) for (const label of apart) attach(conversations, label)
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
      const reviewer = text.includes('"reviewer"') ? rowOf(text, `${name}:${index + 1}`).reviewer : undefined
      if (typeof reviewer === 'string') reviewers.add(reviewer)
    })
  }
  return [...reviewers].sort()
}

/** What a labeller said of a turn: of an agent's its tag, of a customer's whether it is a bid, and whether that was met. */
type Said = Pick<LabelledTurn, 'tag' | 'severity' | 'sure' | 'bid' | 'met'>

/** A label whose words stand in another line. */
interface LabelApart extends Said {
  readonly conversation: string
  readonly source: string
  readonly turn: number
  readonly line: string
}

function apartOf(row: Record<string, unknown>, turn: number, line: string): LabelApart {
  const [tag, bid] = [tagOf(row, line), saidOf(row, 'bid', line)]
  if (row.reviewer !== undefined) throw new UserError(`${line}: a reviewer's decision needs the words it was made on: "text" and "role"`)
  if (tag === undefined && bid === undefined)
    throw new UserError(
      `${line}: neither "text" nor "tag" nor "bid"; a label of words that stand elsewhere names source, conversation, turn, and tag or bid`,
    )
  if (tag !== undefined && bid !== undefined)
    throw new UserError(`${line}: both "tag" and "bid"; an agent's turn carries a tag, a customer's can be a bid: keep one`)
  const said = { tag, severity: severityOf(row, tag, line), sure: sureOf(row, line), bid, met: saidOf(row, 'met', line) }
  return { ...conversationOf(row), ...said, turn, line }
}

function attach(conversations: ReadonlyMap<string, Draft>, { source, conversation, turn, line, ...said }: LabelApart): void {
  const draft = conversations.get(keyOf(source, conversation))
  const which = `${conversation}${source && ` (${source})`}`
  if (!draft) throw new UserError(`${line}: the words of ${which} are in none of the files; name the file that holds them as well`)
  const place = draft.places.get(turn)
  if (!place) throw new UserError(`${line}: ${which} has no turn ${turn}; turns are named by their "turn", or counted from 0`)
  const before = draft.turns[place.at]!
  if (said.tag !== undefined && before.role !== 'agent')
    throw new UserError(`${line}: turn ${turn} of ${which} is the ${before.role}'s, not an agent's; only those carry a tag`)
  if (said.bid !== undefined && before.role !== 'customer')
    throw new UserError(`${line}: turn ${turn} of ${which} is the ${before.role}'s, not a customer's; only those can be a bid`)
  if (contradict(before, said))
    throw new UserError(`${line}: turn ${turn} of ${conversation} is labelled ${labelText(before)} in ${place.line}; keep one`)
  draft.turns[place.at] = together(before, said)
  place.line = line
}

/** Whether two labellers said different things of one turn. Severity counts only where both named it. */
function contradict(one: Said, other: Said): boolean {
  const differs = <T>(a: T | undefined, b: T | undefined): boolean => a !== undefined && b !== undefined && a !== b
  return (
    differs(one.tag, other.tag) ||
    (one.tag !== undefined && other.tag !== undefined && differs(one.severity, other.severity)) ||
    differs(one.bid, other.bid) ||
    differs(one.met, other.met)
  )
}

function together(turn: LabelledTurn, { tag, severity, sure, bid, met }: Said): LabelledTurn {
  return {
    ...turn,
    ...(tag === undefined
      ? {}
      : turn.tag === undefined
        ? { tag, also: turn.also ?? [], severity, sure }
        : { severity: turn.severity ?? severity, sure: lessSure(turn.sure, sure) }),
    ...(bid === undefined ? {} : { bid }),
    ...(met === undefined ? {} : { met }),
  }
}

function labelText({ tag, severity, bid }: LabelledTurn): string {
  if (tag === undefined) return bid ? 'a bid' : 'no bid'
  return severity ? `${tag}, severity ${severity},` : `${tag}`
}

function keyOf(source: string, conversation: string): string {
  return JSON.stringify([source, conversation])
}

function addLine(conversations: Map<string, Draft>, row: Record<string, unknown>, line: string, wanted: string | undefined): void {
  const { conversation, source, turn, reviewer } = parseRow(row, line)
  const key = keyOf(source, conversation)
  const draft: Draft = conversations.get(key) ?? { id: conversation, source, turns: [], places: new Map(), reviews: new Map() }
  conversations.set(key, draft)
  const number = turn.turn >= 0 ? turn.turn : draft.turns.length
  const place = draft.places.get(number)
  const before = place && draft.turns[place.at]
  const isOpinion = reviewer !== undefined
  if (!before) {
    draft.places.set(number, { at: draft.turns.length, line })
    draft.turns.push(
      isOpinion || (wanted !== undefined && isLabelled(turn)) ? unlabelled({ ...turn, turn: number }) : { ...turn, turn: number },
    )
  }
  if (isOpinion && (!before || before.text === turn.text)) {
    if (wanted !== undefined && reviewer !== wanted) return
    const at = draft.places.get(number)!.at
    draft.reviews.set(at, (draft.reviews.get(at) ?? new Map()).set(reviewer, turn))
    return
  }
  if (!before) return
  if (before.text !== turn.text || contradict(before, turn))
    throw new UserError(`${line}: turn ${number} of ${conversation} stands already in ${place.line} with another label or text; keep one`)
  if (wanted === undefined)
    draft.turns[place.at] = turn.tag && !before.tag ? { ...together(turn, before), turn: number } : together(before, turn)
}

/** The turn with what its reviewers agree on. What is taken back, or a comment alone, is no opinion. */
function reviewed(turn: LabelledTurn, opinions: readonly LabelledTurn[]): LabelledTurn {
  const said = opinions.filter(isLabelled)
  const [first, ...others] = said
  if (first === undefined) return turn
  const isDisputed = others.some(({ tag, bid, met }) => tag !== first.tag || bid !== first.bid || met !== first.met)
  if (isDisputed) return { ...unlabelled(turn), disputed: true }
  const severities = said.flatMap(one => (one.severity === undefined ? [] : [one.severity]))
  const severity = severities.length === 0 ? undefined : (Math.min(...severities) as Severity)
  const sure = said.map(one => one.sure).reduce(lessSure)
  return { ...turn, tag: first.tag, also: first.also, severity, sure, bid: first.bid, met: first.met }
}

function isLabelled({ tag, bid }: LabelledTurn): boolean {
  return tag !== undefined || bid !== undefined
}

function unlabelled(turn: LabelledTurn): LabelledTurn {
  return { ...turn, tag: undefined, also: undefined, severity: undefined, sure: undefined, bid: undefined, met: undefined }
}
