import { useMemo } from 'preact/hooks'
import { rateOf } from '../../measures/statistics.ts'
import { MIN_TURNS, USUAL_RATE } from '../../measures/views.ts'
import type { Rate } from '../../model/rate.ts'
import { percent } from '../../reporters/figures.ts'
import type { PageAgent, PageData } from '../../reporters/page/page-data.ts'
import { plural } from '../words.ts'
import { AgentsTable } from './agents-table.tsx'
import { MoodChart } from './mood-chart.tsx'
import { ThirdsChart } from './thirds-chart.tsx'
import { TrendChart } from './trend-chart.tsx'
import { WellSaid } from './well-said.tsx'

/** For the lead: what went well, then who may need help. */
export function Overview({ data, onAgent }: { readonly data: PageData; readonly onAgent: (key: string) => void }) {
  const { agents, best, nights, notices } = data
  const all = useMemo(() => together(agents), [agents])
  if (agents.length === 0) {
    return (
      <main id="main" class="overview">
        <h1>How we treated people</h1>
        <p>No agent turns.</p>
      </main>
    )
  }
  return (
    <main id="main" class="overview">
      <h1>How we treated people</h1>
      <p class="lead">
        {plural(all.warm.n, 'turn')} of {plural(agents.length, 'agent')} in {plural(data.conversations, 'conversation')}.
      </p>
      <section aria-labelledby="figures-title">
        <h2 id="figures-title" class="hidden">
          In figures
        </h2>
        <ul class="tiles">
          <Tile
            kind="warm"
            value={percent(all.warm.rate)}
            what="of turns were warm"
            more={`${all.yes} yes, ${all.talk} personal small talk`}
          />
          <Tile
            kind="warm"
            value={all.met.n === 0 ? '–' : `${all.met.count} of ${all.met.n}`}
            what="doors that customers opened were met"
            more={all.met.n === 0 ? 'nobody opened one' : rangeText(all.met)}
          />
          <Tile
            kind="warm"
            value={all.repaired.n === 0 ? '–' : `${all.repaired.count} of ${all.repaired.n}`}
            what="don’ts were taken back"
            more="within three turns"
          />
          <Tile
            kind="dont"
            value={percent(all.donts.rate)}
            what="of turns were a don’t"
            more={`${all.donts.count}; ${rangeText(all.donts)}; ${all.possible} more possible`}
          />
        </ul>
      </section>
      <WellSaid quotes={best} agents={agents} />
      <section aria-labelledby="agents-title">
        <h2 id="agents-title">Agents</h2>
        <AgentsTable agents={agents} onAgent={onAgent} />
        <p class="note">
          Bars: share of turns; the line over them is the 95 % interval. Below {MIN_TURNS} turns counts, no rates. Above{' '}
          {percent(USUAL_RATE)} don’ts: up to that many are usual, a rule of thumb, not a target; beyond chance where the whole interval
          lies above it. In the order of names; a head sorts. Not for ranking people.
        </p>
      </section>
      <section aria-labelledby="charts-title">
        <h2 id="charts-title" class="hidden">
          Charts
        </h2>
        <div class="charts">
          <TrendChart nights={nights} />
          <ThirdsChart agents={agents} />
          <MoodChart agents={agents} />
        </div>
      </section>
      {notices.length > 0 && (
        <section aria-labelledby="notices-title">
          <h2 id="notices-title">Notices</h2>
          <ul class="notices">
            {notices.slice(0, 50).map(notice => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
          {notices.length > 50 && <p class="note">… and {notices.length - 50} more</p>}
        </section>
      )}
      <footer class="note">
        Tags judge words, not intentions, and are sometimes wrong. Balance: 5 : 1 is a heuristic from couples research (failed replication:
        Kim, Capaldi &amp; Crosby 2007), not a target. Mood: AFINN points a word. saltshaker {data.tagger}.
      </footer>
    </main>
  )
}

interface TileProps {
  readonly kind: 'warm' | 'dont'
  readonly value: string
  readonly what: string
  readonly more: string
}

function Tile({ kind, value, what, more }: TileProps) {
  return (
    <li class={`tile ${kind}`}>
      <strong>{value}</strong>
      <span>{what}</span>
      <small>{more}</small>
    </li>
  )
}

interface Together {
  readonly warm: Rate
  readonly donts: Rate
  readonly met: Rate
  readonly repaired: Rate
  readonly yes: number
  readonly talk: number
  readonly possible: number
}

function together(agents: readonly PageAgent[]): Together {
  const sum = (value: (agent: PageAgent) => number): number => agents.reduce((all, agent) => all + value(agent), 0)
  const turns = sum(agent => agent.turns)
  const [yes, talk, donts] = [
    sum(({ tags }) => tags.yes.count),
    sum(({ tags }) => tags['small-talk'].count),
    sum(agent => agent.donts.count),
  ]
  return {
    warm: rateOf(yes + talk, turns),
    donts: rateOf(donts, turns),
    met: rateOf(
      sum(({ met }) => met.count),
      sum(({ met }) => met.n),
    ),
    repaired: rateOf(
      sum(({ repaired }) => repaired.count),
      donts,
    ),
    yes,
    talk,
    possible: sum(({ possible }) => possible),
  }
}

function rangeText({ low, high }: Rate): string {
  return `95 % interval ${percent(low)} to ${percent(high)}`
}
