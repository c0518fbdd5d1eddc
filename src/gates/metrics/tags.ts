import type { AgentReport } from '../../model/report.ts'
import { DONTS, TAGS, type Tag } from '../../model/tag.ts'
import { type Metric, total } from './metric.ts'
import { share } from './share.ts'

const TURNS = 'turns'

/** `TAG.count` and `TAG.rate` for each tag, and for the four don'ts together as `dont`. */
export const tagMetrics: readonly Metric[] = [
  ...TAGS.flatMap(tag => countAndRate(tag, tag, [tag])),
  ...countAndRate('dont', "any of the four don'ts", DONTS),
]

function countAndRate(name: string, what: string, tags: readonly Tag[]): Metric[] {
  const counted = (agent: AgentReport): number => tags.reduce((sum, tag) => sum + agent.tags[tag], 0)
  const turnsOf = (agents: readonly AgentReport[]): number => total(agents, ({ turns }) => turns)
  return [
    {
      name: `${name}.count`,
      title: `agent turns tagged ${what}`,
      unit: 'count',
      measure: ({ agents }) => ({ value: total(agents, counted), n: turnsOf(agents), cases: TURNS }),
    },
    {
      name: `${name}.rate`,
      title: `share of agent turns tagged ${what}`,
      unit: 'share',
      measure: ({ agents }) => share(total(agents, counted), turnsOf(agents), TURNS),
    },
  ]
}
