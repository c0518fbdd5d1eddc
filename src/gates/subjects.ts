import { labelsOf } from '../measures/labels.ts'
import { compareText } from '../measures/moments.ts'
import type { AgentReport, Report } from '../model/report.ts'
import type { Subject } from '../model/verdict.ts'
import { picks, type Selector } from './selector.ts'

/** A subject with the agents whose figures are its own. */
export interface Judged {
  readonly subject: Subject
  readonly agents: readonly AgentReport[]
}

/**
 * Whom a selector is about in `scope` (the night, or its report of a channel), in the order of their labels; empty where it picks nobody. Agents
 * are called as in `night`, whatever the scope.
 */
export function subjectsOf(selector: Selector, scope: Report, night: Report): readonly Judged[] {
  const agents = Object.values(scope.agents).filter(agent => picks(selector, agent))
  if (selector.each === 'agent') return byAgent(agents, Object.values(night.agents))
  if (selector.each === 'team') return byTeam(agents)
  if (selector.text === '') return [{ subject: { kind: 'overall', key: '', label: 'overall' }, agents }]
  return agents.length === 0 ? [] : [{ subject: { kind: 'selection', key: selector.text, label: selector.text }, agents }]
}

/** Each agent under a label that no other of `all` has. */
export function byAgent(agents: readonly AgentReport[], all = agents): Judged[] {
  const labels = labelsOf(all)
  return agents
    .map(agent => ({ subject: { kind: 'agent' as const, key: agent.key, label: labels.get(agent.key)! }, agents: [agent] }))
    .sort((a, b) => compareText(a.subject.label, b.subject.label))
}

function byTeam(agents: readonly AgentReport[]): Judged[] {
  const teams = new Map<string, AgentReport[]>()
  for (const agent of agents) if (agent.team !== undefined) teams.set(agent.team, [...(teams.get(agent.team) ?? []), agent])
  return [...teams]
    .map(([team, members]) => ({ subject: { kind: 'team' as const, key: team, label: `team ${team}` }, agents: members }))
    .sort((a, b) => compareText(a.subject.key, b.subject.key))
}
