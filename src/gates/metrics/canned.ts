import { cannedIn } from '../../measures/sayings/canned.ts'
import type { Metric } from './metric.ts'
import { share } from './share.ts'

/** Of the yes and small talk, what recurs across conversations word for word or nearly so. */
export const canned: Metric = {
  name: 'canned.rate',
  title: 'share of the yes and small talk that is canned',
  unit: 'share',
  measure: ({ agents, report }) => {
    const sayings = cannedIn(report)
    const sums = agents.map(({ key }) => sayings.of(key))
    return share(
      sums.reduce((sum, one) => sum + one.canned, 0),
      sums.reduce((sum, one) => sum + one.n, 0),
      'warm turns',
    )
  },
}
