import { createReadStream } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { UserError, whyNotRead } from '../errors.ts'
import type { Notice } from '../model/reading.ts'
import { nameMeant } from '../name-meant.ts'
import { type Archive, beginsZip, isZip, zipInputs } from './archive.ts'

/** A file or standard input, not yet opened. `name` is as the user gave it, with `/`; '-' is standard input. */
export interface Input {
  readonly name: string
  readonly open: () => AsyncIterable<Uint8Array>
  /** The file at a path relative to this one's folder; undefined where there is none. */
  readonly beside?: (relative: string) => Promise<Input | undefined>
  /** Whether it was found in a folder or a zip file, and not named. */
  readonly isFound?: boolean
  /** What deserves a look in the archive that it comes from, told once when it is read. */
  readonly note?: Pick<Notice, 'source' | 'message'>
}

export interface InputPlaces {
  /** What relative names are relative to. Default: the working directory. */
  readonly cwd?: string | undefined
  readonly stdin?: AsyncIterable<Uint8Array> | undefined
}

/** Where reviewers' decisions go unless told otherwise: no transcript, wherever it lies. */
export const LABELS_FILE = 'saltshaker-labels.ndjson'

/** Larger ones are hardly faster, and cost memory: what is read together lives long enough to be promoted. */
const READ_BYTES = 64 * 1024

/**
 * The inputs that the arguments name: files, folders (all that is in them but hidden files), globs, '-'. Each once, sorted by code units.
 * A file that is missing, and a folder or glob that matches nothing, is still an input: it is reported like any unreadable file, and the others are read.
 * Throws UserError where nothing is named, and for a single name outside a list.
 */
export async function findInputs(names: readonly string[], places: InputPlaces = {}): Promise<Input[]> {
  if (!Array.isArray(names)) throw new UserError("findInputs takes a list of names: findInputs(['night.csv'])")
  if (names.length === 0) throw new UserError("no input: name files, folders or globs, or '-' for standard input")
  const cwd = places.cwd ?? process.cwd()
  const found = new Map<string, Input>()
  const zips = new Set<string>()
  // Standard input can be read but once.
  for (const given of new Set(names)) {
    if (given === '-') {
      for (const input of await pipedInputs(places.stdin ?? process.stdin)) found.set(input.name, input)
      continue
    }
    const names = await filesOf(given, cwd)
    if (typeof names === 'string') {
      found.set(given, failing(given, names))
      continue
    }
    const isFound = !names.includes(given)
    for (const locked of isFound ? await lockedIn(given, cwd) : []) found.set(locked, failing(locked, NO_PERMISSION))
    for (const name of names) {
      const asGiven = resolve(cwd, name)
      const path = await realpath(asGiven).catch(() => asGiven)
      const before = found.get(path)
      // Of the ways to a file one through a link comes last.
      if (before !== undefined && (name >= before.name || path !== asGiven)) continue
      if (!(await isZip(path))) found.set(path, { ...fileInput(name, asGiven), isFound })
      else if (!zips.has(path)) for (const member of await membersOf(name, path)) found.set(member.name, member)
      zips.add(path)
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** The names of the files, or why there are none. */
async function filesOf(given: string, cwd: string): Promise<string[] | string> {
  const found = await stat(resolve(cwd, given)).catch((error: NodeJS.ErrnoException) => error)
  if (found instanceof Error) {
    if (!isDynamicPattern(given)) return found.code === 'ENOENT' ? await whyMissing(given, cwd) : whyNotRead(found)
    const matched = await glob([given], { cwd, onlyFiles: true })
    return matched.length === 0 ? 'no file matches: check the pattern, and the folder that you are in' : matched
  }
  if (found.isDirectory()) {
    const folder = given.replace(/[\\/]+$/, '')
    const all = await glob(['**/*'], { cwd: resolve(cwd, given), onlyFiles: true })
    // Word's marks that a file is open; and reviewers' labels, which repeat the turns that they judge.
    const inside = all.filter(name => !/(?:^|\/)~\$/.test(name) && !`/${name}`.endsWith(`/${LABELS_FILE}`))
    if (inside.length === 0) return await whyNone(resolve(cwd, given))
    return inside.map(name => (folder === '.' || given === '.' ? name : `${folder}/${name}`))
  }
  return [given]
}

async function whyMissing(given: string, cwd: string): Promise<string> {
  const folder = dirname(resolve(cwd, given))
  const name = basename(given)
  const beside = (await readdir(folder).catch(() => [])).sort()
  if (beside.includes(name)) return 'it is a link to a file that is not there: name the file itself'
  const meant = nameMeant(name, beside)
  if (meant === undefined || name === '') return 'no such file: check the name, and the folder that you are in'
  return `no such file; did you mean ${given.slice(0, given.length - name.length)}${meant}?`
}

const NO_PERMISSION = 'no permission to read this folder'

/** The folders in a folder that may not be read. */
async function lockedIn(given: string, cwd: string): Promise<string[]> {
  const top = resolve(cwd, given)
  if (!(await stat(top).catch(() => undefined))?.isDirectory()) return []
  const inside = await glob(['**/*'], { cwd: top, onlyDirectories: true, followSymbolicLinks: false })
  const locked = await Promise.all(
    inside.map(name =>
      readdir(resolve(top, name)).then(
        () => [],
        () => [name.replace(/\/$/, '')],
      ),
    ),
  )
  const folder = given.replace(/[\\/]+$/, '')
  return locked.flat().map(name => (folder === '.' ? name : `${folder}/${name}`))
}

async function whyNone(folder: string): Promise<string> {
  return readdir(folder).then(
    () => 'the folder has no files (hidden ones are not read)',
    () => NO_PERMISSION,
  )
}

function failing(name: string, message: string): Input {
  return {
    name,
    // biome-ignore lint/correctness/useYield: an input that fails before its first byte
    open: async function* () {
      throw new UserError(message)
    },
  }
}

function fileInput(name: string, path: string): Input {
  return {
    name,
    open: () => createReadStream(path, { highWaterMark: READ_BYTES }),
    beside: async relative => {
      const place = resolve(dirname(path), relative)
      return (await stat(place).catch(() => undefined))?.isFile() ? fileInput(relative, place) : undefined
    },
  }
}

/** A zip file in a pipe is kept, for its list of members stands at its end. */
const LARGEST_PIPED = 64 * 1024 * 1024
const SIGNATURE = 4

async function pipedInputs(stdin: AsyncIterable<Uint8Array>): Promise<readonly Input[]> {
  const source = stdin[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let size = 0
  const more = async (least: number): Promise<void> => {
    while (size < least) {
      const next = await source.next()
      if (next.done) return
      first.push(next.value)
      size += next.value.length
    }
  }
  await more(SIGNATURE)
  if (!beginsZip(Buffer.concat(first))) return [{ name: '-', open: () => chained(first, source) }]
  await more(LARGEST_PIPED + 1)
  if (size <= LARGEST_PIPED) return membersOf('-', Buffer.concat(first.splice(0)))
  await source.return?.()
  return [failing('-', 'a zip file of more than 64 MB cannot be read from a pipe: save it, and name the file')]
}

async function* chained(first: Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* first.splice(0)
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

async function membersOf(name: string, path: Archive): Promise<readonly Input[]> {
  try {
    return await zipInputs(name, path)
  } catch (error) {
    if (error instanceof UserError) return [failing(name, error.message)]
    throw error
  }
}
