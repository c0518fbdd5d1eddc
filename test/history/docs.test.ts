import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { beforeAll, describe, expect, it } from 'vitest'
import { COLUMNS } from '../../src/history/columns.ts'
import { createHistory } from '../../src/history/folder.ts'
import { writeNights } from '../../src/history/write.ts'
import { emptyReport } from '../../src/measures/report.ts'
import { agent, moment, nightRecord } from './night-record.ts'

const PAGE = 'docs/history.md'
const page = readFileSync(PAGE, 'utf8')
const queries = [...page.matchAll(/```sql\n-- (.*)\n([\s\S]*?)\n```/g)].map(([, title, sql]) => [title!, sql!] as const)

const scratch = mkdtempSync(join(tmpdir(), 'saltshaker-'))
beforeAll(async () => {
  const { folder } = await createHistory(join(scratch, 'history'))
  const report = {
    ...emptyReport,
    agents: { jane: agent('jane', { yes: 20, stonewalling: 5, neutral: 75 }, { responseSeconds: { 4: 2, 11: 1, 30: 3 } }) },
    flagged: [moment('jane', 'no')],
  }
  await writeNights(folder, [
    nightRecord('2026-11-19', [], { report }),
    nightRecord('2026-11-20', [agent('omar', { neutral: 49, yes: 1 })]),
  ])
})

const EXPECTED: Readonly<Record<string, unknown>> = {
  "Share of don'ts by agent, last 30 nights, those with enough turns": [
    { agent: 'jane', name: 'jane', turns: '100', percent: 5 },
    { agent: 'omar', name: 'omar', turns: '50', percent: 0 },
  ],
  'Warmth week by week': [{ week: '2026-11-16', percent: 14 }],
  'Median wait by night, from the waits and how often each came': [
    { night: '2026-11-19', median: 20.5 },
    { night: '2026-11-20', median: 4 },
  ],
  'The worst findings, and what spoke for them': [
    { night: '2026-11-19', agent: 'jane', conversation: 'c1', turn: 3, tag: 'stonewalling', severity: 2, cue_ids: ['flat-refusal'] },
  ],
  'Nights by tagger: only those of one are comparable': [
    { tagger_weights: 'aaaa', tagger_cues: 'bbbb', nights: '2', 'min(night)': '2026-11-19', 'max(night)': '2026-11-20' },
  ],
}

describe('docs/history.md', () => {
  it('has the table as it is', () => {
    const rows = COLUMNS.map(
      ({ name, type, of, meaning }) => `| \`${name}\` | ${type} | ${of === 'every' ? 'every' : `\`${of}\``} | ${meaning} |`,
    )
    const table = ['| column | type | rows | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n')
    // `UPDATE=docs npx vitest run test/history/docs.test.ts` writes it down anew.
    if (process.env.UPDATE === 'docs')
      writeFileSync(
        PAGE,
        page.replace(/COLUMNS|\| column \|[\s\S]*?\n(?=\n)/, match => (match === 'COLUMNS' ? table : `${table}\n`)),
      )
    else expect(page).toContain(table)
  })

  it('has queries, and says what each is for', () => {
    expect(queries.map(([title]) => title)).toEqual(Object.keys(EXPECTED))
  })

  it.each(queries)('%s: the query works', async (title, sql) => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const read = await connection.runAndReadAll(sql.replaceAll('history/', `${scratch}/history/`))
    expect(read.getRowObjectsJson()).toEqual(EXPECTED[title])
  })
})
