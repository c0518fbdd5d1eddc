import { existsSync, readFileSync } from 'node:fs'
import { dataFile } from './data.ts'
import { UserError, whyNotRead } from './errors.ts'
import type { TaggerVersion } from './model/night.ts'
import { cuesHash, shortHash } from './tagger/cues-hash.ts'

/** By what `defaultTagger(weightsFile)` tags. Throws UserError where the weights cannot be read. */
export function taggerVersion(weightsFile?: string): TaggerVersion {
  const file = weightsFile ?? dataFile('weights.bin')
  const none = weightsFile === undefined && !existsSync(file)
  return { weights: none ? 'none' : shortHash(weightsIn(file)), cues: cuesHash() }
}

function weightsIn(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new UserError(`${file}: the weights cannot be read: ${whyNotRead(error)}`)
  }
}
