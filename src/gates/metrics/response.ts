import { percentile, sizeOf } from '../../measures/statistics.ts'
import type { AgentReport, Tally } from '../../model/report.ts'
import type { Metric } from './metric.ts'

/** `response.p50` and `response.p90`: seconds that half, and nine in ten, of the customers' turns waited at most for an answer. */
export const responseMetrics: readonly Metric[] = [
  { name: 'response.p50', title: 'seconds within which half of the answers came', share: 0.5 },
  { name: 'response.p90', title: 'seconds within which nine in ten answers came', share: 0.9 },
].map(({ name, title, share }) => ({
  name,
  title,
  unit: 'seconds',
  measure: ({ agents }) => {
    const tally = waits(agents)
    return { value: percentile(tally, share), n: sizeOf(tally), cases: 'answers' }
  },
}))

function waits(agents: readonly AgentReport[]): Tally {
  const sum: Record<string, number> = {}
  for (const { responseSeconds } of agents)
    for (const [seconds, count] of Object.entries(responseSeconds)) sum[seconds] = (sum[seconds] ?? 0) + count
  return sum
}
