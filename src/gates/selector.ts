import { UserError } from '../errors.ts'
import type { AgentReport } from '../model/report.ts'
import { isNamed, wildcard } from '../model/wildcard.ts'

const KEYS = ['agent', 'team', 'channel'] as const
type Key = (typeof KEYS)[number]

/**
 * Whom a threshold is about. `{team:billing}`: the billing team together. `{agent}`: each agent by itself. `{agent,channel:chat}`: each
 * agent's turns in chats. Patterns take `*` and `?`, any case.
 */
export interface Selector {
  /** The canonical writing; '' for everybody. */
  readonly text: string
  /** Judged one by one, not together. */
  readonly each: 'agent' | 'team' | undefined
  readonly patterns: Readonly<Partial<Record<Key, string>>>
}

export const EVERYBODY: Selector = { text: '', each: undefined, patterns: {} }

/** `overall`, `agent`, `team`, or `{…}`. Throws UserError, which tells `where` it stands. */
export function parseSelector(text: string, where: string): Selector {
  const word = text.trim()
  if (word === 'overall' || word === '') return EVERYBODY
  const inner = /^\{([^{}]*)\}$/.exec(word)?.[1] ?? word
  let each: Selector['each']
  const patterns: Partial<Record<Key, string>> = {}
  for (const part of inner.split(',')) {
    const [name = '', value] = part.split(/:(.*)/s, 2).map(piece => piece.trim())
    const key = KEYS.find(known => known === name)
    if (key === undefined) {
      const comma =
        value === undefined && Object.keys(patterns).length > 0 ? '; a comma in a name is written ?, as in {agent:Doe? Jane}' : ''
      throw new UserError(`${where}: no selector "${name}"; it takes ${KEYS.join(', ')}, such as {team:billing} or {agent}${comma}`)
    }
    if (value === '') throw new UserError(`${where}: {${name}:} names nobody; write {${name}:Name*}`)
    if (value === undefined ? each === key : patterns[key] !== undefined)
      throw new UserError(`${where}: {${inner}} names ${key} twice: write one for each, or one pattern with * and ? for both`)
    if (value !== undefined) patterns[key] = value
    else if (key === 'channel') throw new UserError(`${where}: {channel} needs a name, such as {channel:chat}`)
    else if (each !== undefined) throw new UserError(`${where}: {${inner}} asks for each agent and each team: choose one`)
    else each = key
  }
  return { text: `{${writing(each, patterns)}}`, each, patterns }
}

function writing(each: Selector['each'], patterns: Selector['patterns']): string {
  const pairs = KEYS.flatMap(key => (patterns[key] === undefined ? [] : [`${key}:${patterns[key]}`]))
  return [...(each === undefined ? [] : [each]), ...pairs].join(',')
}

/** Whether an agent is among those a selector picks; channels are picked before, turn by turn. */
export function picks({ patterns }: Selector, { key, name, team }: AgentReport): boolean {
  if (patterns.team !== undefined && !isNamed(team, wildcard(patterns.team))) return false
  if (patterns.agent === undefined) return true
  const pattern = wildcard(patterns.agent)
  return pattern.test(name) || pattern.test(key)
}
