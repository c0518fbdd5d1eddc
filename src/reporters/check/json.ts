import type { Accepted, BaselineCheck, Finding, Measured, RegressionCheck, Subject, ThresholdCheck, Verdict } from '../../model/verdict.ts'
import { clean, escapeJson } from '../escape.ts'
import { cleaned, showWords } from '../moment.ts'
import { statusOf } from './check-text.ts'
import { listed } from './finding-text.ts'
import type { CheckContext, CheckReporter } from './reporter.ts'
import { countsOf } from './summary.ts'

/** Raised when a field changes its meaning or goes; new fields do not raise it. */
export const SCHEMA_VERSION = 1

export const json: CheckReporter = {
  name: 'json',
  title: 'JSON with every check, its figures and what decided',
  extension: 'json',
  render: (verdict, context) => `${escapeJson(JSON.stringify(toJson(verdict, context), undefined, 2))}\n`,
}

function toJson(verdict: Verdict, context: CheckContext): unknown {
  const { findings, fail } = listed(verdict)
  return {
    schemaVersion: SCHEMA_VERSION,
    version: context.version,
    passed: verdict.passed,
    counts: countsOf(verdict),
    thresholds: verdict.thresholds.map(thresholdOf),
    regressions: verdict.regressions.map(regressionOf),
    baseline: verdict.baseline === undefined ? null : baselineOf(verdict.baseline, context),
    findings: findings.map(finding => ({ new: fail, ...findingOf(finding, context) })),
    notices: context.notices.map(({ kind, source, line, message }) => ({ kind, source, line, message: context.mask(clean(message)) })),
  }
}

function thresholdOf(check: ThresholdCheck): object {
  const { threshold, metric, unit, subject, condition, override, level, outcome, note } = check
  return {
    threshold,
    metric,
    unit,
    subject: subjectOf(subject),
    condition,
    override: override ?? null,
    ...measuredOf(check),
    level,
    outcome,
    status: statusOf(check),
    note,
  }
}

function regressionOf(check: RegressionCheck): object {
  const { metric, subject, now, before, against, margin, p, level, outcome, note } = check
  return {
    metric,
    subject: subjectOf(subject),
    against,
    now: measuredOf(now),
    before: measuredOf(before),
    margin,
    p: p === undefined ? null : Number(p.toPrecision(4)),
    level,
    outcome,
    status: statusOf(check),
    note,
  }
}

function subjectOf({ kind, key, label }: Subject): object {
  return { kind, key, label }
}

function measuredOf({ value, n, cases, low, high }: Measured): object {
  return { value: rounded(value), n, cases, low: rounded(low), high: rounded(high) }
}

function baselineOf({ file, fresh, accepted, stale, expired }: BaselineCheck, { mask }: CheckContext): object {
  const entry = (one: Accepted): object => ({
    ...one,
    reason: one.reason === undefined ? null : mask(clean(one.reason)),
    until: one.until ?? null,
  })
  return { file, new: fresh.length, accepted, stale: stale.map(entry), expired: expired.map(entry) }
}

function findingOf({ fingerprint, moment, label, channel }: Finding, { mask, advice }: CheckContext): object {
  const { text, evidence, before } = showWords(cleaned(moment), mask)
  const { source, conversation, turn, agent, time, decision } = moment
  return {
    fingerprint,
    source,
    conversation,
    turn,
    agent,
    name: label,
    channel: channel ?? null,
    time: time ?? null,
    tag: decision.tag,
    also: decision.also,
    severity: decision.severity,
    confidence: rounded(decision.confidence),
    before,
    text,
    evidence: evidence.map(({ start, end, text, cue, why }) => ({ start, end, text, cue, why, instead: advice(cue) })),
  }
}

/** Four decimals, as in the JSON of `report`. */
function rounded(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 10_000) / 10_000 + 0
}
