import type { Role } from '../model/turn.ts'
import { normalised, roleWord } from './role-words.ts'

/** So many unknown values are named; a column with more is no role column. */
const NAMED = 10

export interface RoleReader {
  /** The role that a value of the role field means; undefined where nobody told. */
  readonly of: (value: string) => Role | undefined
  /** One line for each unknown value met since the last call. */
  readonly warnings: () => readonly string[]
}

const NONE: readonly string[] = []

/** Values that `--agent-role` names are agents; then the role words; where `--agent-role` is given, any unknown value is a customer. */
export function roleReader(agentRoles: readonly string[] | undefined): RoleReader {
  const agents = new Set(agentRoles?.map(normalised))
  const known = new Map<string, Role | undefined>()
  let fresh: string[] = []
  let named = 0
  const judge = (value: string): Role | undefined => {
    if (agents.has(normalised(value))) return 'agent'
    const role = roleWord(value)
    // Whoever names the agents' roles has said that the others are not.
    if (agents.size > 0) return role ?? 'customer'
    if (role === undefined && value !== 'unknown' && named++ < NAMED) {
      fresh.push(`the role '${value}' is not known: pass --agent-role '${value}' if it means agent`)
    }
    return role
  }
  return {
    of: value => {
      if (known.has(value)) return known.get(value)
      const role = judge(value)
      if (known.size < 10_000) known.set(value, role)
      return role
    },
    warnings: () => {
      if (fresh.length === 0) return NONE
      const due = fresh
      fresh = []
      return due
    },
  }
}
