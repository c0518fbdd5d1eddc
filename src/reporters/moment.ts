import type { Moment } from '../model/report.ts'
import type { Evidence } from '../model/tagged.ts'
import { clean, cleanSpans } from './escape.ts'
import { maskSpans } from './mask.ts'

/** What is shown of a turn's words: personal data hidden, evidence on the words that are left. */
export interface ShownWords {
  readonly text: string
  readonly evidence: readonly Evidence[]
  readonly before: string
  /** The turn that took it back; undefined where none did. */
  readonly repair: Moment['repair']
}

/** Hides personal data with the mask that the context gives. */
export function showWords(moment: Moment, mask: (text: string) => string): ShownWords {
  const { text, decision, before, repair } = moment
  return {
    ...maskEvidence(text, decision.evidence, mask),
    before: mask(before),
    repair: repair && { ...repair, text: mask(repair.text) },
  }
}

/** A text and its evidence, personal data hidden. */
export function maskEvidence(
  text: string,
  evidence: readonly Evidence[],
  mask: (text: string) => string,
): Pick<ShownWords, 'text' | 'evidence'> {
  const masked = mask(text)
  if (masked === text) return { text, evidence }
  const moved = maskSpans(text, evidence)
  // A mask that is not ours: its offsets are unknown, so only evidence that is still there word for word is pointed at.
  const spans =
    moved.text === masked
      ? moved.spans
      : evidence.flatMap(e => {
          const words = mask(e.text)
          const start = masked.indexOf(words)
          return start < 0 || words === '' ? [] : [{ ...e, start, end: start + words.length }]
        })
  return { text: masked, evidence: spans.map(e => ({ ...e, text: masked.slice(e.start, e.end) })) }
}

/** What is to be shown of a suspected don't: the words that speak for it, not those for the tag that was given. */
export function suspected(moment: Moment): Moment {
  const { decision } = moment
  return decision.possible === undefined ? moment : { ...moment, decision: { ...decision, evidence: decision.possible.evidence ?? [] } }
}

/** Cleaned before it is masked: an invisible character inside a card number must not hide it from the mask. */
export function cleaned(moment: Moment): Moment {
  const { text, spans } = cleanSpans(moment.text, moment.decision.evidence)
  const repair = moment.repair && { ...moment.repair, text: clean(moment.repair.text) }
  return { ...moment, text, before: clean(moment.before), decision: { ...moment.decision, evidence: spans }, repair }
}

/** Key of the agent → moments, in their order. */
export function groupByAgent(moments: readonly Moment[]): ReadonlyMap<string, readonly Moment[]> {
  const groups = new Map<string, Moment[]>()
  for (const moment of moments) {
    const group = groups.get(moment.agent)
    if (group === undefined) groups.set(moment.agent, [moment])
    else group.push(moment)
  }
  return groups
}
