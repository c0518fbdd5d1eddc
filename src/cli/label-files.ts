import { access, constants, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { messageOf, UserError, whyNotRead, whyNotWritten } from '../errors.ts'
import { type LabelFile, type LabelledConversation, parseLabels } from '../learn/labels.ts'
import { remarksOf } from '../learn/texts.ts'
import { findInputs } from '../readers/inputs.ts'

/** The labelled conversations of all files, folders and globs named. Throws UserError where one cannot be read or nothing is labelled. */
export async function readLabels(names: readonly string[]): Promise<LabelledConversation[]> {
  return names.length === 0 ? [] : parseLabels(await readLabelFiles(names))
}

/** The same of remarks that stand alone, one a line, and their labels. */
export async function readRemarks(names: readonly string[]): Promise<LabelledConversation[]> {
  return names.length === 0 ? [] : parseLabels((await readLabelFiles(names)).map(remarksOf))
}

/** The files, folders and globs named, as text. Throws UserError where one cannot be read. */
export async function readLabelFiles(names: readonly string[]): Promise<LabelFile[]> {
  const files: LabelFile[] = []
  for (const { name } of await findInputs(names)) files.push({ name, content: await readText(name) })
  return files
}

/** What to tell where reviewers differ; undefined where they do not. */
export function disputedText(conversations: readonly LabelledConversation[]): string | undefined {
  const disputed = conversations.reduce((sum, { turns }) => sum + turns.filter(turn => turn.disputed).length, 0)
  if (disputed === 0) return undefined
  return `${disputed} ${disputed === 1 ? 'turn is' : 'turns are'} left out: reviewers differ (saltshaker evaluate LABELS --reviewers shows where)`
}

/** How many agent's turns carry a label. */
export function labelledTurns(conversations: readonly LabelledConversation[]): number {
  return conversations.reduce((sum, { turns }) => sum + turns.filter(({ role, tag }) => role === 'agent' && tag).length, 0)
}

/** Throws UserError where nothing is labelled: figures of nothing would look like figures. */
export function checkLabelled(conversations: readonly LabelledConversation[], names: readonly string[]): void {
  if (labelledTurns(conversations) === 0)
    throw new UserError(
      `${names.join(', ')}: no labelled agent's turn; labels are NDJSON lines with role "agent" and a "tag" (see docs/codebook.md)`,
    )
}

/** The text of a file, unpacked where it is gzip. Throws UserError where it cannot be read. */
export async function readText(name: string): Promise<string> {
  const bytes = await readBytes(name)
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new TextDecoder().decode(bytes)
  try {
    return new TextDecoder().decode(gunzipSync(bytes))
  } catch (error) {
    throw new UserError(`${name}: damaged gzip (${messageOf(error)}); fetch or pack it anew`)
  }
}

export async function readBytes(name: string): Promise<Uint8Array> {
  return readFile(name).catch(error => {
    throw new UserError(`${name}: cannot be read: ${whyNotRead(error)}`)
  })
}

/**
 * Throws UserError where `name` cannot be written, or holds anything but what begins with `magic`: a slip of the keyboard must not cost anybody
 * their labels, nor a minute of learning.
 */
export async function checkReplaceable(name: string, magic: string): Promise<void> {
  const folder = dirname(resolve(name))
  await access(folder, constants.W_OK).catch(error => {
    throw new UserError(`${name}: cannot be written: ${whyNotWritten(error)}`)
  })
  const old = await readFile(name).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw new UserError(`${name}: cannot be written: ${whyNotWritten(error)}`)
  })
  if (old && old.length > 0 && !old.subarray(0, magic.length).equals(Buffer.from(magic)))
    throw new UserError(`${name}: exists and holds something else; name another output, or remove it first`)
}

/** Beside, then renamed: a killed run leaves the old file whole. */
export async function replaceFile(name: string, content: Uint8Array): Promise<void> {
  const beside = `${name}.part`
  try {
    await writeFile(beside, content)
    await rename(beside, name)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => {})
    throw new UserError(`${name}: cannot be written: ${whyNotWritten(error)}`)
  }
}
