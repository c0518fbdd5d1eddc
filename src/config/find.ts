import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { lilconfig } from 'lilconfig'
import { safeParse } from 'valibot'
import { messageOf, UserError, whyNotRead } from '../errors.ts'
import type { Config } from './config.ts'
import { droppedKey, problemOf } from './problems.ts'
import { configSchema } from './schema.ts'

/** A configuration and where it stands. */
export interface Found {
  readonly config: Config
  /** As it is shown; undefined where there is none. */
  readonly file: string | undefined
  /** What its paths are relative to. */
  readonly folder: string
}

export const CONFIG_FILES = ['saltshaker.config.json', 'saltshaker.config.js', 'package.json'] as const

const loaders = {
  '.json': (path: string, content: string) => parsed(path, content),
  '.js': async (path: string) => executed(path),
}

/**
 * The configuration of a file; without one, the nearest in this folder and those above it. `false`: none at all.
 * Throws UserError where it cannot be read or does not say what a configuration can say.
 */
export async function findConfig(file: string | false | undefined, cwd = process.cwd()): Promise<Found> {
  if (file === false) return { config: {}, file: undefined, folder: cwd }
  if (file !== undefined) {
    const path = resolve(cwd, file)
    const content = await readFile(path, 'utf8').catch(error => {
      throw new UserError(`${file}: the configuration cannot be read: ${whyNotRead(error)}`)
    })
    const value = /\.[cm]?js$/.test(file) ? await executed(path) : parsed(path, content)
    const own = /(?:^|[\\/])package\.json$/.test(file) ? ((value as { saltshaker?: unknown }).saltshaker ?? {}) : value
    return { config: checked(own, file), file, folder: dirname(path) }
  }
  const found = await lilconfig('saltshaker', { searchPlaces: [...CONFIG_FILES], loaders, ignoreEmptySearchPlaces: false }).search(cwd)
  if (found === null) return { config: {}, file: undefined, folder: cwd }
  return { config: checked(found.config, found.filepath), file: found.filepath, folder: dirname(found.filepath) }
}

function parsed(path: string, content: string): unknown {
  if (content.trim() === '' && !path.endsWith('package.json')) return undefined
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''))
  } catch (error) {
    // Somebody else's package.json is not ours to judge.
    if (path.endsWith('package.json')) return {}
    const position = /position (\d+)/.exec(messageOf(error))?.[1]
    const line = position === undefined ? '' : `:${content.slice(0, Number(position)).split('\n').length}`
    throw new UserError(`${path}${line}: the configuration is no valid JSON: ${messageOf(error)}`)
  }
}

async function executed(path: string): Promise<unknown> {
  try {
    return ((await import(pathToFileURL(path).href)) as { default?: unknown }).default
  } catch (error) {
    throw new UserError(`${path}: the configuration cannot be run: ${messageOf(error)}`)
  }
}

function checked(value: unknown, file: string): Config {
  // A file that was cut must not pass for one that asks for nothing.
  if (value === undefined)
    throw new UserError(
      file.endsWith('.json')
        ? `${file}: the configuration is empty: write it anew, {} for none, or remove it`
        : `${file}: the configuration exports nothing by default: write export default { … }`,
    )
  if (Array.isArray(value)) throw new UserError(`${file}: the configuration must be an object, not a list`)
  const result = safeParse(configSchema, value)
  if (!result.success) throw new UserError(`${file}: ${problemOf(result.issues, configSchema)}`)
  const dropped = droppedKey(value)
  if (dropped !== undefined) throw new UserError(`${file}: unknown key "${dropped}": no field and no format can be called so`)
  return result.output
}
