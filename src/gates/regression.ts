import { chanceOfRise, SIGNIFICANT } from '../measures/fisher.ts'
import { rateOf } from '../measures/statistics.ts'
import type { TaggerVersion } from '../model/night.ts'
import type { AgentReport } from '../model/report.ts'
import { DONTS, type Tag } from '../model/tag.ts'
import type { Measured, RegressionCheck, Subject } from '../model/verdict.ts'
import { byAgent } from './subjects.ts'

/** What is known of an agent's earlier turns: from the history or an earlier JSON report. */
export interface EarlierAgent {
  readonly key: string
  readonly turns: number
  readonly tags: Readonly<Record<Tag, number>>
}

export interface Earlier {
  /** For showing: `2026-11-19`, `report.json`, `7 nights before`. */
  readonly against: string
  readonly agents: readonly EarlierAgent[]
  /** By what they were tagged; undefined where that is not known. */
  readonly tagger?: TaggerVersion | undefined
}

export interface RegressionOptions {
  /** The rise that is let pass, as a share: 0.01 is one percentage point. */
  readonly margin: number
  readonly minTurns: number
}

const RATES: readonly (readonly [metric: string, tags: readonly Tag[]])[] = [
  ['dont.rate', DONTS],
  ...DONTS.map(tag => [`${tag}.rate`, [tag]] as const),
]

/** The don't rates of everybody and of each agent against the earlier ones. Agents who were not there before have nothing to compare. */
export function regressions(
  agents: readonly AgentReport[],
  { against, agents: old }: Earlier,
  options: RegressionOptions,
): readonly RegressionCheck[] {
  const earlier = new Map(old.map(agent => [agent.key, agent]))
  const overall: Subject = { kind: 'overall', key: '', label: 'overall' }
  return RATES.flatMap(([metric, tags]) => {
    const compare = (subject: Subject, now: readonly Counted[], before: readonly Counted[]): RegressionCheck => ({
      kind: 'regression',
      metric,
      subject,
      against,
      level: 'error',
      ...compared(counted(now, tags), counted(before, tags), options),
    })
    const each = byAgent(agents).flatMap(({ subject, agents }) => {
      const before = earlier.get(subject.key)
      const few = before === undefined || Math.min(agents[0]!.turns, before.turns) < options.minTurns
      // That there is too little of an agent is said once, not of each rate.
      return before === undefined || (few && metric !== RATES[0]![0]) ? [] : [compare(subject, agents, [before])]
    })
    return [compare(overall, agents, old), ...each]
  })
}

type Counted = Pick<EarlierAgent, 'turns' | 'tags'>

function counted(agents: readonly Counted[], tags: readonly Tag[]): { readonly count: number; readonly n: number } {
  let [count, n] = [0, 0]
  for (const agent of agents) {
    n += agent.turns
    for (const tag of tags) count += agent.tags[tag]
  }
  return { count, n }
}

type Compared = Pick<RegressionCheck, 'now' | 'before' | 'margin' | 'p' | 'outcome' | 'note'>

function compared(now: ReturnType<typeof counted>, before: ReturnType<typeof counted>, { margin, minTurns }: RegressionOptions): Compared {
  const figures = { now: measured(now), before: measured(before), margin }
  if (Math.min(now.n, before.n) < minTurns) {
    const note = `not enough data: ${now.n} turns now and ${before.n} before, of ${minTurns} each`
    return { ...figures, p: undefined, outcome: 'unknown', note }
  }
  const rise = now.count / now.n - before.count / before.n
  // 0.07 − 0.06 is a little more than 0.01 in floating point.
  if (rise <= margin + 1e-12) return { ...figures, p: undefined, outcome: 'passed', note: '' }
  const p = chanceOfRise(now, before)
  return p < SIGNIFICANT
    ? { ...figures, p, outcome: 'failed', note: '' }
    : { ...figures, p, outcome: 'passed', note: 'it rose beyond the margin, perhaps by chance' }
}

function measured({ count, n }: { readonly count: number; readonly n: number }): Measured {
  const { rate, low, high } = rateOf(count, n)
  return { value: n === 0 ? undefined : rate, n, cases: 'turns', low, high }
}
