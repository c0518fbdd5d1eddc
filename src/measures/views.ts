import type { Rate } from '../model/rate.ts'
import type { AgentReport, MissedBid, Report } from '../model/report.ts'
import { DONTS, TAGS, type Tag } from '../model/tag.ts'
import { labelsOf } from './labels.ts'
import { compareText } from './moments.ts'
import { type Canned, cannedIn } from './sayings/canned.ts'
import { median, rateOf, sizeOf } from './statistics.ts'

/** Below so many tagged turns an agent is "not enough data": at 49 turns and a rate of 4 % the interval still spans 1 to 14 %. */
export const MIN_TURNS = 50

/** The upper end of what is natural: 2 to 4 % of agent turns are don'ts. A rule of thumb, not a target. */
export const USUAL_RATE = 0.04

/** `attention`: more don'ts than `USUAL_RATE`, beyond chance. `watch`: more than that, perhaps by chance. */
export type Standing = 'attention' | 'watch' | 'fine' | 'not-enough-data'

/** What is shown of one agent. */
export interface AgentView {
  readonly agent: AgentReport
  /** Name for showing: see `labelsOf`. */
  readonly label: string
  readonly tags: Readonly<Record<Tag, Rate>>
  readonly donts: Rate
  readonly standing: Standing
  /** `ratio` is undefined where there are no don'ts. */
  readonly balance: { readonly positive: number; readonly donts: number; readonly ratio: number | undefined }
  readonly response: { readonly n: number; readonly medianSeconds: number | undefined }
  /** AFINN points a word, mean over n conversations; undefined where n is 0. */
  readonly mood: { readonly n: number; readonly before: number; readonly after: number; readonly change: number } | undefined
  /** Bids met, of those opened. */
  readonly met: Rate
  /** The surest of the missed bids. */
  readonly missed: readonly MissedBid[]
  /** Don'ts taken back, of all. */
  readonly repaired: Rate
  /** Of the agent's yes and small talk, what recurs across conversations word for word or nearly so. */
  readonly canned: Rate
}

/**
 * Agents by what needs attention: the highest lower bound of the don't rate first, then by name. Those without enough data come last:
 * one don't in a single turn has a bound above anybody's who can be judged.
 */
export function agentViews(report: Report): readonly AgentView[] {
  const agents = Object.values(report.agents)
  const labels = labelsOf(agents)
  const missed = new Map<string, MissedBid[]>()
  for (const bid of report.missed) missed.set(bid.agent, [...(missed.get(bid.agent) ?? []), bid])
  return agents
    .map(agent => viewOf(agent, labels.get(agent.key)!, missed.get(agent.key) ?? [], cannedIn(report).of(agent.key)))
    .sort((a, b) => few(a) - few(b) || b.donts.low - a.donts.low || compareText(a.label, b.label))
}

function viewOf(agent: AgentReport, label: string, missed: readonly MissedBid[], canned: ReturnType<Canned['of']>): AgentView {
  const tags = Object.fromEntries(TAGS.map(tag => [tag, rateOf(agent.tags[tag], agent.turns)])) as Record<Tag, Rate>
  const count = DONTS.reduce((sum, tag) => sum + agent.tags[tag], 0)
  const donts = rateOf(count, agent.turns)
  const positive = agent.tags.yes + agent.tags['small-talk']
  return {
    agent,
    label,
    tags,
    donts,
    standing: standingOf(donts),
    balance: { positive, donts: count, ratio: count > 0 ? positive / count : undefined },
    response: { n: sizeOf(agent.responseSeconds), medianSeconds: median(agent.responseSeconds) },
    mood: moodOf(agent.mood),
    met: rateOf(agent.bids.met, agent.bids.opened),
    missed,
    repaired: rateOf(agent.repairs, count),
    canned: rateOf(canned.canned, canned.n),
  }
}

function standingOf(donts: Rate): Standing {
  if (donts.n < MIN_TURNS) return 'not-enough-data'
  if (donts.low > USUAL_RATE) return 'attention'
  return donts.rate > USUAL_RATE ? 'watch' : 'fine'
}

function moodOf({ before, after, conversations: n }: AgentReport['mood']): AgentView['mood'] {
  if (n === 0) return undefined
  return { n, before: before / n / 100, after: after / n / 100, change: (after - before) / n / 100 }
}

function few({ standing }: AgentView): number {
  return standing === 'not-enough-data' ? 1 : 0
}
