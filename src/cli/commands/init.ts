import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { CONFIG_FILES, findConfig } from '../../config/find.ts'
import { UserError, whyNotWritten } from '../../errors.ts'
import { DEFAULT_THRESHOLDS } from '../../gates/defaults.ts'
import { MIN_TURNS } from '../../measures/views.ts'
import { print } from '../output.ts'

/** Writes a first configuration into this folder. Throws UserError where there is one: it is never written over. */
export async function initCommand(files: readonly string[]): Promise<void> {
  const [file] = CONFIG_FILES
  const old = CONFIG_FILES.find(name => name !== 'package.json' && existsSync(name))
  if (old !== undefined) throw new UserError(`${old}: there is a configuration already: edit it, or remove it first`)
  const { file: above } = await findConfig(undefined)
  const config = {
    $schema: './node_modules/saltshaker/data/config.schema.json',
    ...(files.length > 0 ? { files } : {}),
    minTurns: MIN_TURNS,
    thresholds: DEFAULT_THRESHOLDS,
    baseline: 'saltshaker.baseline.json',
  }
  try {
    await writeFile(file, `${JSON.stringify(config, undefined, 2)}\n`, { flag: 'wx' })
  } catch (error) {
    throw new UserError(`${file}: cannot be written: ${whyNotWritten(error)}`)
  }
  const input = files.length > 0 ? '' : ' FILES…'
  await print(
    [
      `${file} is written${above === undefined ? '' : `; it goes before ${above}`}.`,
      'Next:',
      `  saltshaker check --update-baseline${input}   accepts what is found today`,
      `  saltshaker check${input}                     fails on what is new from now on`,
      '',
    ].join('\n'),
  )
}
