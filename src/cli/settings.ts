import { existsSync } from 'node:fs'
import { isAbsolute, relative, resolve } from 'node:path'
import type { Config } from '../config/config.ts'
import { type Found, findConfig } from '../config/find.ts'
import { UserError } from '../errors.ts'
import type { Origins, ReadingFlags } from './input-options.ts'

/** Flags of the command line on top of the configuration. */
export interface Settings<F extends ReadingFlags = ReadingFlags> {
  readonly files: readonly string[]
  readonly flags: F
  readonly found: Found
}

/**
 * What the command line says, else what the format named there says, else what the configuration says. Paths of the configuration are
 * relative to its own folder. Throws UserError where the configuration is wrong.
 */
export async function settingsOf<F extends ReadingFlags>(files: readonly string[], flags: F): Promise<Settings<F>> {
  const found = await findConfig(flags.config)
  const { config } = found
  const name = flags.format ?? config.format
  const named = name !== undefined && config.formats !== undefined && Object.hasOwn(config.formats, name) ? config.formats[name] : undefined
  const place = (path: string | undefined): string | undefined => (path === undefined ? undefined : placeOf(path, found.folder))
  return {
    found,
    files: files.length > 0 ? files : (config.files ?? []).map(path => placeOf(path, found.folder)),
    flags: {
      ...flags,
      origins: originsOf(flags, found, named === undefined ? undefined : name),
      format: named === undefined ? name : named.base,
      mapped: { ...config.map, ...named?.map },
      agent: flags.agent ?? named?.agent ?? config.agent,
      customer: flags.customer ?? named?.customer ?? config.customer,
      bot: flags.bot ?? named?.bot ?? config.bot,
      agentRole: flags.agentRole ?? named?.agentRole ?? config.agentRole,
      tz: flags.tz ?? named?.tz ?? config.tz,
      maxSkipped: flags.maxSkipped ?? config.maxSkipped,
      roster: flags.roster ?? place(config.roster),
      weights: flags.weights ?? place(config.weights),
      history: flags.history ?? place(config.history),
      labels: flags.labels ?? labelsIn(found),
    },
  }
}

const TOLD = ['agent', 'customer', 'bot', 'agentRole', 'tz', 'maxSkipped'] as const

/** Where the configuration says what the command line does not; `name` is the format of its own that is read. */
function originsOf(flags: ReadingFlags, { config, file }: Found, name: string | undefined): Origins {
  const named = name === undefined ? {} : (config.formats?.[name] ?? {})
  const told = TOLD.filter(key => flags[key] === undefined)
  return {
    ...Object.fromEntries(told.map(key => [key, `${file}: ${Object.hasOwn(named, key) ? `formats.${name}.` : ''}${key}`])),
    mapped: `${file}: map`,
    format: name !== undefined ? `${file}: formats.${name}.base` : flags.format === undefined ? `${file}: format` : undefined,
  }
}

const FILES = ['weights', 'roster', 'labels', 'baseline', 'history'] as const

/** The error of a run; where it is about a file that only the configuration names, it says so. `given` is the command line. */
export function withOrigin(error: unknown, given: { readonly [key in (typeof FILES)[number]]?: unknown }, found: Found): unknown {
  if (!(error instanceof UserError)) return error
  const key = FILES.find(key => {
    const path = given[key] === undefined ? found.config[key] : undefined
    return path !== undefined && error.message.startsWith(`${placeOf(path, found.folder)}:`)
  })
  return key === undefined ? error : new UserError(`${found.file}: ${key}: ${error.message}`)
}

/** The labels file of the configuration, once a review has written it. */
function labelsIn(found: Found): readonly string[] | undefined {
  const file = labelsFile(found)
  return file !== undefined && existsSync(file) ? [file] : undefined
}

/** The labels file that the configuration names, whether it is there or not. */
export function labelsFile({ config, folder }: Found): string | undefined {
  return config.labels === undefined ? undefined : placeOf(config.labels, folder)
}

/** A path of the configuration as seen from the working directory. */
export function placeOf(path: string, folder: string): string {
  if (path === '-' || isAbsolute(path)) return path
  return relative('', resolve(folder, path)).replaceAll('\\', '/') || '.'
}

/** The configuration as it is used, for `--print-config`: where it stands, and what it says. */
export function printedConfig({ config, file }: Found): string {
  const { $schema: _, ...said }: Config = config
  return `${JSON.stringify({ file: file ?? null, ...said }, undefined, 2)}\n`
}
