import type { Condition } from '../tagger/context.ts'
import type { Cue } from '../tagger/cues/cue.ts'

/** When a condition of cues holds, in the words of a supervisor. */
const MEANINGS: Readonly<Record<Condition, string>> = {
  'after-complaint':
    'What the customer said since the agent’s last turn complains: something is broken, late, lost or wrong, or they are angry.',
  'after-request': 'What the customer said since the agent’s last turn asks for something, or asks a question.',
  'after-question': 'What the customer said since the agent’s last turn asks a question.',
  'after-thanks': 'What the customer said since the agent’s last turn thanks or praises, and complains of nothing.',
  'after-disclosure': 'What the customer said since the agent’s last turn tells something personal: family, health, a loss, a joy, a plan.',
  'after-customer': 'The customer said something since the agent’s last turn.',
  'help-before': 'Real help begins before the words that the cue sees: “I’ll send …”, “let me fix …”, “instead you can …”.',
  'help-follows': 'Real help begins after the words that the cue sees: “I’ll send …”, “let me fix …”, “instead you can …”.',
  'help-in-turn': 'Real help is offered anywhere in the turn: “I’ll send …”, “let me fix …”, “instead you can …”.',
  negated: 'One of the three words before those that the cue sees turns them round: not, never, no, without, “isn’t” …',
  asks: 'The turn ends in a question mark.',
  short: 'The turn has six words or fewer.',
  opening: 'It is the first turn of any agent in the conversation.',
}

/** Of the cues that ask for a condition or rule it out, so many are named. */
const NAMED = 5

/** The ids of the cues that count only where the condition holds (`when`), and only where it does not (`unless`). */
function cuesWith(condition: Condition, cues: readonly Cue[]): { readonly when: readonly string[]; readonly unless: readonly string[] } {
  const idsOf = (key: 'when' | 'unless'): string[] => cues.filter(cue => cue[key]?.includes(condition)).map(({ id }) => id)
  return { when: idsOf('when'), unless: idsOf('unless') }
}

/** What a condition on a cue's page means, and which cues name it. */
export function conditionText(condition: Condition, cues: readonly Cue[]): string {
  const { when, unless } = cuesWith(condition, cues)
  const lines = [
    `${condition}: a condition of cues`,
    '',
    `Holds:    ${MEANINGS[condition]}`,
    ...(when.length > 0 ? [`When:     the cue counts only where it holds: ${named(when)}`] : []),
    ...(unless.length > 0 ? [`Unless:   the cue counts only where it does not: ${named(unless)}`] : []),
  ]
  return `${lines.join('\n')}\n`
}

/** The same for machines, with every cue. */
export function conditionJson(condition: Condition, cues: readonly Cue[]): object {
  return { schemaVersion: 1, id: condition, holds: MEANINGS[condition], cues: cuesWith(condition, cues) }
}

function named(ids: readonly string[]): string {
  const more = ids.length - NAMED
  return `${ids.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
