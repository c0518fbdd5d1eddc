import { createHash, randomBytes } from 'node:crypto'
import { constants, copyFile, link, open, readdir, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** Leftovers of a machine that cannot be asked whether the writer lives are taken away after a day: no write takes as long. */
const LEFTOVER_HOURS = 24

/** This machine, in the names of files being written. */
const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
const PART = /^\.[\w-]+\.(?<machine>[0-9a-f]{8})-(?<pid>\d+)-[0-9a-f]{8}\.part$/

/** Where a file is written before it takes its name: beside it, hidden, so that nobody reads it. */
export function partOf(folder: string, name: string): string {
  return join(folder, `.${name}.${MACHINE}-${process.pid}-${randomBytes(4).toString('hex')}.part`)
}

/** Takes away what killed runs left; what a living run writes at this moment stays. */
export async function cleanParts(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const { machine, pid } = PART.exec(name)?.groups ?? {}
    if (pid === undefined) continue
    const file = join(folder, name)
    if (machine === MACHINE ? !isAlive(Number(pid)) : await isOld(file)) await rm(file, { force: true }).catch(() => {})
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function isOld(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined)
  return found !== undefined && Date.now() - found.mtimeMs > LEFTOVER_HOURS * 3_600_000
}

/** Writes a file that must come into being once, whole: of two writers the first wins, and both read the same afterwards. */
export async function writeOnce(file: string, content: string | Uint8Array, mode = 0o644): Promise<void> {
  const part = partOf(dirname(file), basename(file).replaceAll('.', '-'))
  try {
    const handle = await open(part, 'wx', mode)
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    // Some network and memory-card file systems know no links.
    await link(part, file).catch(error => (error.code === 'EEXIST' ? Promise.reject(error) : copyFile(part, file, constants.COPYFILE_EXCL)))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await rm(part, { force: true })
  }
}

/** Makes what was written last over a power cut. */
export async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
