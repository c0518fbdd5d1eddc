import { mkdirSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createHistory, openHistory } from '../../src/history/folder.ts'
import { partOf } from '../../src/history/parts.ts'

const scratch = (): string => mkdtempSync(join(tmpdir(), 'saltshaker-'))
const MARK = '{"saltshaker":"history","version":1}\n'

/** A folder with these files: name → content. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = scratch()
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

describe('the folder of a history', () => {
  it('begins in a new or an empty folder, and is opened again', async () => {
    for (const folder of [join(scratch(), 'new'), scratch(), folderWith({ '.DS_Store': '' })]) {
      expect(await createHistory(folder)).toEqual({ folder, nights: [] })
      expect(await createHistory(folder)).toEqual({ folder, nights: [] })
      expect(await openHistory(folder)).toEqual({ folder, nights: [] })
    }
  })

  it('is begun by many at once', async () => {
    const folder = join(scratch(), 'new')
    const all = await Promise.all(Array.from({ length: 8 }, () => createHistory(folder)))
    expect(all).toEqual(all.map(() => ({ folder, nights: [] })))
    expect(readdirSync(folder).sort()).toEqual(['history.json', 'nights'])
  })

  it('goes on where a run was killed before the mark was written', async () => {
    const folder = scratch()
    mkdirSync(join(folder, 'nights'))
    expect(await createHistory(folder)).toEqual({ folder, nights: [] })
  })

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['somebody else’s folder', { 'thesis.txt': '' }, /is not a history of saltshaker: name its folder, or a new one$/],
    ['a damaged mark', { 'history.json': '{"salt' }, /history.json: is damaged: write \{.*\} into it$/],
    ['a mark of something else', { 'history.json': '{"version":1}' }, /history.json: is damaged/],
    ['a newer history', { 'history.json': '{"saltshaker":"history","version":2}' }, /of a newer saltshaker: update this one$/],
    [
      'a foreign file among the nights',
      { 'history.json': MARK, 'nights/x.csv': '' },
      /x.csv: is no night of saltshaker's history: move it/,
    ],
  ])('refuses %s and leaves it as it is', async (_, files, message) => {
    const folder = folderWith(files)
    const before = readdirSync(folder, { recursive: true }).sort()
    await expect(createHistory(folder)).rejects.toThrow(message)
    await expect(openHistory(folder)).rejects.toThrow(message)
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before)
  })

  it('refuses a file, a folder of no folder, and for reading what is not there or empty', async () => {
    const file = join(folderWith({ a: '' }), 'a')
    await expect(createHistory(file)).rejects.toThrow(/is a file: name the folder of the history/)
    await expect(createHistory(join(scratch(), 'no', 'way'))).rejects.toThrow(/its folder does not exist: create it first/)
    await expect(openHistory(join(scratch(), 'no'))).rejects.toThrow(/there is no such folder: report --history .* begins a history/)
    await expect(openHistory(scratch())).rejects.toThrow(/the history is empty: report --history/)
  })

  it('takes away what killed runs left, not what a living run writes', async () => {
    const { folder } = await createHistory(join(scratch(), 'new'))
    const nights = join(folder, 'nights')
    const living = partOf(nights, '2026-11-20')
    const dead = living.replace(`-${process.pid}-`, '-4194305-') // beyond the largest process id of Linux
    const elsewhere = (machine: string) => living.replace(/\.[0-9a-f]{8}-/, `.${machine}-`)
    for (const file of [living, dead, elsewhere('00000001'), elsewhere('00000002')]) writeFileSync(file, 'half')
    utimesSync(elsewhere('00000002'), new Date(0), new Date(0))
    await createHistory(folder)
    expect(
      readdirSync(nights)
        .map(name => join(nights, name))
        .sort(),
    ).toEqual([living, elsewhere('00000001')].sort())
  })
})
