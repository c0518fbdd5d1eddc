import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { bench, describe } from 'vitest'
import { shipped } from './shipped.ts'

const REPEATS = 20 // of the hotline's nights: 4 MB, so that recognising the format and starting streams weigh as little as in a night's file
const { turnsIn } = await shipped()

const nights = readdirSync('fixtures/hotline')
  .filter(name => name.endsWith('.csv'))
  .sort()
const [header, ...rows] = nights.flatMap((name, index) => {
  const lines = readFileSync(`fixtures/hotline/${name}`, 'utf8').trimEnd().split('\n')
  return index === 0 ? lines : lines.slice(1)
})
const csv = `${[header, ...Array.from({ length: REPEATS }, () => rows).flat()].join('\n')}\n`
const records: Record<string, string>[] = parse(csv, { columns: true })
const ndjson = records
  .map(({ conversation_id, created_at, author_role, author_name, body }) =>
    JSON.stringify({ conversation: conversation_id, time: created_at, role: author_role, speaker: author_name, text: body }),
  )
  .join('\n')
const [csvBytes, ndjsonBytes] = [Buffer.from(csv), Buffer.from(ndjson)]
const size = (bytes: Uint8Array): string => `[${(bytes.length / 1e6).toFixed(1)} MB]`

const OPTIONS = { time: 2000, warmupTime: 500 }

describe('reading CSV, against csv-parse', () => {
  bench(`csv-parse/sync ${size(csvBytes)}`, () => void parse(csv, { columns: true }), OPTIONS)
  bench(`saltshaker: turns with roles ${size(csvBytes)}`, async () => void (await turnsIn('nights.csv', csvBytes)), OPTIONS)
})

describe('reading JSON lines, against JSON.parse', () => {
  bench(
    `JSON.parse, line by line ${size(ndjsonBytes)}`,
    () => {
      for (const line of ndjson.split('\n')) JSON.parse(line)
    },
    OPTIONS,
  )
  bench(`saltshaker: turns with roles ${size(ndjsonBytes)}`, async () => void (await turnsIn('nights.ndjson', ndjsonBytes)), OPTIONS)
})
