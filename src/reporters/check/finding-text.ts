import type { Accepted, Finding, Verdict } from '../../model/verdict.ts'
import { cellsOf, shorten } from '../cells.ts'
import { clean } from '../escape.ts'
import { cleaned, showWords } from '../moment.ts'
import { plain } from '../pretty-moments.ts'
import { labelText } from './check-text.ts'
import type { CheckContext } from './reporter.ts'

export const SEVERITIES = ['', 'mild', 'clear', 'severe'] as const

/** The findings that a reporter lists: against a baseline those that are new, and each fails the check; else all, as notes. */
export function listed({ baseline, findings }: Verdict): { readonly findings: readonly Finding[]; readonly fail: boolean } {
  return baseline === undefined ? { findings, fail: false } : { findings: baseline.fresh, fail: true }
}

/** A finding in words, clean and masked, each a single line; escaping is the format's. */
export interface ShownFinding {
  /** `stonewalling, clear, 0.90` */
  readonly what: string
  readonly agent: string
  readonly source: string
  readonly conversation: string
  readonly turn: number
  /** `night.csv, conversation 12, turn 7` */
  readonly place: string
  /** The agent's words, around the evidence where they are long. */
  readonly quote: string
  /** The customer's words before; '' where there are none. */
  readonly before: string
  /** The words that spoke. */
  readonly evidence: readonly string[]
  readonly why: readonly string[]
  readonly instead: readonly string[]
}

/** Of a quote, in UTF-16 units: one that is longer is not read in a list of problems. */
const LONGEST_QUOTE = 300

export function shownFinding({ moment, label }: Finding, { mask, advice }: Pick<CheckContext, 'mask' | 'advice'>): ShownFinding {
  const { text, evidence, before } = showWords(cleaned(moment), mask)
  const { tag, severity, confidence } = moment.decision
  const [source, conversation] = [clean(moment.source), clean(moment.conversation)]
  return {
    what: [tag, SEVERITIES[severity], confidence.toFixed(2)].filter(part => part !== '').join(', '),
    agent: labelText(label),
    source,
    conversation,
    turn: moment.turn,
    place: `${source}, conversation ${conversation}, turn ${moment.turn}`,
    quote: text.length <= LONGEST_QUOTE ? text : plain(shorten(cellsOf(text, evidence), LONGEST_QUOTE)),
    before: before.length <= LONGEST_QUOTE ? before : plain(shorten(cellsOf(before), LONGEST_QUOTE, 'end')),
    evidence: [...new Set(evidence.map(one => one.text))],
    why: [...new Set(evidence.map(({ why, cue }) => clean(`${why} (${cue})`)))],
    instead: [...new Set(evidence.flatMap(({ cue }) => advice(cue) ?? []))].map(clean),
  }
}

/** The same as labelled lines, for formats of plain text. */
export function findingLines({ before, quote, evidence, why, instead }: ShownFinding): readonly string[] {
  return [
    ...(before === '' ? [] : [`Customer: “${before}”`]),
    `Agent: “${quote}”`,
    ...(evidence.length === 0 ? [] : [`Evidence: ${evidence.map(words => `“${words}”`).join(', ')}`]),
    ...why.map(reason => `Why: ${reason}`),
    ...instead.slice(0, 2).map(words => `Instead: ${words}`),
  ]
}

/** How often the same was listed before each: 0 for most, more where words were repeated in one conversation. */
export function repeats(listed: readonly Pick<Finding, 'fingerprint'>[]): readonly number[] {
  const seen = new Map<string, number>()
  return listed.map(({ fingerprint }) => {
    const before = seen.get(fingerprint) ?? 0
    seen.set(fingerprint, before + 1)
    return before
  })
}

/** `conversation 12: stonewalling, clear, twice accepted until 2026-12-31 (macro, is being rewritten)` */
export function acceptedText({ conversation, tag, severity, count, reason, until }: Accepted, mask: CheckContext['mask']): string {
  const times = count === 1 ? '' : `, ${count} times`
  const why = reason === undefined ? '' : ` (${mask(clean(reason))})`
  return `conversation ${clean(conversation)}: ${tag}, ${SEVERITIES[severity]}${times}${until === undefined ? '' : `, until ${clean(until)}`}${why}`
}
