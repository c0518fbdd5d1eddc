import type { Notice } from '../model/reading.ts'
import type { Conversation, Turn } from '../model/turn.ts'
import { isNameless } from './role-ledger.ts'

/** Watches a run for agents who are numbers: `Speaker 0` of one call is hardly the one of the next, and a report knows names only. FORMATS 6.12. */
export interface NumberedAgents {
  readonly add: (conversation: Conversation) => void
  /** One warning for the run, where a number is the agent of several conversations. */
  readonly notice: () => Notice | undefined
}

export function numberedAgents(): NumberedAgents {
  const seen = new Map<string, { readonly source: string; conversations: number }>()
  return {
    add: ({ source, turns }) => {
      const agents = new Map<string, Turn>()
      for (const turn of turns) if (turn.role === 'agent') agents.set(turn.speaker, turn)
      for (const [name, turn] of agents) {
        if (name === '' || !isNameless(turn)) continue
        const one = seen.get(name) ?? { source, conversations: 0 }
        one.conversations++
        seen.set(name, one)
      }
    },
    notice: () => {
      const several = [...seen].filter(([, { conversations }]) => conversations > 1).sort((a, b) => b[1].conversations - a[1].conversations)
      const [first] = several
      if (first === undefined) return undefined
      const [name, { source, conversations }] = first
      const message = [
        `'${name}' is the agent of ${conversations} conversations${several.length > 1 ? `, and so with ${several.length - 1} more` : ''}:`,
        'nobody’s name, so several people may stand in one row;',
        'export the calls with the agents’ names, or read such a row as all of them together',
      ].join(' ')
      return { kind: 'warning', source, message }
    },
  }
}
