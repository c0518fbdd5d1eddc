import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Ran {
  readonly stdout: string
  readonly stderr: string
  readonly code: number | null
}

/** Runs the real launcher, from the project's root unless told otherwise, with no terminal. */
export function saltshaker(
  args: readonly string[],
  { input = '', env = {}, cwd = root }: { input?: string | Buffer; env?: Record<string, string>; cwd?: string } = {},
): Ran {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, 'bin/saltshaker.js'), ...args], {
    cwd,
    input,
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
  })
  return { stdout, stderr, code: status }
}
