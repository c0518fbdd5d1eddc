import { readFileSync } from 'node:fs'
import { dataFile } from '../data.ts'
import { UserError } from '../errors.ts'
import { type TaggerVersion, taggerId } from '../model/night.ts'

/** The page as the build made it: one file with its script and styles. */
export function pageTemplate(): string {
  return readFileSync(dataFile('../dist/page.html'), 'utf8')
}

declare const SALTSHAKER_VERSION: string

/** Written into labels: which tagger the reviewer judged. */
export function taggerText(version: TaggerVersion): string {
  return `${SALTSHAKER_VERSION} ${taggerId(version)}`
}

/** A browser still opens a larger page, but slowly. */
const LARGE = 20 * 1024 * 1024

/** The warning that a page deserves; undefined where it is small enough. */
export function largePage(file: string | undefined, bytes: number): string | undefined {
  if (bytes <= LARGE) return undefined
  const size = `${Math.round(bytes / 1024 / 1024)} MB`
  return `${file ?? 'the page'} has ${size} and opens slowly: --top 20 shows the worst 20 of each agent; saltshaker review serves any size`
}

/** The number of `--top`. Throws UserError for anything but a whole number from 1 on. */
export function topNumber(value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (!/^[1-9]\d{0,5}$/.test(value)) throw new UserError(`--top takes a whole number from 1 on, not "${value}"`)
  return Number(value)
}
