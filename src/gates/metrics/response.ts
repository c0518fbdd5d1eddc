import { median, percentile, sizeOf } from '../../measures/statistics.ts'
import type { AgentReport, Tally } from '../../model/report.ts'
import type { Metric } from './metric.ts'

/** `response.p50` and `response.p90`: the median wait for an answer in seconds, as in the report, and what nine in ten of the waits do not exceed. */
export const responseMetrics: readonly Metric[] = [
  { name: 'response.p50', title: 'median wait for an answer, in seconds', of: median },
  { name: 'response.p90', title: 'seconds within which nine in ten answers came', of: (waits: Tally) => percentile(waits, 0.9) },
].map(({ name, title, of }) => ({
  name,
  title,
  unit: 'seconds',
  measure: ({ agents }) => {
    const tally = waits(agents)
    return { value: of(tally), n: sizeOf(tally), cases: 'answers' }
  },
}))

function waits(agents: readonly AgentReport[]): Tally {
  const sum: Record<string, number> = {}
  for (const { responseSeconds } of agents)
    for (const [seconds, count] of Object.entries(responseSeconds)) sum[seconds] = (sum[seconds] ?? 0) + count
  return sum
}
