import { rateOf } from '../../measures/statistics.ts'
import type { AgentView } from '../../measures/views.ts'
import { clean } from '../escape.ts'
import type { PageAgent } from './page-data.ts'

/** An agent's figures for the page, not rounded: what is rounded twice differs from the other reporters. */
export function pageAgent(view: AgentView): PageAgent {
  const { agent, label, standing, tags, donts, balance, response, mood, met, repaired, canned } = view
  return {
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
  }
}
