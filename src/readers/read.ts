import type { Reading } from '../model/reading.ts'
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
  for (const input of inputs) yield* readOne(input, options)
}
