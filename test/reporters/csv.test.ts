import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { reportOf } from '../../src/measures/report.ts'
import { csv } from '../../src/reporters/csv.ts'
import { context } from './night.ts'

const rowOf = (speaker: string): Record<string, string> => {
  const conversation = { id: '1', source: '-', turns: [{ turn: 0, role: 'agent' as const, speaker, text: '' }] }
  const output = csv.render(
    reportOf({ conversation, tags: [undefined] }, () => 0),
    context,
  )
  return (parse(output, { columns: true }) as Record<string, string>[])[0]!
}

it.each([
  ['=HYPERLINK("http://evil")', `'=HYPERLINK("http://evil")`],
  ['+1', "'+1"],
  ['-1+2', "'-1+2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\u200b=1', "'=1"],
  ['Smith, Jane "JJ"', 'Smith, Jane "JJ"'],
  ['a\r\n=1', 'a =1'],
  ['O’Neil=x', 'O’Neil=x'],
])('writes the name %j as %j', (speaker, expected) => expect(rowOf(speaker).agent).toBe(expected))

it('leaves unknown figures empty', () => {
  const row = rowOf('Jane')
  expect([row.balance, row.response_median_seconds, row.mood_before, row.team]).toEqual(['', '', '', ''])
  expect(row.left_out_empty).toBe('1')
})
