import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { countsBefore, daysBefore } from '../../src/history/against.ts'
import { createHistory, nightFile, openHistory } from '../../src/history/folder.ts'
import { readSums, type SumsWanted } from '../../src/history/read-sums.ts'
import { writeNights } from '../../src/history/write.ts'
import type { NightRecord } from '../../src/model/night.ts'
import { agent, dateAfter, nightRecord, TAGGER } from './night-record.ts'

const OTHER = { weights: 'cccc', cues: 'bbbb' }

async function historyOf(nights: readonly NightRecord[]): Promise<string> {
  const { folder } = await createHistory(join(mkdtempSync(join(tmpdir(), 'saltshaker-')), 'history'))
  await writeNights(folder, nights)
  return folder
}
const sums = async (folder: string, wanted: Partial<SumsWanted> = {}) => readSums(await openHistory(folder), { by: 'week', ...wanted })
const jane = (stonewalling: number, name = 'Jane') => agent('j1', { yes: 10, stonewalling, neutral: 30 }, { name })

describe('sums out of the history', () => {
  // 2026-01-01 is a Thursday.
  const nights = [
    nightRecord('2026-01-01', [jane(1), agent('omar', { contempt: 2, neutral: 8 })]),
    nightRecord('2026-01-04', [jane(2)]),
    nightRecord('2026-01-05', [jane(4, 'Jane Roe')]),
    nightRecord('2026-02-01', [agent('omar', { neutral: 5 })]),
  ]

  it('are by agent and period, with the latest name', async () => {
    const all = await sums(await historyOf(nights))
    expect(all).toMatchObject({ tagger: TAGGER, first: '2026-01-01', last: '2026-02-01', nights: 4, unlike: [] })
    expect(all!.nightsIn).toEqual({ '2025-12-29': 2, '2026-01-05': 1, '2026-01-26': 1 })
    expect(
      all!.agents.map(({ key, name, periods }) => [
        key,
        name,
        periods.map(p => [p.start, p.nights, p.turns, p.tags.stonewalling, p.tags.contempt]),
      ]),
    ).toEqual([
      [
        'j1',
        'Jane Roe',
        [
          ['2025-12-29', 2, 83, 3, 0],
          ['2026-01-05', 1, 44, 4, 0],
        ],
      ],
      [
        'omar',
        'omar',
        [
          ['2025-12-29', 1, 10, 0, 2],
          ['2026-01-26', 1, 5, 0, 0],
        ],
      ],
    ])
  })

  it('are of the nights asked for', async () => {
    const folder = await historyOf(nights)
    const starts = async (wanted: Partial<SumsWanted>) =>
      (await sums(folder, wanted))?.agents.map(({ key, periods }) => [key, ...periods.map(p => p.start)])
    expect(await starts({ by: 'day', from: '2026-01-04', to: '2026-01-31' })).toEqual([['j1', '2026-01-04', '2026-01-05']])
    expect(await starts({ by: 'month' })).toEqual([
      ['j1', '2026-01-01'],
      ['omar', '2026-01-01', '2026-02-01'],
    ])
    expect(await starts({ from: '2026-03-01' })).toBeUndefined()
  })

  it('never mix taggers unless told to', async () => {
    const folder = await historyOf([...nights.slice(0, 2).map(night => ({ ...night, tagger: OTHER })), ...nights.slice(2)])
    const unlike = [{ tagger: OTHER, nights: 2, first: '2026-01-01', last: '2026-01-04' }]
    const last = await sums(folder)
    expect(last).toMatchObject({ tagger: TAGGER, first: '2026-01-05', nights: 2, unlike })
    expect(last!.agents.map(({ key, periods }) => [key, periods.length])).toEqual([
      ['j1', 1],
      ['omar', 1],
    ])
    expect(await sums(folder, { tagger: OTHER })).toMatchObject({ tagger: OTHER, last: '2026-01-04', nights: 2 })
    const mixed = await sums(folder, { mixed: true })
    expect(mixed).toMatchObject({ first: '2026-01-01', nights: 4, unlike })
    expect(mixed!.agents[0]!.periods).toHaveLength(2)
  })

  it('are the same through the file of all nights, whatever becomes of it', async () => {
    const many = Array.from({ length: 60 }, (_, day) =>
      nightRecord(dateAfter(day), [jane(day % 5), agent(`a${day % 3}`, { neutral: day })]),
    )
    const folder = await historyOf(many)
    const cache = join(folder, 'cache', 'sums.parquet')
    const first = await sums(folder)
    expect(existsSync(cache)).toBe(true)
    expect(await sums(folder)).toEqual(first)

    await writeNights(folder, [nightRecord(dateAfter(7), [jane(9)])])
    const rewritten = await sums(folder)
    expect(rewritten).not.toEqual(first)
    rmSync(nightFile(folder, dateAfter(9)))
    const without = await sums(folder)
    expect(without!.nights).toBe(59)
    writeFileSync(cache, 'not Parquet')
    expect(await sums(folder)).toEqual(without)
    rmSync(join(folder, 'cache'), { recursive: true })
    expect(await sums(folder)).toEqual(without)
    expect(readdirSync(join(folder, 'cache'))).toEqual(['sums.parquet'])
  })

  it.each<[string, (folder: string) => void]>([
    ['cut off', folder => truncateSync(nightFile(folder, '2026-01-04'), 900)],
    ['empty', folder => truncateSync(nightFile(folder, '2026-01-04'), 0)],
    ['no Parquet', folder => writeFileSync(nightFile(folder, '2026-01-04'), 'agent,turns\n')],
    ['another night under its name', folder => copyFileSync(nightFile(folder, '2026-01-05'), nightFile(folder, '2026-01-04'))],
  ])('name the file that is %s', async (_, damage) => {
    const folder = await historyOf(nights)
    damage(folder)
    await expect(sums(folder)).rejects.toThrow(
      /2026-01-04.parquet: is damaged or no night of saltshaker's: move it away, or write that night again/,
    )
  })

  it('follow a night that is written again in the same moment', async () => {
    const folder = await historyOf(Array.from({ length: 50 }, (_, day) => nightRecord(dateAfter(day), [jane(1)])))
    await sums(folder)
    const file = nightFile(folder, dateAfter(3))
    const time = new Date(0)
    utimesSync(file, time, time)
    const before = await sums(folder)
    await writeNights(folder, [nightRecord(dateAfter(3), [jane(2)])])
    utimesSync(file, time, time)
    expect(await sums(folder)).not.toEqual(before)
  })
})

