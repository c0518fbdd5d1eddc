import type { AgentReport, Report } from '../model/report.ts'
import type { Measured, Outcome, Subject, ThresholdCheck } from '../model/verdict.ts'
import { picks } from './selector.ts'
import { type Judged, subjectsOf } from './subjects.ts'
import { type Condition, type Confidence, meets, type Override, type Threshold } from './threshold.ts'

/** Fewer cases than these (doors, don'ts, answers …) say nothing: none of 9 still leaves a true rate of up to 30 % possible. */
const MIN_CASES = 10

export interface GateOptions {
  /** Subjects with fewer tagged turns are not judged. */
  readonly minTurns: number
  readonly confidence: Confidence
  /** The report of the turns in the channels that a pattern names. */
  readonly channel: (pattern: string) => Report
}

/** The checks of one threshold on the whole night's report: one for each subject, none where it picks nobody. */
export function judge(threshold: Threshold, night: Report, options: GateOptions): readonly ThresholdCheck[] {
  const { channel } = threshold.selector.patterns
  const scope = channel === undefined ? night : options.channel(channel)
  return subjectsOf(threshold.selector, scope, night).flatMap(judged => check(threshold, judged, scope, options) ?? [])
}

function check(threshold: Threshold, { subject, agents }: Judged, report: Report, options: GateOptions): ThresholdCheck | undefined {
  const { metric, text } = threshold
  const override = threshold.overrides.find(one => decidesFor(one, subject, agents))
  const level = override?.level ?? threshold.level
  if (level === 'off') return undefined
  const condition = override?.condition ?? threshold.condition
  const minTurns = override?.minTurns ?? threshold.minTurns ?? options.minTurns
  const confidence = override?.confidence ?? threshold.confidence ?? options.confidence
  const measured = metric.measure({ agents, report })
  const turns = agents.reduce((sum, agent) => sum + agent.turns, 0)
  // Everybody's count is a fact, however small the night.
  const needed = subject.kind === 'overall' && metric.unit === 'count' ? 0 : minTurns
  const few = tooFew(turns, measured, needed)
  const [outcome, note] = few === undefined ? decide(measured, condition, confidence) : (['unknown', few] as const)
  return {
    kind: 'threshold',
    threshold: text,
    metric: metric.name,
    unit: metric.unit,
    subject,
    condition: condition.text,
    override: override?.selector.text,
    level,
    outcome,
    note,
    ...measured,
  }
}

/** An override decides for an agent or a team that it picks; for several together only where it picks all of them. */
function decidesFor({ selector }: Override, subject: Subject, agents: readonly AgentReport[]): boolean {
  return subject.kind !== 'overall' && agents.length > 0 && agents.every(agent => picks(selector, agent))
}

function tooFew(turns: number, { value, n, cases }: Measured, minTurns: number): string | undefined {
  if (turns < minTurns) return `not enough data: ${turns} of ${minTurns} turns`
  if (value === undefined) return `nothing to measure: no ${cases}`
  return n < MIN_CASES && cases !== 'turns' ? `not enough data: ${n} of ${MIN_CASES} ${cases}` : undefined
}

function decide({ value, low, high }: Measured, condition: Condition, confidence: Confidence): readonly [Outcome, string] {
  if (meets(value!, condition)) return ['passed', '']
  if (confidence === 'point' || low === undefined || high === undefined) return ['failed', '']
  // Beyond the limit as a whole: neither end meets it, nor does anything between.
  const within =
    meets(low, condition) || meets(high, condition) || (condition.operator === '==' && low <= condition.limit && condition.limit <= high)
  return within ? ['passed', 'beyond the limit, perhaps by chance: the interval reaches it'] : ['failed', '']
}
