import { UserError } from '../errors.ts'
import type { Report } from '../model/report.ts'
import { isDont } from '../model/tag.ts'
import type { Finding, Verdict } from '../model/verdict.ts'
import { isNamed, wildcard } from '../model/wildcard.ts'
import { type Baseline, compareBaseline } from './baseline.ts'
import { MARGIN } from './defaults.ts'
import { judge } from './judge.ts'
import { type Earlier, regressions } from './regression.ts'
import type { Selector } from './selector.ts'
import { subjectsOf } from './subjects.ts'
import type { Confidence, Threshold } from './threshold.ts'

/** A night as the gates see it. */
export interface Night {
  readonly report: Report
  /** Of the channels that the thresholds' selectors name, by pattern. */
  readonly channels: ReadonlyMap<string, Report>
  /** Every said don't, in a total order. */
  readonly findings: readonly Finding[]
  /** The last day on which somebody spoke, ISO date; undefined where no turn is dated. */
  readonly day: string | undefined
}

export interface Gates {
  /** Subjects with fewer tagged turns are not judged. */
  readonly minTurns: number
  readonly confidence: Confidence
  readonly thresholds: readonly Threshold[]
  readonly baseline?: { readonly file: string; readonly content: Baseline } | undefined
  readonly against?: Earlier | undefined
  /** The rise of a don't rate that is let pass, as a share. */
  readonly margin?: number | undefined
  /** Whether selectors may pick nobody. */
  readonly allowEmpty: boolean
}

/**
 * The one place that decides whether a night passes. With a baseline, what it accepts counts in no threshold and no comparison, and everything
 * else fails. Throws UserError where a threshold's selector picks nobody, and where the night was collected without the channel of a threshold.
 */
export function verdictOf(night: Night, gates: Gates): Verdict {
  const result = gates.baseline && compareBaseline(gates.baseline.content, night.findings, gates.baseline.file, night.day)
  const accepted = night.findings.filter((_, index) => result?.isAccepted[index])
  const forgiven = (report: Report, inScope: (finding: Finding) => boolean): Report => without(report, accepted.filter(inScope))
  const report = forgiven(night.report, () => true)
  const channel = (pattern: string): Report => {
    const isOfIt = wildcard(pattern)
    return forgiven(inChannel(night, pattern), one => isNamed(one.channel, isOfIt))
  }
  if (!gates.allowEmpty) for (const threshold of gates.thresholds) mustPick(threshold, night)
  const thresholds = gates.thresholds.flatMap(threshold => judge(threshold, report, { ...gates, channel }))
  const risen =
    gates.against === undefined
      ? []
      : regressions(Object.values(report.agents), gates.against, { margin: gates.margin ?? MARGIN, minTurns: gates.minTurns })
  const failed = [...thresholds, ...risen].some(({ outcome, level }) => outcome === 'failed' && level === 'error')
  const fresh = result?.check.fresh.length ?? 0
  return { passed: !failed && fresh === 0, thresholds, regressions: risen, baseline: result?.check, findings: night.findings }
}

/** A channel in which nobody spoke has an empty report; without any, nobody knows what was said in it. */
function inChannel({ channels }: Night, pattern: string): Report {
  const report = channels.get(pattern)
  if (report !== undefined) return report
  throw new UserError(`{channel:${pattern}}: the night was collected without this channel: give nightOn the thresholds that verdictOf gets`)
}

function mustPick(threshold: Threshold, night: Night): void {
  const { selector } = threshold
  if (!isThere(selector, night))
    throw new UserError(`${selector.text} of "${threshold.text}" picks nobody in this input: check the name, or pass --allow-empty`)
}

/** A sentence for each override that picks nobody: of those whom it is for, nobody need work every night. None where selectors may be empty. */
export function idleOverrides(night: Night, { thresholds, allowEmpty }: Pick<Gates, 'thresholds' | 'allowEmpty'>): readonly string[] {
  if (allowEmpty) return []
  return thresholds.flatMap(({ selector, overrides, text }) =>
    overrides
      .filter(one => !isThere(one.selector, night, scopeOf(selector, night)))
      .map(one => `the override ${one.selector.text} of "${text}" picks nobody in this input: check the name if somebody should be there`),
  )
}

function scopeOf({ patterns: { channel } }: Selector, night: Night): Report {
  return channel === undefined ? night.report : inChannel(night, channel)
}

function isThere(selector: Selector, night: Night, scope = scopeOf(selector, night)): boolean {
  return selector.text === '' || subjectsOf(selector, scope, night.report).some(({ agents }) => agents.some(({ turns }) => turns > 0))
}

/** The report as if these don'ts had been neutral. */
function without(report: Report, findings: readonly Finding[]): Report {
  if (findings.length === 0) return report
  const agents = { ...report.agents }
  for (const { moment, isRepaired } of findings) {
    const agent = agents[moment.agent]
    const { tag, severity } = moment.decision
    if (agent === undefined || !isDont(tag)) continue
    const severities = agent.severities.map(
      (count, index) => count - (index === severity - 1 ? 1 : 0),
    ) as unknown as typeof agent.severities
    const tags = { ...agent.tags, [tag]: agent.tags[tag] - 1, neutral: agent.tags.neutral + 1 }
    agents[moment.agent] = { ...agent, tags, severities, repairs: agent.repairs - (isRepaired ? 1 : 0) }
  }
  return { ...report, agents }
}
