import { DONTS } from '../../model/tag.ts'
import { type Metric, total } from './metric.ts'
import { share } from './share.ts'

/** Personal doors that customers opened, and that the answer met. */
export const bidsMet: Metric = {
  name: 'bids.met.rate',
  title: 'share of the personal doors opened by customers that were met',
  unit: 'share',
  measure: ({ agents }) =>
    share(
      total(agents, ({ bids }) => bids.met),
      total(agents, ({ bids }) => bids.opened),
      'doors',
    ),
}

/** Don'ts that the same agent took back within three turns. */
export const repaired: Metric = {
  name: 'repair.rate',
  title: "share of the don'ts that were taken back",
  unit: 'share',
  measure: ({ agents }) =>
    share(
      total(agents, ({ repairs }) => repairs),
      total(agents, ({ tags }) => DONTS.reduce((sum, tag) => sum + tags[tag], 0)),
      "don'ts",
    ),
}
