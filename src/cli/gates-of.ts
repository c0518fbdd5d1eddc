import { readFile } from 'node:fs/promises'
import { readBaseline } from '../config/baseline-file.ts'
import type { ThresholdEntry } from '../config/config.ts'
import type { Found } from '../config/find.ts'
import { thresholdOf } from '../config/thresholds.ts'
import { UserError, whyNotRead } from '../errors.ts'
import { DEFAULT_THRESHOLDS, MARGIN } from '../gates/defaults.ts'
import { earlierReport } from '../gates/earlier.ts'
import { parseThreshold, type Threshold } from '../gates/threshold.ts'
import type { Gates } from '../gates/verdict.ts'
import { MIN_TURNS } from '../measures/views.ts'
import { taggerId } from '../model/night.ts'
import { taggerVersion } from '../tagger-version.ts'
import { type ReadingFlags, shareOf } from './input-options.ts'
import { placeOf } from './settings.ts'

/** The options of `check`, as commander gives them. */
export interface GateFlags extends ReadingFlags {
  readonly threshold?: readonly string[]
  readonly minTurns?: string
  readonly confidence?: string
  readonly allowEmpty?: boolean
  readonly baseline?: string
  readonly updateBaseline?: boolean
  readonly pruneBaseline?: boolean
  readonly against?: string
  readonly margin?: string
}

/** What the night is held against: the command line before the configuration. Throws UserError. */
export async function gatesOf(flags: GateFlags, { config, file, folder }: Found): Promise<Gates> {
  const baseline = baselineFile(flags, { config, file, folder })
  const content = baseline === undefined ? undefined : await readBaseline(baseline)
  if (baseline !== undefined && content === undefined && !flags.updateBaseline)
    throw new UserError(`${baseline}: there is no such baseline yet: saltshaker check --update-baseline writes it from today's findings`)
  const minTurns = flags.minTurns === undefined ? (config.minTurns ?? MIN_TURNS) : whole(flags.minTurns, '--min-turns')
  const against = againstOf(flags, { config, file, folder })
  return {
    thresholds: thresholdsOf(flags, config.thresholds, file),
    minTurns,
    confidence: confidenceOf(flags.confidence) ?? config.confidence ?? 'point',
    allowEmpty: flags.allowEmpty ?? config.allowEmpty ?? false,
    baseline: baseline === undefined || content === undefined ? undefined : { file: baseline, content },
    margin: marginOf(flags, { config, file, folder }),
    against:
      against === undefined || windowOf(against) !== undefined
        ? undefined
        : await earlierOf(against, againstOrigin(flags, file), flags.weights),
  }
}

/** What the night is compared with: `last`, `7d`, or the name of a file; undefined: with nothing. Throws UserError where the history is missing. */
export function againstOf({ against, history }: GateFlags, { config, file, folder }: Found): string | undefined {
  const before = against ?? config.against
  if (before === undefined) return undefined
  if (windowOf(before) === undefined) return against ?? placeOf(before, folder)
  if (history === undefined)
    throw new UserError(`${againstOrigin({ against }, file)} ${before} looks into the history: add --history FOLDER`)
  return before
}

function againstOrigin({ against }: GateFlags, file: string | undefined): string {
  return against === undefined ? `${file}: against:` : '--against'
}

/** The nights of a history that `last` and `7d` name; undefined for the name of a file. */
export function windowOf(against: string): 'last' | number | undefined {
  const days = /^([1-9]\d*)d$/.exec(against)?.[1]
  return against === 'last' ? 'last' : days === undefined ? undefined : Number(days)
}

/** The name of the baseline; the usual one where it is to be written and nobody names it. */
export function baselineFile(flags: GateFlags, { config, folder }: Found): string | undefined {
  if (flags.baseline !== undefined) return flags.baseline
  if (config.baseline !== undefined) return placeOf(config.baseline, folder)
  return flags.updateBaseline || flags.pruneBaseline ? placeOf('saltshaker.baseline.json', folder) : undefined
}

function thresholdsOf({ threshold }: GateFlags, configured: readonly ThresholdEntry[] | undefined, file: string | undefined): Threshold[] {
  if (threshold !== undefined) return threshold.map(text => parseThreshold(text, '--threshold'))
  return (configured ?? DEFAULT_THRESHOLDS).map((entry, index) => thresholdOf(entry, `${file ?? 'default'}: thresholds[${index + 1}]`))
}

async function earlierOf(file: string, origin: string, weights: string | undefined): Promise<ReturnType<typeof earlierReport>> {
  const text = await readFile(file, 'utf8').catch(error => {
    throw new UserError(`${origin} ${file}: cannot be read: ${whyNotRead(error)}; it takes last, 7d or an earlier JSON report`)
  })
  const earlier = earlierReport(text, file)
  if (earlier.tagger !== undefined && taggerId(earlier.tagger) !== taggerId(taggerVersion(weights)))
    throw new UserError(
      `${origin} ${file}: was tagged otherwise, by other weights or cues, and cannot be compared: make that report anew from its export`,
    )
  return earlier
}

function confidenceOf(value: string | undefined): Gates['confidence'] | undefined {
  if (value === undefined || value === 'point' || value === 'interval') return value
  throw new UserError(`--confidence takes point or interval, not "${value}"`)
}

function marginOf({ margin }: GateFlags, { config, file }: Found): number {
  const value = margin ?? config.margin
  const origin = margin === undefined ? `${file}: margin` : '--margin'
  return value === undefined ? MARGIN : shareOf(value, `${origin} takes percentage points such as 1%`)
}

function whole(value: string, option: string): number {
  if (!/^\d+$/.test(value.trim())) throw new UserError(`${option} takes a whole number, not "${value}"`)
  return Number(value)
}
