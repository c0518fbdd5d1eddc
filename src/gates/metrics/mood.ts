import { type Metric, total } from './metric.ts'

/** How customers' mood moves: AFINN points a word, after less before, mean over conversations. */
export const moodDelta: Metric = {
  name: 'mood.delta',
  title: "change of customers' mood from before to after, in AFINN points a word",
  unit: 'points',
  measure: ({ agents }) => {
    const n = total(agents, ({ mood }) => mood.conversations)
    const change = total(agents, ({ mood }) => mood.after - mood.before)
    return { value: n === 0 ? undefined : change / n / 100, n, cases: 'conversations' }
  },
}
