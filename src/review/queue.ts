import { comparePrecedence, type Severity, type Tag } from '../model/tag.ts'
import type { Finding, FindingKind } from '../reporters/page/page-data.ts'
import { type Place, placeKey } from './decision.ts'

export const ORDERS = ['worst', 'unsure'] as const
export type Order = (typeof ORDERS)[number]

/** Which findings are asked for; what is undefined does not matter. */
export interface QueueFilter {
  readonly status?: 'todo' | 'done' | undefined
  readonly kind?: FindingKind | undefined
  readonly agent?: string | undefined
  readonly tag?: Tag | undefined
  /** At least. */
  readonly severity?: Severity | undefined
  /** At least, 0 to 1. */
  readonly confidence?: number | undefined
  readonly canned?: boolean | undefined
  /** In the turn, in any case of letters. */
  readonly text?: string | undefined
  readonly order?: Order | undefined
}

/** The place that a finding's decision belongs to. */
export function placeOf({ source, conversation, turn, kind }: Finding): Place {
  return { source, conversation, turn, subject: kind === 'missed' ? 'bid' : 'tag' }
}

const keys = new WeakMap<Finding, string>()

/** The key of a finding's place; made once, for a queue is asked for often. */
export function keyOfFinding(finding: Finding): string {
  const known = keys.get(finding)
  if (known !== undefined) return known
  const key = placeKey(placeOf(finding))
  keys.set(finding, key)
  return key
}

/** The findings asked for, in the order in which they are given. `isDone` knows what was decided already; `textOf` gives a turn's whole text. */
export function selectFindings(
  findings: readonly Finding[],
  { status, kind, agent, tag, severity = 0, confidence = 0, canned, text = '' }: QueueFilter,
  isDone: (placeKey: string) => boolean,
  textOf: (finding: Finding) => string,
): Finding[] {
  const wanted = text.trim().toLowerCase()
  return findings.filter(
    finding =>
      (kind === undefined || finding.kind === kind) &&
      (agent === undefined || finding.agent === agent) &&
      (tag === undefined || finding.tag === tag) &&
      finding.severity >= severity &&
      finding.confidence >= confidence &&
      (canned === undefined || (finding.canned === true) === canned) &&
      (status === undefined || isDone(keyOfFinding(finding)) === (status === 'done')) &&
      (wanted === '' || textOf(finding).toLowerCase().includes(wanted)),
  )
}

/** The findings in the order asked for. Sorting costs more than all the filtering: once, not at every question. */
export function inOrder(findings: readonly Finding[], order: Order): Finding[] {
  return [...findings].sort(COMPARE[order])
}

const KIND_RANK: Readonly<Record<FindingKind, number>> = { said: 0, possible: 1, missed: 2, sample: 3 }

function worstFirst(a: Finding, b: Finding): number {
  return (
    KIND_RANK[a.kind] - KIND_RANK[b.kind] ||
    b.severity - a.severity ||
    b.confidence - a.confidence ||
    comparePrecedence(b.tag ?? 'neutral', a.tag ?? 'neutral') ||
    byPlace(a, b)
  )
}

function leastCertainFirst(a: Finding, b: Finding): number {
  return Math.abs(a.confidence - 0.5) - Math.abs(b.confidence - 0.5) || byPlace(a, b)
}

function byPlace(a: Finding, b: Finding): number {
  return compare(a.source, b.source) || compare(a.conversation, b.conversation) || a.turn - b.turn
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const COMPARE: Readonly<Record<Order, (a: Finding, b: Finding) => number>> = { worst: worstFirst, unsure: leastCertainFirst }
