import { emptyDraft, finish } from '../../src/measures/draft.ts'
import { emptyReport } from '../../src/measures/report.ts'
import type { AgentReport, Report } from '../../src/model/report.ts'
import type { Tag } from '../../src/model/tag.ts'

export interface Given extends Partial<Omit<AgentReport, 'tags'>> {
  readonly turns: number
  readonly tags?: Partial<Record<Tag, number>>
}

/** A report of agents with these counts; neutral turns fill up to `turns`. */
export function reportOf(agents: Readonly<Record<string, Given>>): Report {
  return { ...emptyReport, agents: Object.fromEntries(Object.entries(agents).map(([name, given]) => [name, agentOf(name, given)])) }
}

function agentOf(name: string, { turns, tags = {}, ...rest }: Given): AgentReport {
  const nothing = finish(emptyDraft(name))
  const said = Object.values(tags).reduce((sum, count) => sum + count, 0)
  return { ...nothing, name, turns, conversations: 1, ...rest, tags: { ...nothing.tags, neutral: turns - said, ...tags } }
}
