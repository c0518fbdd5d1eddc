import type { Reading } from '../model/reading.ts'
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
  yield* decideRoles(readAll(inputs, options), options)
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
