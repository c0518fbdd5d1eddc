import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readOne } from '../../src/readers/read-one.ts'
import { allReadings } from './all-readings.ts'
import { bytesInput } from './bytes-input.ts'

const EXPORTS = join(import.meta.dirname, '../../fixtures/exports')
const ZONED = /(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?:Z|\s?[+-]\d\d:?\d\d)/g
/** Epochs tell all, and some stamps name their zone. */
const TOLD = /\b1[4-9]\d{8}|\((?:UTC|GMT)\)/
const names = readdirSync(EXPORTS)
  .filter(name => !/\.(?:zip|gz|mbox|eml)$/.test(name))
  .filter(name => readFileSync(join(EXPORTS, name), 'utf8').search(ZONED) >= 0)
const HOURS = 9

/** By their words: with other times they may come in another order. */
async function times(name: string, content: string, zone: string): Promise<readonly (number | undefined)[]> {
  const { conversations } = await allReadings(readOne(bytesInput(name, content), { zone }))
  const turns = conversations.flatMap(one => one.turns)
  return turns
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ time }) => (time === undefined ? undefined : Date.parse(time)))
}

describe('stamps that tell no zone are of the one that --tz names', () => {
  it.each(names)('%s without its zones', async name => {
    const content = readFileSync(join(EXPORTS, name), 'utf8').replace(ZONED, '$1')
    const [utc, tokyo] = [await times(name, content, 'UTC'), await times(name, content, 'Asia/Tokyo')]
    const shifts = utc.flatMap((time, i) => (time === undefined ? [] : [(time - tokyo[i]!) / 3_600_000]))
    expect(shifts.filter(shift => shift !== HOURS && !(shift === 0 && TOLD.test(content)))).toEqual([])
  })
})
