import { useState } from 'preact/hooks'
import { USUAL_RATE } from '../../measures/views.ts'
import { balanceText, percent, secondsText } from '../../reporters/figures.ts'
import type { PageAgent } from '../../reporters/page/page-data.ts'
import { plural, signed } from '../words.ts'
import { RateBar } from './rate-bar.tsx'

interface Column {
  readonly id: string
  readonly head: string
  readonly about?: string
  /** undefined sorts last, whichever way. */
  readonly value: (agent: PageAgent) => number | string | undefined
  readonly cell: (agent: PageAgent, full: Readonly<Record<'warm' | 'donts', number>>) => preact.ComponentChildren
  readonly numeric: boolean
}

const few = ({ standing }: PageAgent): boolean => standing === 'not-enough-data'
const judged =
  (value: (agent: PageAgent) => number | undefined) =>
  (agent: PageAgent): number | undefined =>
    few(agent) ? undefined : value(agent)

const COLUMNS: readonly Column[] = [
  { id: 'turns', head: 'Turns', value: agent => agent.turns, cell: agent => agent.turns.toLocaleString('en'), numeric: true },
  {
    id: 'warm',
    head: 'Warmth',
    about: 'Share of turns with a yes or personal small talk, and its 95 % interval',
    value: judged(({ warm }) => warm.rate),
    cell: (agent, full) => <RateBar rate={agent.warm} full={full.warm} kind="warm" few={few(agent)} />,
    numeric: true,
  },
  {
    id: 'met',
    head: 'Doors met',
    about: 'Personal doors that customers opened, and how many were acknowledged',
    value: ({ met }) => (met.n === 0 ? undefined : met.rate),
    cell: ({ met }) => (met.n === 0 ? <span class="few">none opened</span> : `${met.count} of ${met.n}`),
    numeric: true,
  },
  {
    id: 'donts',
    head: 'Don’ts',
    about: 'Share of turns that are criticism, defensiveness, stonewalling or contempt, and its 95 % interval',
    value: judged(({ donts }) => donts.rate),
    cell: (agent, full) => <RateBar rate={agent.donts} full={full.donts} kind="dont" few={few(agent)} />,
    numeric: true,
  },
  {
    id: 'repaired',
    head: 'Taken back',
    about: 'Don’ts that the agent took back within three turns',
    value: ({ repaired }) => (repaired.n === 0 ? undefined : repaired.rate),
    cell: ({ repaired }) => (repaired.n === 0 ? <span class="few">–</span> : `${repaired.count} of ${repaired.n}`),
    numeric: true,
  },
  {
    id: 'balance',
    head: 'Balance',
    about: 'Yes and small talk to don’ts. 5 : 1 is a heuristic from couples research, not a target',
    value: judged(({ balance }) => balance.ratio ?? (balance.positive > 0 ? Number.MAX_VALUE : undefined)),
    cell: ({ balance }) => balanceText({ ...balance, ratio: balance.ratio }),
    numeric: true,
  },
  {
    id: 'reply',
    head: 'Reply',
    about: 'Median wait for an answer',
    value: ({ response }) => response.medianSeconds,
    cell: ({ response }) => secondsText(response.medianSeconds),
    numeric: true,
  },
  {
    id: 'mood',
    head: 'Customer mood',
    about: 'AFINN points a word, before and after',
    value: ({ mood }) => mood && mood.after - mood.before,
    cell: ({ mood }) => (mood === undefined ? <span class="few">–</span> : `${signed(mood.before)} → ${signed(mood.after)}`),
    numeric: true,
  },
]

/** In the order of names until somebody asks for another: the page ranks nobody by itself. */
export function AgentsTable({ agents, onAgent }: { readonly agents: readonly PageAgent[]; readonly onAgent: (key: string) => void }) {
  const [sort, setSort] = useState<{ readonly id: string; readonly down: boolean }>({ id: 'name', down: false })
  const full = {
    warm: Math.max(0.1, ...agents.filter(agent => !few(agent)).map(({ warm }) => warm.high)),
    donts: Math.max(0.05, ...agents.filter(agent => !few(agent)).map(({ donts }) => donts.high)),
  }
  const head = (id: string, label: string, about?: string) => (
    <th key={id} scope="col" aria-sort={sort.id === id ? (sort.down ? 'descending' : 'ascending') : undefined} class={id}>
      <button type="button" title={about} onClick={() => setSort({ id, down: sort.id === id ? !sort.down : id !== 'name' })}>
        {label}
        <span class="arrow" aria-hidden="true">
          {sort.id === id ? (sort.down ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  )
  return (
    <div class="table-wrap">
      <table class="agents">
        <caption class="hidden">Agents; each head sorts by its column</caption>
        <thead>
          <tr>
            {head('name', 'Agent')}
            {COLUMNS.map(({ id, head: label, about }) => head(id, label, about))}
          </tr>
        </thead>
        <tbody>
          {sorted(agents, sort).map(agent => (
            <tr key={agent.key} class={agent.standing}>
              <th scope="row">
                <button type="button" class="link" title="What there is to review" onClick={() => onAgent(agent.key)}>
                  {agent.name}
                </button>
                <small>{standingText(agent)}</small>
              </th>
              {COLUMNS.map(({ id, head: label, cell }) => (
                <td key={id} data-label={label} class={id}>
                  {cell(agent, full)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function standingText({ standing, team, conversations }: PageAgent): string {
  const words = {
    attention: `above ${percent(USUAL_RATE)} don’ts, beyond chance`,
    watch: `above ${percent(USUAL_RATE)} don’ts, perhaps by chance`,
    fine: '',
    'not-enough-data': 'not enough data to judge',
  }[standing]
  return [team, words || plural(conversations, 'conversation')].filter(Boolean).join(' · ')
}

function sorted(agents: readonly PageAgent[], { id, down }: { readonly id: string; readonly down: boolean }): PageAgent[] {
  const byName = (a: PageAgent, b: PageAgent): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.key < b.key ? -1 : 1)
  const value = COLUMNS.find(column => column.id === id)?.value
  const direction = down ? -1 : 1
  return [...agents].sort((a, b) => {
    if (value === undefined) return direction * byName(a, b)
    const [one, other] = [value(a), value(b)]
    if (one === undefined || other === undefined) return (one === undefined ? 1 : 0) - (other === undefined ? 1 : 0) || byName(a, b)
    return one === other ? byName(a, b) : direction * (one < other ? -1 : 1)
  })
}
