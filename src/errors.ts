/** A user's mistake: its message says what happened, where, and what to do now. Printed as one line, exit code 2. */
export class UserError extends Error {
  override readonly name = 'UserError'
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
