import type { MissedBid, Moment } from '../model/report.ts'
import { comparePrecedence } from '../model/tag.ts'
import type { Evidence } from '../model/tagged.ts'

/** Compares by UTF-16 code units: the same order on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The worst (or surest) first. Total: moments that compare as equal are the same in every field, so no input order shows. */
export function compareMoments(a: Moment, b: Moment): number {
  return (
    b.decision.severity - a.decision.severity ||
    b.decision.confidence - a.decision.confidence ||
    comparePrecedence(b.decision.tag, a.decision.tag) ||
    compareText(a.source, b.source) ||
    compareText(a.conversation, b.conversation) ||
    a.turn - b.turn ||
    compareText(a.agent, b.agent) ||
    compareText(JSON.stringify(a), JSON.stringify(b))
  )
}

/** The likeliest suspicion first; total as well. */
export function comparePossible(a: Moment, b: Moment): number {
  return (b.decision.possible?.confidence ?? 0) - (a.decision.possible?.confidence ?? 0) || compareMoments(a, b)
}

/** The surest missed bid first; total as well. */
export function compareMissed(a: MissedBid, b: MissedBid): number {
  return (
    b.confidence - a.confidence ||
    compareText(a.source, b.source) ||
    compareText(a.conversation, b.conversation) ||
    a.turn - b.turn ||
    compareText(JSON.stringify(a), JSON.stringify(b))
  )
}

/** Puts the moment in its place and drops what is beyond the limit. */
export function keepTop<M extends object>(kept: M[], moment: M, limit: number, compare: (a: M, b: M) => number): void {
  let place = kept.length
  while (place > 0 && compare(moment, kept[place - 1]!) < 0) place--
  if (place >= limit) return
  kept.splice(place, 0, own(moment))
  if (kept.length > limit) kept.length = limit
}

/** The same in memory of its own: a string cut out of a chunk of the input would keep the whole chunk alive as long as the report. */
export function own<M extends object>(moment: M): M {
  return JSON.parse(JSON.stringify(moment)) as M
}

/** UTF-16 units of a turn that a report keeps; a 1 MB turn must not live as long as the report. */
const LONGEST = 2000

/** The text and its decision, cut around the first evidence where it is longer than a report keeps. */
export function excerpt<D extends { readonly evidence: readonly Evidence[] }>(
  text: string,
  decision: D,
): { readonly text: string; readonly decision: D } {
  if (text.length <= LONGEST) return { text, decision }
  const first = Math.min(text.length, ...decision.evidence.slice(0, 1).map(e => e.start))
  const begin = whole(text, Math.max(0, Math.min(first === text.length ? 0 : first - LONGEST / 4, text.length - LONGEST)))
  const from = Math.min(first, afterNumber(text, begin))
  const to = beforeNumber(text, whole(text, Math.min(text.length, begin + LONGEST)))
  const evidence: Evidence[] = []
  for (const e of decision.evidence) {
    const start = Math.max(e.start, from) - from
    const end = Math.min(e.end, to) - from
    if (start < end) evidence.push({ ...e, start, end, text: text.slice(start + from, end + from) })
  }
  return { text: text.slice(from, to), decision: { ...decision, evidence } }
}

/** The last words of a customer's turn, as far as a report keeps them. */
export function lastWords(text: string): string {
  return text.length <= LONGEST / 2 ? text : text.slice(afterNumber(text, whole(text, text.length - LONGEST / 2)))
}

/** The first words of an agent's answer, as far as a report keeps them. */
export function firstWords(text: string): string {
  return text.length <= LONGEST / 2 ? text : text.slice(0, beforeNumber(text, whole(text, LONGEST / 2)))
}

// Half a card number, or half an address, is one that no mask knows. What is longer is no such thing.
const LONGEST_NUMBER = 64

/** Where a cut at an offset moves back to, so that it splits no word and no number. */
function beforeNumber(text: string, offset: number): number {
  if (offset >= text.length) return offset
  const near = text.slice(Math.max(0, offset - LONGEST_NUMBER), offset)
  const cut = /[\d\s().+/-]*\S*$/.exec(near)![0].length
  return cut === near.length ? offset : offset - cut
}

/** Where a cut at an offset moves on to, so that it splits no word and no number. */
function afterNumber(text: string, offset: number): number {
  if (offset === 0) return 0
  const near = text.slice(offset, offset + LONGEST_NUMBER)
  const cut = /^\S*[\d\s().+/-]*/.exec(near)![0].length
  return cut === near.length ? offset : offset + cut
}

/** An offset that does not split a surrogate pair. */
function whole(text: string, offset: number): number {
  const unit = text.charCodeAt(offset)
  return unit >= 0xdc00 && unit <= 0xdfff && offset > 0 ? offset - 1 : offset
}
