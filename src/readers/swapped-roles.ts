import type { Notice } from '../model/reading.ts'
import type { Conversation, Role, Turn } from '../model/turn.ts'
import { greetingOf, isCall } from './role-evidence.ts'

/** Turns of each side that are looked at: a service greets at once. */
const OPENING = 2

/** Watches calls whose roles the data tells for roles that look swapped. Diarisation numbers the voices, and software guesses which is the agent. FORMATS 0.7. */
export interface SwapWatch {
  readonly add: (conversation: Conversation) => void
  /** One warning for the input, where any call looked swapped. */
  readonly notice: (source: string) => Notice | undefined
}

export function swapWatch(): SwapWatch {
  let calls = 0
  let swapped = 0
  let first: { conversation: Conversation; reason: string; agent: Turn; customer: Turn } | undefined
  return {
    add: conversation => {
      if (!isCall(conversation)) return
      calls++
      const agents = opening(conversation, 'agent')
      const customers = opening(conversation, 'customer')
      if (agents.length === 0 || customers.length === 0) return
      const reason = greetingOf(customers)
      if (reason === undefined || greetingOf(agents) !== undefined) return
      swapped++
      first ??= { conversation, reason, agent: agents[0]!, customer: customers[0]! }
    },
    notice: source => {
      if (first === undefined) return undefined
      const { conversation, reason, agent, customer } = first
      const [called, answered] = [labelOf(customer), labelOf(agent)]
      const wayOut =
        called !== '' && answered !== ''
          ? `if so, pass --agent ${quoted(called)} --customer ${quoted(answered)}`
          : 'if so, export it again with the right roles'
      const message = `the roles look swapped in ${swapped} of ${calls} ${calls === 1 ? 'call' : 'calls'}: in '${conversation.id}' the customer ${reason}, the agent does not; ${wayOut}`
      return { kind: 'warning', source, message }
    },
  }
}

function opening({ turns }: Conversation, role: Role): Turn[] {
  const found: Turn[] = []
  for (const turn of turns) {
    if (turn.role !== role) continue
    found.push(turn)
    if (found.length === OPENING) break
  }
  return found
}

function labelOf({ speaker, speakerId }: Turn): string {
  return speaker || (speakerId ?? '')
}

function quoted(name: string): string {
  return name.includes("'") ? `"${name}"` : `'${name}'`
}
