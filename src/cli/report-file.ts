import { constants } from 'node:fs'
import { access, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import type { Found } from '../config/find.ts'
import { UserError, whyNotWritten } from '../errors.ts'
import type { Input } from '../readers/inputs.ts'
import type { ReadingFlags } from './input-options.ts'

/**
 * Throws UserError where a file cannot be written, is named twice, is one of the inputs, or lies in a folder of them, where the next run would take
 * the turns that it quotes for a transcript's: before a night is read, not after it. Names are as the user gave them.
 */
export async function checkReportFiles(files: readonly string[], inputs: readonly string[], places: readonly string[] = []): Promise<void> {
  const read = new Set(inputs.map(name => resolve(name)))
  const named = new Set<string>()
  for (const file of files) {
    const path = resolve(file)
    if (read.has(path)) throw new UserError(`${file}: is read as input and would be written over; name another file for the report`)
    if (named.has(path)) throw new UserError(`${file}: two reporters would write to it; give each its own file`)
    named.add(path)
    const place = places.find(one => isIn(path, resolve(one)))
    if (place !== undefined)
      throw new UserError(`${file}: the next run would read it as a transcript, for it lies in ${place}: write it elsewhere`)
    try {
      const old = await stat(path).catch(() => undefined)
      if (old?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
      if (!old) await stat(dirname(path))
      await access(old ? path : dirname(path), constants.W_OK)
    } catch (error) {
      throw new UserError(`${file}: cannot be written: ${whyNotWritten(error)}`)
    }
  }
}

function isIn(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** Everything that a run reads beside the configuration's own answers: no report may be written over it. */
export function filesRead(inputs: readonly Input[], flags: ReadingFlags & { readonly labels?: readonly string[] }, found: Found): string[] {
  const one = [flags.roster, flags.weights, found.file].filter(file => file !== undefined)
  return [...inputs.map(({ name }) => name), ...one, ...(flags.labels ?? [])]
}

/** Writes beside, then renames: a killed run leaves the old report whole. Throws UserError where it cannot be written. */
export async function writeReportFile(file: string, text: string): Promise<void> {
  try {
    const old = await stat(file).catch(() => undefined)
    // A pipe or device cannot be replaced; a link stays one.
    if (old && !old.isFile()) return await writeFile(file, text)
    const target = old ? await realpath(file) : file
    const beside = `${target}.part`
    try {
      await writeFile(beside, text)
      await rename(beside, target)
    } catch (error) {
      await rm(beside, { force: true }).catch(() => {})
      throw error
    }
  } catch (error) {
    throw new UserError(`${file}: cannot be written: ${whyNotWritten(error)}`)
  }
}
