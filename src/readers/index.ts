import { csv } from './csv.ts'
import { ndjson } from './ndjson.ts'
import type { Reader } from './reader.ts'

/** All export formats that can be read. */
export const READERS: readonly Reader[] = [ndjson, csv]
