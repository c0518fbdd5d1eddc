import type { ReadingFlags } from '../input-options.ts'

export async function inspectCommand(_files: readonly string[], _flags: ReadingFlags): Promise<void> {
  throw new Error('comes with the readers')
}
