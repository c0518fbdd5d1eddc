import { DONTS } from '../../model/tag.ts'
import { type Metric, total } from './metric.ts'

/** Yes and small talk to each don't. Without a don't it has no value: any limit from above would be met, and nothing is divided by nothing. */
export const balance: Metric = {
  name: 'balance',
  title: "yes and small talk for each don't; 5:1 is a rule of thumb from research on couples, not a norm",
  unit: 'ratio',
  measure: ({ agents }) => {
    const donts = total(agents, ({ tags }) => DONTS.reduce((sum, tag) => sum + tags[tag], 0))
    const positive = total(agents, ({ tags }) => tags.yes + tags['small-talk'])
    return { value: donts === 0 ? undefined : positive / donts, n: donts, cases: "don'ts" }
  },
}
