import { type Metric, total } from './metric.ts'

/** `severity1.count` to `severity3.count`: don'ts of that severity. */
export const severityMetrics: readonly Metric[] = (['mild', 'clear', 'severe'] as const).map((word, index) => ({
  name: `severity${index + 1}.count`,
  title: `${word} don'ts`,
  unit: 'count',
  measure: ({ agents }) => ({
    value: total(agents, ({ severities }) => severities[index]!),
    n: total(agents, ({ turns }) => turns),
    cases: 'turns',
  }),
}))
