import { messageOf, UserError } from '../errors.ts'
import type { Notice, Reading } from '../model/reading.ts'
import { assemble } from './assemble.ts'
import { decode } from './decode.ts'
import { type Detection, detect } from './detect.ts'
import { READERS } from './index.ts'
import type { Input } from './inputs.ts'
import type { Head, ReadOptions } from './reader.ts'
import { type RoleOptions, toldBy, withRoles } from './roles.ts'
import { swapWatch } from './swapped-roles.ts'

export interface InputOptions extends ReadOptions, RoleOptions {
  /** From `--format`: read as this format, whatever it looks like. */
  readonly format?: string | undefined
}

/** Characters by which a format is recognised. */
const HEAD = 64 * 1024

/**
 * Reads one input, with the roles that its data tells. What cannot be read, or holds no turn, is a `failed` notice.
 * `recognised` hears of the format before the first reading.
 */
export async function* readOne(
  input: Input,
  options: InputOptions,
  recognised?: (detection: Detection, head: Head) => void,
): AsyncIterable<Reading> {
  const source = input.name
  const notices: Notice[] = []
  const due = (): Reading[] => notices.splice(0).map(notice => ({ notice }))
  const failed = (message: string): Reading => ({ notice: { kind: 'failed', source, message } })
  let turns = 0
  let broken = false
  let skipped: { count: number; first: string } | undefined
  const text = decode(input.open(), (kind, message) => notices.push({ kind, source, message }))[Symbol.asyncIterator]()
  try {
    const { head, first } = await opening(text, source)
    if (head.text.trim() === '') {
      yield* due()
      yield failed(source === '-' ? 'nothing came in: name files, or pipe a transcript in' : 'the file is empty: export it again')
      return
    }
    const detection = detect(head, READERS, options.format)
    recognised?.(detection, head)
    const { reader } = detection
    const id = idOf(source)
    const told = toldBy(options)
    const swaps = swapWatch()
    const events = reader.read(chain(first, text), { ...options, id })
    for await (const reading of assemble(events, { ...reader, source, id })) {
      if (notices.length > 0) yield* due()
      if ('conversation' in reading) {
        turns += reading.conversation.turns.length
        swaps.add(told === undefined ? reading.conversation : withRoles(reading.conversation, told))
      } else if (reading.notice.kind === 'failed') broken = true
      else if (reading.notice.kind === 'skipped')
        skipped = { count: (skipped?.count ?? 0) + 1, first: skipped?.first ?? reading.notice.message }
      yield reading
    }
    const swap = swaps.notice(source)
    if (swap !== undefined) notices.push(swap)
    yield* due()
    if (turns > 0 || broken) return
    yield failed(
      skipped === undefined
        ? `no turns in it, read as ${reader.name}: export it again, or pass --format if it is something else`
        : `no turns in it, read as ${reader.name}: ${skipped.count} left out, the first because: ${skipped.first}`,
    )
  } catch (error) {
    if (!(error instanceof UserError) && !isSystemError(error)) throw error
    yield* due()
    yield failed(reasonOf(error))
  } finally {
    await text.return?.()
  }
}

async function opening(text: AsyncIterator<string>, fileName: string): Promise<{ head: Head; first: string[] }> {
  const first: string[] = []
  let size = 0
  let complete = false
  while (size <= HEAD && !complete) {
    const next = await text.next()
    if (next.done) complete = true
    else {
      first.push(next.value)
      size += next.value.length
    }
  }
  return { head: { text: first.join('').slice(0, HEAD), complete: complete && size <= HEAD, fileName }, first }
}

async function* chain(first: string[], rest: AsyncIterator<string>): AsyncIterable<string> {
  yield* first.splice(0)
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

/** Name of the file without folders and extensions. */
function idOf(source: string): string {
  const name = source.split(/[\\/]/).pop()!
  return name.replace(/\.gz$/i, '').replace(/\.[A-Za-z]{2,6}$/, '') || name
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EACCES: 'no permission to read it',
  EISDIR: 'it is a folder',
}

function reasonOf(error: Error): string {
  const code = isSystemError(error) ? error.code : undefined
  return code === undefined ? messageOf(error) : (REASONS[code] ?? messageOf(error))
}
