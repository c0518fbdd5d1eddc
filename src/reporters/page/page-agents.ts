import { rateOf } from '../../measures/statistics.ts'
import type { AgentView } from '../../measures/views.ts'
import { clean } from '../escape.ts'
import type { PageAgent } from './page-data.ts'

/** Four decimals: more would be noise, and megabytes. */
const DIGITS = 1e4

/** An agent's figures for the page. */
export function pageAgent(view: AgentView): PageAgent {
  const { agent, label, standing, tags, donts, balance, response, mood, met, repaired, canned } = view
  return rounded({
    key: agent.key,
    name: clean(label),
    team: agent.team === undefined ? undefined : clean(agent.team),
    turns: agent.turns,
    conversations: agent.conversations,
    standing,
    tags,
    warm: rateOf(balance.positive, agent.turns),
    donts,
    possible: agent.possible,
    balance,
    response,
    mood: mood && { n: mood.n, before: mood.before, after: mood.after },
    met,
    repaired,
    canned,
    thirds: agent.thirds,
  })
}

function rounded<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_, part) => (typeof part === 'number' ? Math.round(part * DIGITS) / DIGITS + 0 : part))) as T
}
