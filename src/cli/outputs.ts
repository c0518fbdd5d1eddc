import { UserError } from '../errors.ts'
import { noReporter } from './single-reporter.ts'

/** A reporter and where it writes. */
export interface Output<R> {
  readonly reporter: R
  /** undefined: stdout. */
  readonly file: string | undefined
}

/** The reporters asked for as `name` or `name=file`. Throws UserError for an unknown one, and where two would print to the terminal. */
export async function outputsOf<R>(values: readonly string[], reporters: Readonly<Record<string, () => Promise<R>>>): Promise<Output<R>[]> {
  const outputs = await Promise.all(values.map(value => outputOf(value, reporters)))
  if (outputs.filter(({ file }) => file === undefined).length > 1)
    throw new UserError('only one reporter can print to the terminal; give the others a file: --reporter json=report.json')
  return outputs
}

async function outputOf<R>(value: string, reporters: Readonly<Record<string, () => Promise<R>>>): Promise<Output<R>> {
  const [name, file] = value.split(/=(.*)/s, 2) as [string, string | undefined]
  const load = Object.hasOwn(reporters, name) ? reporters[name] : undefined
  if (!load) throw new UserError(noReporter(name, Object.keys(reporters)))
  if (file === '') throw new UserError(`--reporter ${value}: the file's name is missing after the =`)
  return { reporter: await load(), file }
}
