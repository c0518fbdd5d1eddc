import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface Ran {
  readonly stdout: string
  readonly stderr: string
  readonly code: number | null
}

/** Runs the real launcher from the project's root, with no terminal. */
export function saltshaker(
  args: readonly string[],
  { input = '', env = {} }: { input?: string | Buffer; env?: Record<string, string> } = {},
): Ran {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['bin/saltshaker.js', ...args], {
    cwd: root,
    input,
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
    maxBuffer: 512 * 1024 * 1024,
  })
  return { stdout, stderr, code: status }
}
