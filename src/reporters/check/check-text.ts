import { createHash } from 'node:crypto'
import type { RegressionCheck, ThresholdCheck, Verdict } from '../../model/verdict.ts'
import { cellsOf, shorten } from '../cells.ts'
import { clean } from '../escape.ts'
import { plain } from '../pretty-moments.ts'
import { seenText } from './figures.ts'

export type Check = ThresholdCheck | RegressionCheck

/** How a check ended for whoever reads it: one of level `warn` that failed is a warning. */
export type Status = 'passed' | 'failed' | 'warning' | 'unknown'

export function statusOf({ outcome, level }: Check): Status {
  return outcome === 'failed' && level === 'warn' ? 'warning' : outcome
}

/** Thresholds, then comparisons, as in the verdict. */
export function checksOf({ thresholds, regressions }: Verdict): readonly Check[] {
  return [...thresholds, ...regressions]
}

/** What was to hold: `stonewalling.rate{agent} < 2%`, `stonewalling.rate against 2026-11-19`. */
export function ruleOf(check: Check): string {
  return clean(check.kind === 'threshold' ? check.threshold : `${check.metric} against ${check.against}`)
}

/** Of a name, in UTF-16 units: some exports hold whole addresses in it. */
const LONGEST_NAME = 60

export function labelText(label: string): string {
  const name = clean(label).trim()
  return (name.length <= LONGEST_NAME ? name : plain(shorten(cellsOf(name), LONGEST_NAME))) || '(no name)'
}

/** What was seen, without the subject: `10% (95 % 4.7–20%, 60 turns)`, with the earlier figures of a comparison. */
export function seenOf(check: Check): string {
  if (check.kind === 'threshold') return check.value === undefined ? '' : seenText(check, check.unit)
  const { now, before } = check
  return `${seenText(now, 'share')}, before ${seenText(before, 'share')}`
}

/** What decided, beyond the rule and the figures: an override, a chance, a note; '' where nothing else did. */
export function reasonOf(check: Check): string {
  const parts =
    check.kind === 'threshold'
      ? [check.override === undefined ? '' : `${check.condition} by the override for ${check.override}`, check.note]
      : [`margin ${pointsText(check.margin)}`, check.p === undefined ? '' : chanceText(check.p), check.note]
  return clean(parts.filter(part => part !== '').join('; '))
}

/** The whole check in one sentence. */
export function sentenceOf(check: Check): string {
  const seen = seenOf(check)
  const said = check.kind === 'threshold' ? `${check.metric} must be ${check.condition}` : `${check.metric} must not rise`
  const reason = reasonOf(check)
  return clean(`${labelText(check.subject.label)}: ${said}${seen === '' ? '' : `, is ${seen}`}${reason === '' ? '' : ` – ${reason}`}`)
}

/** Of what is checked, not of what was seen: the same every night. 128 bits, hexadecimal. */
export function checkFingerprint(check: Check): string {
  const rule = check.kind === 'threshold' ? check.threshold : check.metric
  const parts = [check.kind, rule, check.subject.kind, check.subject.key]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}

function pointsText(share: number): string {
  const points = Math.round(share * 10_000) / 100
  return `${points} ${points === 1 ? 'point' : 'points'}`
}

function chanceText(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`
}
