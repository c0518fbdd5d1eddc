/** A user's mistake: its message says what happened, where, and what to do now. Printed as one line, exit code 2. */
export class UserError extends Error {
  override readonly name = 'UserError'
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

const REASONS: Readonly<Record<string, readonly [read: string, written: string]>> = {
  ENOENT: ['there is no such file: check the name, and the folder that you are in', 'its folder does not exist: create it first'],
  ENOTDIR: ['its folder is a file', 'its folder is a file'],
  EISDIR: ['it is a folder: name a file in it', 'it is a folder: name a file in it'],
  ELOOP: ['it is a link that leads back to itself: name the file itself', 'it is a link that leads back to itself: name another file'],
  EACCES: ['no permission to read it', 'no permission to write there'],
  EPERM: ['no permission to read it', 'no permission to write there'],
  EROFS: ['the disk is read-only', 'the disk is read-only'],
  ENOSPC: ['the disk is full', 'the disk is full'],
}

/** Why something could not be written, in words. */
export function whyNotWritten(error: unknown): string {
  return REASONS[codeOf(error)]?.[1] ?? messageOf(error)
}

/** Why something could not be read, in words. */
export function whyNotRead(error: unknown): string {
  return REASONS[codeOf(error)]?.[0] ?? messageOf(error)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
