import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, bench, describe } from 'vitest'
import { createHistory, openHistory } from '../src/history/folder.ts'
import { readSums } from '../src/history/read-sums.ts'
import { writeNights } from '../src/history/write.ts'
import { trendView } from '../src/measures/trend.ts'
import type { NightRecord } from '../src/model/night.ts'
import { pretty } from '../src/reporters/trend/pretty.ts'
import { agent, dateAfter, nightRecord } from '../test/history/night-record.ts'

// Three years of nights of a thousand agents: 1.1 million rows.
const NIGHTS = 3 * 365
const AGENTS = 1000
const AT_ONCE = 5

function nightOf(day: number): NightRecord {
  const agents = Array.from({ length: AGENTS }, (_, i) =>
    agent(`agent-${i}`, {
      yes: (i + day) % 9,
      'small-talk': (i * day) % 4,
      neutral: 20 + (i % 7),
      stonewalling: (i ^ day) % 3,
      contempt: Number(i % 97 === day % 97),
    }),
  )
  return nightRecord(dateAfter(day), agents)
}

const folder = join(mkdtempSync(join(tmpdir(), 'saltshaker-')), 'history')
await createHistory(folder)
for (let day = 0; day < NIGHTS; day += AT_ONCE)
  await writeNights(
    folder,
    Array.from({ length: AT_ONCE }, (_, i) => nightOf(day + i)),
  )
afterAll(() => rmSync(join(folder, '..'), { recursive: true }))

async function trend(wanted: Partial<Parameters<typeof readSums>[1]> = {}): Promise<string> {
  const sums = await readSums(await openHistory(folder), { by: 'week', ...wanted })
  return pretty.render(trendView(sums!, wanted.by ?? 'week', false), { color: false, width: 120 })
}

const rows = NIGHTS * AGENTS
const OPTIONS = { time: 3000, iterations: 3, warmupIterations: 1, warmupTime: 0 }

// The first run of all writes the file that the others read from.
describe('trend, after start-up', () => {
  bench(`by week, three years [${rows} rows]`, async () => void (await trend()), OPTIONS)
  bench(`by month, three years [${rows} rows]`, async () => void (await trend({ by: 'month' })), OPTIONS)
  bench(
    `by day, the last thirty days [${30 * AGENTS} rows]`,
    async () => void (await trend({ by: 'day', from: dateAfter(NIGHTS - 30) })),
    OPTIONS,
  )
})
