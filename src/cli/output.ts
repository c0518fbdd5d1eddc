import { whyNotWritten } from '../errors.ts'

const closed = new WeakSet<NodeJS.WriteStream>()

/** A reader that went away (`| head`) is no error: writing just stops. A full disk is one, told on stderr with exit code 2. */
export function closeQuietly(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    const first = !closed.has(stream)
    closed.add(stream)
    if (error.code === 'EPIPE') return
    process.exitCode = 2
    if (first && stream === process.stdout) warn(`saltshaker: standard output cannot be written: ${whyNotWritten(error)}`)
  })
}

/** Writes to stdout at the reader's pace; false once nobody reads any more. */
export async function print(text: string): Promise<boolean> {
  const { stdout } = process
  if (closed.has(stdout)) return false
  if (!stdout.write(text)) {
    await new Promise<void>(resolve => {
      const done = (): void => {
        stdout.off('drain', done).off('close', done).off('error', done)
        resolve()
      }
      stdout.once('drain', done).once('close', done).once('error', done)
    })
  }
  return !closed.has(stdout)
}

/** One line on stderr. */
export function warn(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Whether colours are wanted on this stream: NO_COLOR and FORCE_COLOR as their conventions say, else only on a terminal. */
export function wantsColor(stream: NodeJS.WriteStream, environment: NodeJS.ProcessEnv = process.env): boolean {
  if (environment.NO_COLOR) return false
  if (environment.FORCE_COLOR !== undefined) return environment.FORCE_COLOR !== '0' && environment.FORCE_COLOR !== 'false'
  return stream.isTTY === true
}

const DEFAULT_WIDTH = 100 // columns, where the output is no terminal

/** Columns to print in: the terminal's; elsewhere what COLUMNS says, as in other tools. */
export function terminalWidth(
  { columns }: Pick<NodeJS.WriteStream, 'columns'> = process.stdout,
  environment: NodeJS.ProcessEnv = process.env,
): number {
  const wanted = Number(environment.COLUMNS)
  return columns || (Number.isInteger(wanted) && wanted > 0 ? wanted : DEFAULT_WIDTH)
}
