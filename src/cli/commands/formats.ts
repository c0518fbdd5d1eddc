import { UserError } from '../../errors.ts'
import { READERS } from '../../readers/index.ts'
import { print } from '../output.ts'

/** The formats that can be read, or one of them in full. */
export async function formatsCommand(name: string | undefined): Promise<void> {
  if (name === undefined) {
    const sorted = [...READERS].sort((a, b) => (a.name < b.name ? -1 : 1))
    const width = Math.max(...READERS.map(reader => reader.name.length))
    await print(
      `${sorted.map(reader => `${reader.name.padEnd(width)}  ${reader.title}`).join('\n')}\n\nsaltshaker formats NAME tells how to get such an export.\n`,
    )
    return
  }
  const reader = READERS.find(candidate => candidate.name === name)
  if (!reader) throw new UserError(`no format "${name}"; there are: ${READERS.map(({ name }) => name).join(', ')}`)
  await print(`${reader.name}: ${reader.title}\n\n${reader.howTo}\n`)
}
