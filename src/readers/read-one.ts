import { UserError, whyNotRead } from '../errors.ts'
import type { Notice, Reading } from '../model/reading.ts'
import { assemble } from './assemble.ts'
import { besideOf } from './beside.ts'
import { decode, NotText } from './decode.ts'
import { type Detection, detect } from './detect.ts'
import { READERS } from './index.ts'
import type { Input } from './inputs.ts'
import { voiceWatch } from './one-voice.ts'
import type { Head, Reader, ReaderEvents, ReadOptions } from './reader.ts'
import { recordWatch } from './record-watch.ts'
import { swapWatch } from './swapped-roles.ts'
import { type RoleOptions, toldBy, withRoles } from './told-roles.ts'

export interface InputOptions extends ReadOptions, RoleOptions {
  /** From `--format`: read as this format, whatever it looks like. */
  readonly format?: string | undefined
  /** From `--max-skipped`: the share of an input's records, 0 to 1, that may be unreadable. Default 0.05. */
  readonly maxSkipped?: number | undefined
  /** How the name of an input and the id of a conversation are told on. Default: as they are. */
  readonly showPlace?: ((place: string) => string) | undefined
}

/** Characters by which a format is recognised. */
const HEAD = 64 * 1024
const MAX_SKIPPED = 0.05

/**
 * Reads one input, with the roles that its data tells. What cannot be read, or holds no turn, is a `failed` notice.
 * `recognised` hears of the format before the first reading. `more` gives further files of the same folder and format, for formats whose files are
 * one export.
 */
export async function* readOne(
  input: Input,
  options: InputOptions,
  recognised?: (detection: Detection, head: Head) => void,
  more: (reader: Reader) => AsyncIterable<Input> = noMore,
): AsyncIterable<Reading> {
  const source = input.name
  const notices: Notice[] = input.note === undefined ? [] : [{ kind: 'warning', ...input.note }]
  const due = (): Reading[] => notices.splice(0).map(notice => ({ notice }))
  const failed = (message: string): Reading => ({ notice: { kind: 'failed', source, message } })
  let turns = 0
  let broken = false
  const watch = recordWatch()
  const text = textOf(input, notices)[Symbol.asyncIterator]()
  try {
    const { head, first } = await opening(text, source)
    if (head.text.trim() === '') {
      yield* due()
      yield failed(source === '-' ? 'nothing came in: name files, or pipe a transcript in' : 'the file is empty: export it again')
      return
    }
    if (input.isFound === true && isEmptyList(head)) {
      yield { notice: { kind: 'aside', source, message: 'an empty list: nobody wrote anything' } }
      return
    }
    const detection = detect(head, READERS, options.format, options.map)
    recognised?.(detection, head)
    const { reader } = detection
    const id = idOf(source)
    const told = toldBy(options)
    const watches = [swapWatch(), voiceWatch()]
    let file = source
    const opens = (next: Input): void => {
      file = next.name
    }
    const events = watch.through(eventsOf(reader, chain(first, text), input, more, opens, options, notices))
    for await (const reading of assemble(events, { ...reader, source, id, file: () => file })) {
      if (notices.length > 0) yield* due()
      if ('conversation' in reading) {
        turns += reading.conversation.turns.length
        const known = told === undefined ? reading.conversation : withRoles(reading.conversation, told)
        for (const watched of watches) watched.add(known)
      } else if (reading.notice.kind === 'failed') broken = true
      yield reading
    }
    const silences = watch.silences(source)
    for (const notice of [silences, ...watches.map(watched => watched.notice(source))]) if (notice !== undefined) notices.push(notice)
    notices.push(...watch.asides(source))
    yield* due()
    if (turns > 0) {
      const tooMany = watch.tooMany(options.maxSkipped ?? MAX_SKIPPED)
      if (tooMany !== undefined) yield failed(tooMany)
    } else if (!broken && (silences === undefined || watch.firstSkipped() !== undefined))
      yield failed(
        `no turns in it, read as ${reader.name}: ${watch.firstSkipped() ?? 'export it again, or pass --format if it is something else'}`,
      )
  } catch (error) {
    if (!(error instanceof UserError) && !isSystemError(error)) throw error
    yield* due()
    // Beside exports there lie other files: who names one wants it read.
    if (error instanceof NotText && input.isFound === true)
      yield { notice: { kind: 'warning', source, message: `not read: ${error.message}` } }
    else yield failed(whyNotRead(error))
  } finally {
    await text.return?.()
  }
}

/** The format of an input, without reading on; undefined where it is none. */
export function detectionOf(input: Input, options: InputOptions): Promise<Detection | undefined> {
  return ofHead(input, head => detect(head, READERS, options.format, options.map))
}

/** Whether it is an empty list, such as the file of a day on which nobody wrote. */
export async function holdsNothing(input: Input): Promise<boolean> {
  if (!/\.json$/i.test(input.name)) return false
  return (await ofHead(input, isEmptyList)) === true
}

function isEmptyList({ text, complete }: Head): boolean {
  return complete && /^\s*\[\s*\]\s*$/.test(text)
}

/** What the beginning of an input tells; undefined where it cannot be read, or tells nothing. */
async function ofHead<T>(input: Input, tell: (head: Head) => T): Promise<T | undefined> {
  const text = textOf(input, [])[Symbol.asyncIterator]()
  try {
    return tell((await opening(text, input.name)).head)
  } catch (error) {
    if (!(error instanceof UserError) && !isSystemError(error)) throw error
    return undefined
  } finally {
    await text.return?.()
  }
}

async function* noMore(): AsyncIterable<Input> {}

function textOf(input: Input, notices: Notice[]): AsyncIterable<string> {
  return decode(input.open(), (kind, message) => notices.push({ kind, source: input.name, message }))
}

async function* eventsOf(
  reader: Reader,
  text: AsyncIterable<string>,
  input: Input,
  more: (reader: Reader) => AsyncIterable<Input>,
  opens: (next: Input) => void,
  options: InputOptions,
  notices: Notice[],
): ReaderEvents {
  const shared = new Map<string, unknown>()
  const optionsFor = async (one: Input): Promise<ReadOptions> => ({
    ...options,
    shared,
    id: idOf(one.name),
    folder: folderOf(one.name),
    beside: await besideOf(one, reader),
  })
  yield* reader.read(text, await optionsFor(input))
  if (reader.joinsFiles !== true) return
  for await (const next of more(reader)) {
    opens(next)
    yield* reader.read(textOf(next, notices), await optionsFor(next))
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

function folderOf(source: string): string | undefined {
  return source.split(/[\\/]/).at(-2)
}

/** Name of the file without folders and extensions. */
function idOf(source: string): string {
  const name = source.split(/[\\/]/).pop()!
  return name.replace(/\.gz$/i, '').replace(/\.[A-Za-z]{2,6}$/, '') || name
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error
}
