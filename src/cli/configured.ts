import type { Found } from '../config/find.ts'
import type { ReadingFlags } from './input-options.ts'
import { print } from './output.ts'

/** The flags of a command, as commander gives them. */
export type Flags = ReadingFlags & Record<string, never>
type Run = (files: readonly string[], flags: Flags, found: Found) => Promise<void>

/** The action of a command that reads transcripts: the configuration goes before it. */
export const configured =
  (load: () => Promise<Run>) =>
  async (names: readonly string[], given: Flags): Promise<void> => {
    const { settingsOf, printedConfig, withOrigin } = await import('./settings.ts')
    const { files, flags, found } = await settingsOf(names, given)
    if (flags.printConfig) await print(printedConfig(found))
    else
      await (await load())(files, flags, found).catch((error: unknown) => {
        throw withOrigin(error, given, found)
      })
  }
