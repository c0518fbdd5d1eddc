import type { Notice } from '../model/reading.ts'
import type { Conversation, Role, Turn } from '../model/turn.ts'
import { wildcard } from '../model/wildcard.ts'
import { speakerMeant } from './speaker-meant.ts'

/** Who is who, as the user tells it: patterns with `*` and `?` on the name or the id of a speaker, any case. */
export interface RoleOptions {
  readonly agents?: readonly string[] | undefined
  readonly customers?: readonly string[] | undefined
  readonly bots?: readonly string[] | undefined
}

type Teller = (turn: Turn) => Role | undefined

/** Speakers whose role is remembered. */
const REMEMBERED = 20_000

/** The role that the options tell for a turn's speaker; undefined where they tell none. */
export function toldBy(options: RoleOptions): (Teller & { unmatched(): readonly Notice[] }) | undefined {
  const rules = (
    [
      ['bot', options.bots],
      ['agent', options.agents],
      ['customer', options.customers],
    ] as const
  ).flatMap(([role, globs]) => (globs ?? []).map(glob => ({ role, glob, pattern: wildcard(glob), met: false })))
  if (rules.length === 0) return undefined
  const known = new Map<string, Role | undefined>()
  const teller = (turn: Turn): Role | undefined => {
    const key = `${turn.speakerId ?? ''}\n${turn.speaker}`
    if (known.has(key)) return known.get(key)
    let role: Role | undefined
    for (const rule of rules) {
      if (!rule.pattern.test(turn.speaker) && !rule.pattern.test(turn.speakerId ?? '')) continue
      rule.met = true
      role ??= rule.role
    }
    if (known.size < REMEMBERED) known.set(key, role)
    return role
  }
  const unmatched = (): readonly Notice[] =>
    (['agent', 'customer', 'bot'] as const).flatMap(role => {
      const globs = rules.filter(rule => rule.role === role && !rule.met).map(({ glob }) => glob)
      if (globs.length === 0) return []
      const speakers = [...known.keys()].map(key => key.slice(key.indexOf('\n') + 1))
      const meant = globs.flatMap(glob => speakerMeant(glob, speakers) ?? [])[0]
      const what = `${globs.map(glob => `'${glob}'`).join(', ')} ${globs.length === 1 ? 'matches' : 'match'} no speaker`
      const message = `${what}: ${meant === undefined ? '' : `did you mean '${meant}'? `}saltshaker inspect FILE shows the speakers`
      return [{ kind: 'warning', source: `--${role}`, message }]
    })
  return Object.assign(teller, { unmatched })
}

/** The conversation with the roles that `role` gives; turns keep theirs where it gives none. */
export function withRoles(conversation: Conversation, role: Teller): Conversation {
  const turns = conversation.turns.map(turn => {
    const told = role(turn)
    return told === undefined || told === turn.role ? turn : { ...turn, role: told }
  })
  // Whoever says who the agents are says all of them.
  const mixed = conversation.mixed === true && !turns.some((turn, i) => turn.role === 'agent' && turn !== conversation.turns[i])
  return { ...conversation, mixed: mixed || undefined, turns }
}
