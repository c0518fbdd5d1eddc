import { type Found, findConfig } from '../../config/find.ts'
import { UserError } from '../../errors.ts'
import { READERS } from '../../readers/index.ts'
import { cellsOf, wrap } from '../../reporters/cells.ts'
import { clean } from '../../reporters/escape.ts'
import { noFormat } from '../input-options.ts'
import { print, terminalWidth } from '../output.ts'

interface Listed {
  readonly name: string
  readonly title: string
  readonly howTo: string
}

/** The formats that can be read, those of the configuration too, or one of them in full. */
export async function formatsCommand(name: string | undefined): Promise<void> {
  const formats: readonly Listed[] = [...(await named()), ...READERS].sort((a, b) => (a.name < b.name ? -1 : 1))
  if (name === undefined) {
    const width = Math.max(...formats.map(format => format.name.length))
    await print(
      `${formats.map(format => `${format.name.padEnd(width)}  ${format.title}`).join('\n')}\n\nsaltshaker formats NAME tells how to get such an export.\n`,
    )
    return
  }
  const format = formats.find(candidate => candidate.name === name)
  if (!format)
    throw new UserError(
      noFormat(
        name,
        formats.map(known => known.name),
      ),
    )
  const lines = wrap(cellsOf(format.howTo), terminalWidth()).map(line => line.map(({ character }) => character).join(''))
  await print(`${format.name}: ${format.title}\n\n${lines.map(line => line.trimEnd()).join('\n')}\n`)
}

async function named(): Promise<readonly Listed[]> {
  const { config, file }: Found = await findConfig(undefined)
  return Object.entries(config.formats ?? {}).map(([name, { base, map = {} }]) => ({
    name: clean(name),
    title: clean(`in-house export described in ${file}`),
    howTo: clean(
      [`Read as ${base ?? 'whatever it looks like'}`, ...Object.entries(map).map(([field, column]) => `${field} from ${column}`)].join(
        ', ',
      ),
    ),
  }))
}
