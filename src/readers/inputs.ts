import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { UserError } from '../errors.ts'

/** A file or standard input, not yet opened. `name` is as the user gave it, with `/`; '-' is standard input. */
export interface Input {
  readonly name: string
  readonly open: () => AsyncIterable<Uint8Array>
}

export interface InputPlaces {
  /** What relative names are relative to. Default: the working directory. */
  readonly cwd?: string | undefined
  readonly stdin?: AsyncIterable<Uint8Array> | undefined
}

/** Larger ones are hardly faster, and cost memory: what is read together lives long enough to be promoted. */
const READ_BYTES = 64 * 1024

/**
 * The inputs that the arguments name: files, folders (all that is in them but hidden files), globs, '-'. Each once, sorted by code units.
 * A file that is missing is still an input, so that it is reported like any unreadable one and the others are read.
 * Throws UserError where a folder or glob matches nothing.
 */
export async function findInputs(names: readonly string[], places: InputPlaces = {}): Promise<Input[]> {
  if (names.length === 0) throw new UserError("no input: name files, folders or globs, or '-' for standard input")
  const cwd = places.cwd ?? process.cwd()
  const found = new Map<string, Input>()
  for (const given of names) {
    if (given === '-') {
      found.set('-', { name: '-', open: () => places.stdin ?? process.stdin })
      continue
    }
    for (const name of await filesOf(given, cwd)) {
      const path = resolve(cwd, name)
      const before = found.get(path)
      if (before === undefined || name < before.name) found.set(path, fileInput(name, path))
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

async function filesOf(given: string, cwd: string): Promise<string[]> {
  const found = await stat(resolve(cwd, given)).catch(() => undefined)
  if (found?.isDirectory()) {
    const folder = given.replace(/[\\/]+$/, '')
    const inside = await glob(['**/*'], { cwd: resolve(cwd, given), onlyFiles: true })
    if (inside.length === 0) throw new UserError(`${given}: the folder has no files`)
    return inside.map(name => (folder === '.' || given === '.' ? name : `${folder}/${name}`))
  }
  if (found !== undefined || !isDynamicPattern(given)) return [given]
  const matched = await glob([given], { cwd, onlyFiles: true })
  if (matched.length === 0) throw new UserError(`${given}: no file matches`)
  return matched
}

function fileInput(name: string, path: string): Input {
  return { name, open: () => createReadStream(path, { highWaterMark: READ_BYTES }) }
}
