import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface ReviewProcess {
  /** With the token. */
  readonly address: string
  /** Ctrl-C; resolves with what stood on stderr and the exit code. */
  readonly end: () => Promise<{ readonly stderr: string; readonly code: number | null }>
}

/** `saltshaker review` as a user starts it. */
export function startReview(args: readonly string[], cwd = root): Promise<ReviewProcess> {
  const child = spawn(process.execPath, [`${root}/bin/saltshaker.js`, 'review', '--no-open', ...args], {
    cwd,
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // A test that fails leaves no server behind.
  process.once('exit', () => child.kill())
  let [stdout, stderr] = ['', '']
  child.stderr.on('data', chunk => {
    stderr += chunk
  })
  return new Promise((resolve, reject) => {
    child.once('exit', code => reject(new Error(`ended with ${code}: ${stderr}`)))
    child.stdout.on('data', chunk => {
      stdout += chunk
      const address = /^http:\/\/127\.0\.0\.1:\d+\/[\w-]+\/$/m.exec(stdout)?.[0]
      if (address !== undefined) resolve({ address, end: () => interrupt(child, () => stderr) })
    })
  })
}

function interrupt(child: ChildProcess, stderr: () => string): ReturnType<ReviewProcess['end']> {
  return new Promise(resolve => {
    child.once('close', code => resolve({ stderr: stderr(), code }))
    child.kill('SIGINT')
  })
}
