import { compareText } from './moments.ts'

/** Whom a label names. */
export interface Named {
  readonly key: string
  /** '' where nobody said. */
  readonly name: string
}

/**
 * By key, how each agent is called wherever people read of several: by name, with the key where others have that name too. No two have the same
 * label; their order changes none.
 */
export function labelsOf(agents: readonly Named[]): ReadonlyMap<string, string> {
  const names = new Map<string, number>()
  for (const agent of agents) names.set(nameOf(agent), (names.get(nameOf(agent)) ?? 0) + 1)
  const isAlone = (agent: Named): boolean => names.get(nameOf(agent)) === 1 || nameOf(agent) === agent.key
  const labels = new Map(agents.filter(isAlone).map(agent => [agent.key, nameOf(agent)]))
  const taken = new Set(labels.values())
  const others = agents.filter(agent => !isAlone(agent)).sort((a, b) => compareText(a.key, b.key))
  for (const { key, name } of others) {
    let label = name
    // Somebody else may be called "Jane (7)".
    do label = `${label} (${key})`
    while (taken.has(label))
    labels.set(key, label)
    taken.add(label)
  }
  return labels
}

function nameOf({ key, name }: Named): string {
  return name || key
}
