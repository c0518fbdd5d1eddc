import { csv } from './csv.ts'
import { intercom } from './formats/intercom.ts'
import { jsonReader } from './json/reader.ts'
import { ndjson } from './ndjson.ts'
import type { Reader } from './reader.ts'
import { srt } from './srt.ts'
import { text } from './text.ts'
import { webVtt } from './web-vtt.ts'

/** Exports in JSON, one line each. */
const JSON_FORMATS = [intercom]

/** All export formats that can be read. */
export const READERS: readonly Reader[] = [ndjson, csv, text, webVtt, srt, ...JSON_FORMATS.map(jsonReader)]
