import type { Action, Digest } from '../../model/digest.ts'
import { ANTIDOTES } from '../../model/glossary.ts'
import type { Report } from '../../model/report.ts'
import { DONTS } from '../../model/tag.ts'

/** A page asks for no more: what is not done by noon is not done. */
const MOST = 3
/** Fewer say nothing of a team. */
const FEWEST = 3
/** So many times the usual count is worth a word to the team. */
const SPIKE = 2

/** Up to three things to do, each from a figure of the page: praise, help, then what the team can change. */
export function actionsOf(digest: Omit<Digest, 'actions'>, report: Report): readonly Action[] {
  const helped = new Set(digest.help.map(({ agent }) => agent))
  const best = digest.praise.find(({ agent }) => !helped.has(agent)) ?? digest.praise[0]
  const worst = [...digest.help].sort((a, b) => (b.donts?.low ?? 0) - (a.donts?.low ?? 0))[0]
  return [
    ...(best === undefined ? [] : [praise(best.agent, report, best.moment.agent)]),
    ...(worst?.donts === undefined ? [] : [help(worst.agent, worst.donts)]),
    ...doors(digest),
    ...topics(digest),
    ...commonest(report, digest),
  ].slice(0, MOST)
}

function praise(agent: string, { agents }: Report, key: string): Action {
  const { turns, tags } = agents[key]!
  const warm = tags.yes + tags['small-talk']
  return { action: `Tell ${agent} today what was good about the turn above.`, because: `${warm} of ${turns} turns were yes or small talk` }
}

function help(agent: string, { count, n }: NonNullable<Digest['help'][number]['donts']>): Action {
  return {
    action: `Sit down with ${agent} over the turn above, and try out together what to say instead.`,
    because: count === 1 ? `1 of ${n} turns was a don't` : `${count} of ${n} turns were don'ts`,
  }
}

function doors({ doors: { met, missed } }: Omit<Digest, 'actions'>): readonly Action[] {
  if (missed.length === 0 || met.n < FEWEST || met.rate >= 0.5) return []
  return [
    {
      action: 'Read the missed doors to the team: one sentence about the person would have met each.',
      because: `${met.count} of ${met.n} doors were met`,
    },
  ]
}

function topics({ topics: [first] }: Omit<Digest, 'actions'>): readonly Action[] {
  if (first === undefined || (first.usual !== undefined && first.conversations < SPIKE * first.usual)) return []
  const usual = first.usual === undefined ? '' : `, ${first.usual.toFixed(1)} would be usual`
  return [
    {
      action: `Tell the team what is known about “${first.word}”, and what may be promised.`,
      because: `${first.conversations} conversations complained of it${usual}`,
    },
  ]
}

function commonest({ agents }: Report, { donts }: Omit<Digest, 'actions'>): readonly Action[] {
  const counts = DONTS.map(tag => [tag, Object.values(agents).reduce((sum, { tags }) => sum + tags[tag], 0)] as const)
  const [tag, count] = counts.reduce((most, one) => (one[1] > most[1] ? one : most))
  return count < FEWEST
    ? []
    : [{ action: `Practise the antidote to ${tag}. ${ANTIDOTES[tag]}`, because: `${count} of the ${donts.count} don'ts were ${tag}` }]
}
