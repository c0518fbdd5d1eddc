import type { AgentReport, Report } from '../../model/report.ts'
import type { Measured, Unit } from '../../model/verdict.ts'

/** What a threshold can be about. Names are promises: never renamed. */
export interface Metric {
  readonly name: string
  /** What it says, in one line, for help and errors. */
  readonly title: string
  readonly unit: Unit
  /** `agents`: whose figures the value is taken from; `report`: where they stand. */
  readonly measure: (group: { readonly agents: readonly AgentReport[]; readonly report: Report }) => Measured
}

/** The sum over the agents of a group. */
export function total(agents: readonly AgentReport[], value: (agent: AgentReport) => number): number {
  return agents.reduce((sum, agent) => sum + value(agent), 0)
}
