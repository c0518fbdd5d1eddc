import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { UserError, whyNotRead, whyNotWritten } from '../errors.ts'
import type { PageConversation } from '../reporters/page/page-data.ts'
import { contextLines, type Decision, labelLine } from './decision.ts'
import { decisionOf, isContext } from './decision-lines.ts'

/** The labels that reviewers append to, one after the other and several at once: nothing in it is ever written over. */
export interface LabelsFile {
  /** Every decision in the file, in its order, whoever wrote it. Grows by `refresh`. */
  readonly decisions: readonly Decision[]
  /** Resolves once it is on the disk. */
  readonly append: (decision: Decision, conversation: PageConversation) => Promise<void>
  /** Reads on where others have appended. */
  readonly refresh: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Opens the file, or begins it. Throws UserError where it cannot be written, or holds something else than labels. */
export async function openLabels(name: string): Promise<LabelsFile> {
  const handle = await open(name, 'a+', 0o600).catch((error: unknown) => {
    throw new UserError(`${name}: cannot be written: ${whyNotWritten(error)}`)
  })
  await syncFolder(dirname(name))
  const decisions: Decision[] = []
  /** Conversations whose turns stand in the file: context is written once. */
  const told = new Set<string>()
  let read = 0
  let lines = 0
  const refresh = async (): Promise<void> => {
    const text = await completeLines(handle, read, name)
    read += Buffer.byteLength(text)
    for (const line of text.split('\n').slice(0, -1)) {
      lines++
      const record = parsed(line, `${name}:${lines}`)
      if (record === undefined) continue
      if (isContext(record)) told.add(placeOf(record))
      const decision = decisionOf(record)
      if (decision !== undefined) decisions.push(decision)
    }
  }
  const write = async (decision: Decision, conversation: PageConversation): Promise<void> => {
    await refresh()
    const key = placeOf({ source: conversation.source, conversation: conversation.id })
    const context = told.has(key) ? [] : contextLines(conversation)
    const text = [...context, labelLine(decision, conversation)].map(line => `${line}\n`).join('')
    const { size } = await handle.stat()
    // A line that a crash cut short must not swallow the next one.
    await writeAll(handle, size > read ? `\n${text}` : text, name)
    await refresh()
  }
  let last: Promise<void> = Promise.resolve()
  /** One after the other: within this process nothing interleaves; between processes each is a single write. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    last = last.then(work, work)
    return last
  }
  await refresh()
  return {
    decisions,
    append: (decision, conversation) => inTurn(() => write(decision, conversation)),
    refresh: () => inTurn(refresh),
    close: async () => {
      await last.catch(() => {})
      await handle.close()
    },
  }
}

/** From an offset to the last line break: what is cut is read when it is whole. */
async function completeLines(handle: FileHandle, from: number, name: string): Promise<string> {
  try {
    const { size } = await handle.stat()
    if (size < from) throw new UserError(`${name}: has become shorter since it was opened; end this review and start it anew`)
    const bytes = Buffer.alloc(size - from)
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, from)
    return bytes.subarray(0, bytes.subarray(0, bytesRead).lastIndexOf(0x0a) + 1).toString('utf8')
  } catch (error) {
    if (error instanceof UserError) throw error
    throw new UserError(`${name}: cannot be read: ${whyNotRead(error)}`)
  }
}

async function writeAll(handle: FileHandle, text: string, name: string): Promise<void> {
  try {
    const bytes = Buffer.from(text)
    const { bytesWritten } = await handle.write(bytes)
    // A full disk may take a part: the rest of a cut line would be another's line.
    if (bytesWritten < bytes.length) throw Object.assign(new Error('only a part was written'), { code: 'ENOSPC' })
    await handle.sync()
  } catch (error) {
    throw new UserError(`${name}: cannot be written: ${whyNotWritten(error)}`)
  }
}

/** A new file is safe once its folder knows it. Not every system can do that for a folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => {})
  await handle?.close()
}

/** undefined where the line is empty, or was cut short by a crash: it is no decision. Throws UserError where the file holds something else. */
function parsed(line: string, place: string): Readonly<Record<string, unknown>> | undefined {
  if (line.trim() === '') return undefined
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null && 'text' in value && 'role' in value) return value as Record<string, unknown>
  } catch {
    if (line.startsWith('{"conversation":')) return undefined
  }
  throw new UserError(`${place}: no label (an object with "role" and "text"); name another file for --labels`)
}

function placeOf({ source = '', conversation = '' }: Readonly<Record<string, unknown>>): string {
  return JSON.stringify([source, conversation])
}
