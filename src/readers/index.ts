import { csv } from './csv.ts'
import { ndjson } from './ndjson.ts'
import type { Reader } from './reader.ts'
import { srt } from './srt.ts'
import { text } from './text.ts'
import { webVtt } from './web-vtt.ts'

/** All export formats that can be read. */
export const READERS: readonly Reader[] = [ndjson, csv, text, webVtt, srt]
