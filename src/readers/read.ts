import type { Notice, Reading } from '../model/reading.ts'
import { duplicateWatch } from './duplicates.ts'
import type { Input } from './inputs.ts'
import { type InputOptions, readOne } from './read-one.ts'
import { decideRoles } from './roles.ts'

export type { InputOptions } from './read-one.ts'

/**
 * Reads the inputs one after the other. An input that cannot be read, or holds no turn, is a `failed` notice, and the others go on.
 * Throws UserError where nobody can tell who the agents are.
 */
export async function* readInputs(inputs: readonly Input[], options: InputOptions = {}): AsyncIterable<Reading> {
  const sources = new Map<string, boolean>()
  for await (const reading of decideRoles(readAll(inputs, options), options)) {
    if ('conversation' in reading) {
      const { source, turns } = reading.conversation
      if (sources.get(source) !== true)
        sources.set(
          source,
          turns.some(turn => turn.role === 'agent'),
        )
    }
    yield reading
  }
  const notice = withoutAgents(sources)
  if (notice !== undefined) yield { notice }
}

/** Where others have agents, an input without any is easily overlooked; where none has, the command says so. */
function withoutAgents(sources: ReadonlyMap<string, boolean>): Notice | undefined {
  const silent = [...sources].filter(([, agents]) => !agents).map(([source]) => source)
  if (silent.length === 0 || silent.length === sources.size) return undefined
  const more = silent.length > 1 ? `, nor in ${silent.length - 1} more ${silent.length === 2 ? 'input' : 'inputs'}` : ''
  const message = `no agent's turn in it${more}: if somebody answers there, pass --agent 'Name*' or --agent-role value`
  return { kind: 'warning', source: silent[0]!, message }
}

async function* readAll(inputs: readonly Input[], options: InputOptions): AsyncIterable<Reading> {
  if (inputs.length === 1) return yield* readOne(inputs[0]!, options)
  const duplicates = duplicateWatch()
  for (const input of inputs) {
    for await (const reading of readOne(input, options)) {
      if ('conversation' in reading) duplicates.add(reading.conversation)
      yield reading
    }
    const notice = duplicates.notice(input.name)
    if (notice !== undefined) yield { notice }
  }
}
