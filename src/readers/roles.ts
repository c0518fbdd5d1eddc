import type { Conversation, Role, Turn } from '../model/turn.ts'

/** Who is who, as the user tells it: patterns with `*` and `?` on the name or the id of a speaker, any case. */
export interface RoleOptions {
  readonly agents?: readonly string[] | undefined
  readonly customers?: readonly string[] | undefined
  readonly bots?: readonly string[] | undefined
}

type Teller = (turn: Turn) => Role | undefined

/** The role that the options tell for a turn's speaker; undefined where they tell none. */
export function toldBy(options: RoleOptions): Teller | undefined {
  const rules: readonly (readonly [Role, readonly RegExp[]])[] = [
    ['bot', (options.bots ?? []).map(pattern)],
    ['agent', (options.agents ?? []).map(pattern)],
    ['customer', (options.customers ?? []).map(pattern)],
  ]
  if (rules.every(([, patterns]) => patterns.length === 0)) return undefined
  return turn => rules.find(([, patterns]) => patterns.some(one => one.test(turn.speaker) || one.test(turn.speakerId ?? '')))?.[0]
}

function pattern(glob: string): RegExp {
  const source = glob
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 'isu')
}

/** The conversation with the roles that `role` gives; turns keep theirs where it gives none. */
export function withRoles(conversation: Conversation, role: Teller): Conversation {
  const turns = conversation.turns.map(turn => {
    const told = role(turn)
    return told === undefined || told === turn.role ? turn : { ...turn, role: told }
  })
  return { ...conversation, turns }
}
