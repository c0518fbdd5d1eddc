import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, bench, describe } from 'vitest'
import { createHistory, nightFile, openHistory } from '../src/history/folder.ts'
import { readSums } from '../src/history/read-sums.ts'
import { writeNights } from '../src/history/write.ts'
import { trendView } from '../src/measures/trend.ts'
import { pretty } from '../src/reporters/trend/pretty.ts'
import { agent, dateAfter, nightRecord } from '../test/history/night-record.ts'

// Three years of nights of a thousand agents: 1.1 million rows.
const NIGHTS = 3 * 365
const AGENTS = 1000

const folder = join(mkdtempSync(join(tmpdir(), 'saltshaker-')), 'history')
await createHistory(folder)
const agents = Array.from({ length: AGENTS }, (_, i) => agent(`agent-${i}`, { yes: i % 9, 'small-talk': i % 4, neutral: 30 + (i % 7) }))
await writeNights(folder, [nightRecord(dateAfter(0), agents)])
// The other nights are that one with other dates and figures: written by DuckDB alone, in a tenth of the time.
const connection = await (await DuckDBInstance.create(':memory:')).connect()
for (let day = 1; day < NIGHTS; day++) {
  await connection.run(
    `COPY (SELECT * REPLACE (DATE '${dateAfter(day)}' AS night, CASE WHEN kind = 'agent' THEN (hash(agent, ${day}) % 4)::INTEGER END AS tag_stonewalling)
     FROM '${nightFile(folder, dateAfter(0))}') TO '${nightFile(folder, dateAfter(day))}' (FORMAT parquet, COMPRESSION zstd)`,
  )
}
afterAll(() => rmSync(join(folder, '..'), { recursive: true }))

async function trend(wanted: Partial<Parameters<typeof readSums>[1]> = {}): Promise<string> {
  const sums = await readSums(await openHistory(folder), { by: 'week', ...wanted })
  return pretty.render(trendView(sums!, wanted.by ?? 'week', false), { color: false, width: 120 })
}

const rows = NIGHTS * AGENTS
const OPTIONS = { time: 3000, iterations: 3, warmupIterations: 1, warmupTime: 0 }

// The warm-up writes the file of all nights that the others read: once in twenty nights a trend takes as long as that.
describe('trend, after start-up', () => {
  bench(`by week, three years [${rows} rows]`, async () => void (await trend()), OPTIONS)
  bench(`by month, three years [${rows} rows]`, async () => void (await trend({ by: 'month' })), OPTIONS)
  bench(
    `by day, the last thirty days [${30 * AGENTS} rows]`,
    async () => void (await trend({ by: 'day', from: dateAfter(NIGHTS - 30) })),
    OPTIONS,
  )
})
