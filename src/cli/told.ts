import { messageOf, UserError } from '../errors.ts'
import { clean } from '../reporters/escape.ts'
import { warn } from './output.ts'

/** Does a part of a run without which the rest is still worth having: a user's mistake is told, with exit code 2, and `otherwise` stands in. */
export async function told<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    warn(clean(`saltshaker: ${messageOf(error)}`))
    process.exitCode = 2
    return otherwise
  }
}
