import { constants } from 'node:fs'
import { access, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf, UserError, whyNotRead, whyNotWritten } from '../errors.ts'
import { cleanParts, writeOnce } from './parts.ts'

/** A folder that is known to be a history, as the user named it. */
export interface HistoryFolder {
  readonly folder: string
  /** Of the nights in it, ascending ISO dates. */
  readonly nights: readonly string[]
}

const MARK = 'history.json'
const VERSION = 1
const NIGHTS = 'nights'
const NIGHT_FILE = /^(\d{4}-\d\d-\d\d)\.parquet$/

export function nightsFolder(folder: string): string {
  return join(folder, NIGHTS)
}

export function nightFile(folder: string, night: string): string {
  return join(folder, NIGHTS, `${night}.parquet`)
}

/** Opens a history for reading. Throws UserError where there is none, and where it holds what is not saltshaker's. */
export async function openHistory(folder: string): Promise<HistoryFolder> {
  const entries = await listed(folder)
  if (entries === undefined) throw new UserError(`${folder}: there is no such folder: report --history ${folder} begins a history`)
  if (entries.length === 0) throw new UserError(`${folder}: the history is empty: report --history ${folder} writes the first night`)
  return check(folder, entries)
}

/** Opens a history for writing; a new or empty folder becomes one. Leftovers of killed runs are taken away. */
export async function createHistory(folder: string): Promise<HistoryFolder> {
  const entries = await listed(folder)
  try {
    if (entries === undefined) await mkdir(folder).catch(ignoreExisting)
    await access(folder, constants.W_OK)
  } catch (error) {
    throw notWritten(folder, error)
  }
  // Begun and killed before its mark was written, or begun by two at once: whoever comes next goes on.
  const begun = (entries ?? []).every(name => name.startsWith('.') || name === NIGHTS)
  if (begun) await begin(folder)
  for (const place of [folder, join(folder, NIGHTS)]) await cleanParts(place)
  return check(folder, (await listed(folder)) ?? [])
}

async function begin(folder: string): Promise<void> {
  try {
    await mkdir(join(folder, NIGHTS), { recursive: true })
    await writeOnce(join(folder, MARK), `${JSON.stringify({ saltshaker: 'history', version: VERSION })}\n`)
  } catch (error) {
    throw notWritten(folder, error)
  }
}

/** Another run was faster. */
function ignoreExisting(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
}

async function check(folder: string, entries: readonly string[]): Promise<HistoryFolder> {
  if (!entries.includes(MARK)) throw new UserError(`${folder}: is not a history of saltshaker: name its folder, or a new one`)
  const mark = await readMark(join(folder, MARK))
  if (mark > VERSION) throw new UserError(`${folder}: the history is of a newer saltshaker: update this one`)
  const files = (await listed(join(folder, NIGHTS))) ?? []
  const nights: string[] = []
  for (const name of files) {
    if (name.startsWith('.')) continue
    const night = NIGHT_FILE.exec(name)?.[1]
    if (night === undefined) throw new UserError(`${join(folder, NIGHTS, name)}: is no night of saltshaker's history: move it elsewhere`)
    nights.push(night)
  }
  return { folder, nights: nights.sort() }
}

async function readMark(file: string): Promise<number> {
  try {
    const mark: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (typeof mark === 'object' && mark !== null && 'saltshaker' in mark && 'version' in mark && typeof mark.version === 'number')
      return mark.version
  } catch {}
  throw new UserError(`${file}: is damaged: write ${JSON.stringify({ saltshaker: 'history', version: VERSION })} into it`)
}

async function listed(folder: string): Promise<readonly string[] | undefined> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR')
      throw new UserError(`${folder}: is a file: name the folder of the history`)
    throw new UserError(`${folder}: cannot be read: ${whyNotRead(error)}`)
  }
}

/** What DuckDB says, and the code that it would have. */
const SAID: readonly (readonly [said: RegExp, code: string])[] = [
  [/no space left|disk quota/i, 'ENOSPC'],
  [/permission denied/i, 'EACCES'],
  [/read-only file system/i, 'EROFS'],
]

export function notWritten(folder: string, error: unknown): UserError {
  if (error instanceof UserError) return error
  const message = messageOf(error).split('\n', 1)[0]!
  const code = SAID.find(([said]) => said.test(message))?.[1]
  const reason = whyNotWritten(code === undefined ? error : Object.assign(new Error(message), { code }))
  return new UserError(`${folder}: the history cannot be written: ${reason.split('\n', 1)[0]}`)
}
