import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'
import { COLUMNS } from '../../src/history/columns.ts'
import { createHistory, nightFile, openHistory } from '../../src/history/folder.ts'
import { lostBy } from '../../src/history/lost.ts'
import { writeNights } from '../../src/history/write.ts'
import { emptyReport } from '../../src/measures/report.ts'
import { agent, moment, nightRecord } from './night-record.ts'

const newHistory = async (): Promise<string> => (await createHistory(join(mkdtempSync(join(tmpdir(), 'saltshaker-')), 'history'))).folder

/** As any other program would read it. */
async function rowsIn(folder: string, where: string): Promise<readonly Record<string, unknown>[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const read = await connection.runAndReadAll(`SELECT * FROM '${folder}/nights/*.parquet' WHERE ${where}`)
  return read.getRowObjectsJson()
}

const jane = agent('jane', { yes: 3, stonewalling: 1, neutral: 20 }, { name: "Jane O'Hara", team: 'north' })

describe('writing a night', () => {
  it('keeps every sum of an agent', async () => {
    const folder = await newHistory()
    await writeNights(folder, [nightRecord('2026-11-20', [jane, agent('omar', { neutral: 4 })])])
    const [row, ...more] = await rowsIn(folder, "kind = 'agent' AND agent = 'jane'")
    expect(more).toEqual([])
    expect(row).toMatchObject({
      night: '2026-11-20',
      tagger_weights: 'aaaa',
      tagger_cues: 'bbbb',
      name: "Jane O'Hara",
      team: 'north',
      turns: 24,
      conversations: 2,
      tag_yes: 3,
      tag_stonewalling: 1,
      tag_neutral: 20,
      severity_1: 1,
      bids: 1,
      bids_met: 1,
      mood_before: -10,
      mood_after: 25,
      response_seconds: [
        { key: 4, value: 2 },
        { key: 11, value: 1 },
      ],
      thirds: [1, 2, 3].map(() => ({ turns: 3, yes: 1, small_talk: 1, donts: 0 })),
      conversation: null,
    })
    expect(Object.keys(row!)).toEqual(COLUMNS.map(({ name }) => name))
  })

  it('keeps findings, and their words only where it is told to', async () => {
    const report = { ...emptyReport, flagged: [moment('jane', 'no, write to bob@example.org')] }
    const folder = await newHistory()
    const night = nightRecord('2026-11-20', [], { report })
    await writeNights(folder, [night])
    expect(await rowsIn(folder, "kind = 'finding'")).toMatchObject([
      { agent: 'jane', conversation: 'c1', turn: 3, tag: 'stonewalling', severity: 2, cue_ids: ['flat-refusal'], text: null, before: null },
    ])
    await writeNights(folder, [night], { keepText: text => text.toUpperCase() })
    expect(await rowsIn(folder, "kind = 'finding'")).toMatchObject([{ text: 'NO, WRITE TO BOB@EXAMPLE.ORG' }])
  })

  it('takes any words: quotes, half emoji, null characters, a megabyte', async () => {
    const words = ["it's", 'ha\ud83d', 'nul\u0000l', '"\\u{}', 'x'.repeat(1_000_000), '–’日本']
    const folder = await newHistory()
    const flagged = words.map(text => moment('a', text))
    await writeNights(folder, [nightRecord('2026-11-20', [], { report: { ...emptyReport, flagged } })], { keepText: text => text })
    const kept = (await rowsIn(folder, "kind = 'finding'")).map(({ text }) => text)
    expect(kept).toEqual(["it's", 'ha\ufffd', 'nul\ufffdl', '"\\u{}', words[4], '–’日本'])
  })

  it('gives the same bytes for the same night, and replaces it', async () => {
    const bytes = async (folder: string, figures: number): Promise<string> => {
      await writeNights(folder, [nightRecord('2026-11-20', [agent('jane', { neutral: figures })])])
      return createHash('sha256')
        .update(readFileSync(nightFile(folder, '2026-11-20')))
        .digest('hex')
    }
    const folder = await newHistory()
    const first = await bytes(folder, 5)
    expect(await bytes(folder, 6)).not.toBe(first)
    expect(await bytes(folder, 5)).toBe(first)
    expect(await bytes(await newHistory(), 5)).toBe(first)
    expect((await openHistory(folder)).nights).toEqual(['2026-11-20'])
  })

  it('tells which conversations a night would lose', async () => {
    const folder = await newHistory()
    await writeNights(folder, [nightRecord('2026-11-20', [jane], { conversations: ['c1', 'c2', 'c3'] }), nightRecord('2026-11-21', [jane])])
    const history = await openHistory(folder)
    expect(await lostBy(history, [nightRecord('2026-11-20', [], { conversations: ['c2', 'c4'] })])).toEqual([
      { night: '2026-11-20', conversations: 2, before: 3 },
    ])
    expect(await lostBy(history, [nightRecord('2026-11-21', []), nightRecord('2026-11-22', [])])).toEqual([])
  })

  it('writes all nights or none, and leaves nothing half-written', async () => {
    const folder = await newHistory()
    const broken = nightRecord('not a date', [jane])
    await expect(writeNights(folder, [nightRecord('2026-11-20', [jane]), broken])).rejects.toThrow(/the history cannot be written/)
    expect(readdirSync(join(folder, 'nights'))).toEqual([])
  })
})
