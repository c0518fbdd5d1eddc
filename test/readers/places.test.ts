import { expect, it } from 'vitest'
import { readInputs } from '../../src/readers/read.ts'
import { maskPlace } from '../../src/reporters/mask-place.ts'
import { allReadings } from './all-readings.ts'
import { bytesInput } from './bytes-input.ts'

const rows = (...ids: readonly string[]) =>
  `conversation,role,speaker,text\n${ids.map(id => `${id},agent,Jo,hello\n${id},customer,Kim,hi\n`).join('')}`

it('ids that are shown otherwise stay apart, and keep what they were', async () => {
  const same = (place: string): string => place.replace(/kim|kit/, 'k*')
  const { conversations } = await allReadings(readInputs([bytesInput('kim.csv', rows('kim', 'kit', 'C1'))], { showPlace: same }))
  expect(conversations.map(({ id, key, source }) => [id, key, source])).toEqual([
    ['k*', 'kim', 'k*.csv'],
    ['k*~2', 'kit', 'k*.csv'],
    ['C1', undefined, 'k*.csv'],
  ])
})

it('no address is left in an id', async () => {
  const { conversations } = await allReadings(readInputs([bytesInput('a.csv', rows('kim@example.org'))], { showPlace: maskPlace }))
  expect(JSON.stringify({ ...conversations[0], key: undefined })).not.toContain('kim@')
})
