import type { Change } from '../../model/digest.ts'
import type { Tag } from '../../model/tag.ts'
import { DONTS } from '../../model/tag.ts'
import { chanceOfRise, SIGNIFICANT } from '../fisher.ts'
import { compareText } from '../moments.ts'
import { rateOf } from '../statistics.ts'

/** What is compared of an agent. */
export interface Counted {
  readonly key: string
  /** Name for showing. */
  readonly label: string
  readonly turns: number
  readonly tags: Readonly<Record<Tag, number>>
}

const WHAT: readonly (readonly [Change['what'], readonly Tag[]])[] = [
  ["don'ts", DONTS],
  ['warmth', ['yes', 'small-talk']],
]

/** What changed beyond chance: of everybody, then of each agent with at least `minTurns` on both sides, by name. */
export function changesOf(now: readonly Counted[], before: readonly Counted[], minTurns: number): readonly Change[] {
  const earlier = new Map(before.map(agent => [agent.key, agent]))
  const each = [...now]
    .sort((a, b) => compareText(a.label, b.label) || compareText(a.key, b.key))
    .flatMap(agent => {
      const old = earlier.get(agent.key)
      return old === undefined ? [] : changes(agent.label, [agent], [old], minTurns)
    })
  return [...changes(undefined, now, before, minTurns), ...each]
}

function changes(agent: string | undefined, now: readonly Counted[], before: readonly Counted[], minTurns: number): Change[] {
  return WHAT.flatMap(([what, tags]) => {
    const [a, b] = [counted(now, tags), counted(before, tags)]
    if (Math.min(a.n, b.n) < minTurns) return []
    const direction = a.rate > b.rate ? 'up' : 'down'
    const chance = direction === 'up' ? chanceOfRise(a, b) : chanceOfRise(b, a)
    // Two-sided: either direction would have been told.
    return 2 * chance < SIGNIFICANT ? [{ what, agent, now: a, before: b, direction }] : []
  })
}

function counted(agents: readonly Counted[], tags: readonly Tag[]): Change['now'] {
  const n = agents.reduce((sum, { turns }) => sum + turns, 0)
  return rateOf(
    agents.reduce((sum, agent) => sum + tags.reduce((all, tag) => all + agent.tags[tag], 0), 0),
    n,
  )
}
