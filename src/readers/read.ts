import { messageOf, UserError } from '../errors.ts'
import type { Notice, Reading } from '../model/reading.ts'
import { assemble } from './assemble.ts'
import { decode } from './decode.ts'
import { detect } from './detect.ts'
import { READERS } from './index.ts'
import type { Input } from './inputs.ts'
import type { Head, ReadOptions } from './reader.ts'
import { decideRoles, type RoleOptions } from './roles.ts'

export interface InputOptions extends ReadOptions, RoleOptions {
  /** From `--format`: read as this format, whatever it looks like. */
  readonly format?: string | undefined
}

/** Characters by which a format is recognised. */
const HEAD = 64 * 1024

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

async function* readOne(input: Input, options: InputOptions): AsyncIterable<Reading> {
  const source = input.name
  const notices: Notice[] = []
  const failed = (message: string): Reading => ({ notice: { kind: 'failed', source, message } })
  let turns = 0
  let skipped: { count: number; first: string } | undefined
  try {
    const text = decode(input.open(), (kind, message) => notices.push({ kind, source, message }))
    const opening = await open(text)
    if (opening.head.text.trim() === '') {
      yield* notices.splice(0).map(notice => ({ notice }))
      yield failed('the file is empty')
      return
    }
    const { reader } = detect({ ...opening.head, fileName: source }, READERS, options.format)
    const id = idOf(source)
    const events = reader.read(opening.chunks, { ...options, id })
    for await (const reading of assemble(events, { ...reader, source, id })) {
      while (notices.length > 0) yield { notice: notices.shift()! }
      if ('conversation' in reading) turns += reading.conversation.turns.length
      else if (reading.notice.kind === 'skipped')
        skipped = { count: (skipped?.count ?? 0) + 1, first: skipped?.first ?? reading.notice.message }
      yield reading
    }
    yield* notices.splice(0).map(notice => ({ notice }))
    if (turns > 0) return
    yield failed(
      skipped === undefined
        ? 'no turns in it'
        : `no turns in it: ${skipped.count} records were left out, the first because: ${skipped.first}`,
    )
  } catch (error) {
    if (!(error instanceof UserError) && !isSystemError(error)) throw error
    yield* notices.splice(0).map(notice => ({ notice }))
    yield failed(reasonOf(error))
  }
}

/** Collects the head, and gives all chunks back. */
async function open(text: AsyncIterable<string>): Promise<{ head: Omit<Head, 'fileName'>; chunks: AsyncIterable<string> }> {
  const rest = text[Symbol.asyncIterator]()
  const first: string[] = []
  let size = 0
  let complete = false
  while (size <= HEAD) {
    const next = await rest.next()
    if (next.done) {
      complete = true
      break
    }
    first.push(next.value)
    size += next.value.length
  }
  const chunks = (async function* () {
    yield* first
    first.length = 0
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  })()
  return { head: { text: first.join('').slice(0, HEAD), complete: complete && size <= HEAD }, chunks }
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
