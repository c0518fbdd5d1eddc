import { UserError } from '../errors.ts'
import { nameMeant } from '../name-meant.ts'
import { FIELDS } from '../readers/columns.ts'
import { READERS } from '../readers/index.ts'
import { findInputs, type Input } from '../readers/inputs.ts'
import type { InputOptions } from '../readers/read.ts'
import { isZone } from '../readers/times.ts'
import { maskPlace } from '../reporters/mask-place.ts'

/** The options that every command reading transcripts shares, as commander gives them. */
export interface ReadingFlags {
  readonly format?: string | undefined
  readonly map?: readonly string[] | undefined
  /** What the configuration maps; `map` goes before it. */
  readonly mapped?: Readonly<Record<string, string>> | undefined
  /** For each flag that the configuration gives, and `mapped`, where it stands: file and key. */
  readonly origins?: Origins | undefined
  readonly agent?: readonly string[] | undefined
  readonly customer?: readonly string[] | undefined
  readonly bot?: readonly string[] | undefined
  readonly agentRole?: readonly string[] | undefined
  readonly maxSkipped?: string | undefined
  readonly tz?: string | undefined
  readonly mask?: boolean
  readonly weights?: string | undefined
  readonly roster?: string | undefined
  readonly history?: string | undefined
  readonly labels?: readonly string[] | undefined
  /** A file, or false for none at all. */
  readonly config?: string | false
  readonly printConfig?: boolean
  readonly reveal?: boolean
  readonly quiet?: boolean
}

export type Origins = { readonly [flag in keyof ReadingFlags]?: string }

/** What to say where a format is asked for that there is not. */
export function noFormat(name: string, known: readonly string[]): string {
  const meant = nameMeant(name, known)
  return `no format "${name}": ${meant ? `did you mean ${meant}? ` : ''}saltshaker formats lists them`
}

/** Throws UserError for a value that no file can make right: once, not for every file. */
export function inputOptions(flags: ReadingFlags): InputOptions {
  const { origins = {} } = flags
  const formats = READERS.map(({ name }) => name)
  if (flags.format !== undefined && !formats.includes(flags.format))
    throw new UserError(`${origins.format ?? '--format'}: ${noFormat(flags.format, formats)}`)
  for (const [option, values] of [
    [origins.agent ?? '--agent', flags.agent],
    [origins.customer ?? '--customer', flags.customer],
    [origins.bot ?? '--bot', flags.bot],
    [origins.agentRole ?? '--agent-role', flags.agentRole],
  ] as const) {
    if (values?.some(value => value.trim() === '')) throw new UserError(`${option} is empty: give a value, or leave it out`)
  }
  if (flags.tz !== undefined && !isZone(flags.tz))
    throw new UserError(`${origins.tz ?? '--tz'}: no time zone "${flags.tz}"; it takes a name such as Europe/Berlin or UTC`)
  return {
    format: flags.format,
    map:
      flags.map || Object.keys(flags.mapped ?? {}).length > 0
        ? { ...mapping(Object.entries(flags.mapped ?? {}), origins.mapped ?? ''), ...mapping(pairsOf(flags.map ?? []), '--map') }
        : undefined,
    agents: flags.agent,
    customers: flags.customer,
    bots: flags.bot,
    zone: flags.tz,
    maxSkipped:
      flags.maxSkipped === undefined
        ? undefined
        : shareOf(flags.maxSkipped, `${origins.maxSkipped ?? '--max-skipped'} takes a share such as 10% or 0.1`),
    showPlace: flags.reveal ? undefined : maskPlace,
    agentRoles: flags.agentRole?.flatMap(values => values.split(',')),
  }
}

/** A share, 0 to 1, as people write it: `10%` or `0.1`. Throws UserError, that says what is taken, for anything else. */
export function shareOf(value: string, taken: string): number {
  const found = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(value.trim())
  const number = found === null ? Number.NaN : Number(found[1]) / (found[2] === '%' ? 100 : 1)
  if (!(number >= 0 && number <= 1)) throw new UserError(`${taken}, not "${value}"`)
  return number
}

/** The files named; standard input where none is and something is piped in. */
export function inputsOf(files: readonly string[]): Promise<Input[]> {
  if (files.length > 0) return findInputs(files)
  if (process.stdin.isTTY)
    throw new UserError('no input: name files, folders or globs, or pipe a transcript in; saltshaker --help shows examples')
  return findInputs(['-'])
}

type Pair = readonly [field: string, column: string | undefined]

function pairsOf(values: readonly string[]): Pair[] {
  return values.flatMap(value => value.split(',')).map(pair => pair.split(/=(.*)/s, 2) as [string, string | undefined])
}

/** `where` they stand. */
function mapping(pairs: readonly Pair[], where: string): Record<string, string> {
  for (const [field, column] of pairs) {
    if (!field || !column)
      throw new UserError(`${where}: "${field}${column === undefined ? '' : '='}" should be field=column, for example text=body`)
    if (field !== 'rows' && !FIELDS.some(known => known === field))
      throw new UserError(`${where}: unknown field "${field}"; the fields are ${FIELDS.join(', ')}`)
  }
  return Object.fromEntries(pairs) as Record<string, string>
}