describe('the nights before', () => {
  const night = (date: string, stonewalling: number, tagger = TAGGER) => nightRecord(date, [jane(stonewalling)], { tagger })
  const all = [night('2026-01-01', 1), night('2026-01-05', 2), night('2026-01-08', 4), night('2026-01-09', 8)]
  const earlier = async (folder: string, night: string, window: 'last' | number) => {
    const before = await countsBefore(folder, { night, window, tagger: TAGGER })
    return before && [before.against, before.nights, before.agents.map(({ key, tags }) => [key, tags.stonewalling]), before.unlike.length]
  }

  it('are the last, or those of some days', async () => {
    const folder = await historyOf(all)
    expect(await earlier(folder, '2026-01-09', 'last')).toEqual(['2026-01-08', 1, [['j1', 4]], 0])
    expect(await earlier(folder, '2026-01-07', 'last')).toEqual(['2026-01-05', 1, [['j1', 2]], 0])
    expect(await earlier(folder, '2026-01-09', 4)).toEqual(['2026-01-05 to 2026-01-08', 2, [['j1', 6]], 0])
    expect(await earlier(folder, '2026-02-01', 100)).toEqual(['2026-01-01 to 2026-01-09', 4, [['j1', 15]], 0])
  })

  it('count only where the tagger is the same', async () => {
    const folder = await historyOf([...all.slice(0, 3), night('2026-01-09', 8, OTHER)])
    expect(await earlier(folder, '2026-01-10', 7)).toEqual(['2026-01-05 to 2026-01-08', 2, [['j1', 6]], 1])
    await expect(earlier(folder, '2026-01-10', 'last')).rejects.toThrow(/were tagged otherwise and cannot be compared: saltshaker rescore/)
  })

  it('are none where the history has none', async () => {
    const folder = await historyOf(all)
    expect(await earlier(folder, '2026-01-01', 'last')).toBeUndefined()
    expect(await earlier(folder, '2026-03-01', 7)).toBeUndefined()
  })

  it('are found across months and leap days', () => {
    expect([daysBefore('2028-03-01', 1), daysBefore('2026-01-01', 1), daysBefore('2026-03-30', 7)]).toEqual([
      '2028-02-29',
      '2025-12-31',
      '2026-03-23',
    ])
  })
})
