import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError, whyNotRead } from '../errors.ts'
import { notWritten } from './folder.ts'
import { writeOnce } from './parts.ts'

const BYTES = 32

/**
 * The key by which the history hashes customers: made once, for this history alone, readable by its owner only. Without it the hashes
 * cannot be turned back into ids by trying all of them. Throws UserError where it is damaged, or cannot be read or made.
 */
export async function customerKey(folder: string): Promise<Uint8Array> {
  const file = join(folder, 'customers.key')
  const known = await readKey(file)
  if (known !== undefined) return known
  await writeOnce(file, `${randomBytes(BYTES).toString('hex')}\n`, 0o600).catch(error => {
    throw notWritten(folder, error)
  })
  return (await readKey(file))!
}

async function readKey(file: string): Promise<Uint8Array | undefined> {
  const text = await readFile(file, 'utf8').catch(error => {
    if (error.code === 'ENOENT') return undefined
    throw new UserError(`${file}: cannot be read: ${whyNotRead(error)}`)
  })
  if (text === undefined) return undefined
  const key = Buffer.from(text.trim(), 'hex')
  if (key.length !== BYTES)
    throw new UserError(`${file}: is damaged: put the key back from a backup; or delete it, and customers count as new from then on`)
  return key
}
