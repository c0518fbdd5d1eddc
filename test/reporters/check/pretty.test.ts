import { expect, it } from 'vitest'
import { pretty } from '../../../src/reporters/check/pretty.ts'
import { agent, baseline, context, empty, finding, full, threshold, verdict } from './verdicts.ts'

const many = (n: number, given: Parameters<typeof threshold>[0]) =>
  Array.from({ length: n }, (_, i) => threshold({ subject: agent(`Agent ${i}`), ...given }))

it('prints every failed check and warning, a dozen others of a rule, and how many more', () => {
  const given = verdict({
    thresholds: [...many(30, { outcome: 'passed' }), ...many(20, {}), ...many(15, { level: 'warn' }), ...many(5, { outcome: 'unknown' })],
  })
  const output = pretty.render(given, context)
  expect(output.match(/^✗ failed {3}/gm)?.length).toBe(20)
  expect(output.match(/^! warning {2}/gm)?.length).toBe(15)
  expect(output.match(/^✓ passed {3}/gm)?.length).toBe(12)
  expect(output).toContain('… and 18 passed, 5 unknown of stonewalling.rate{agent} < 2%')
  expect(output).toMatch(/\nfailed: 20 thresholds; 15 warnings, 5 not judged\n$/)
})

it('prints thirty findings and how many more', () => {
  const fresh = Array.from({ length: 34 }, (_, turn) => finding({ turn }))
  const output = pretty.render(verdict({ baseline: baseline({ fresh }) }), context)
  expect(output.match(/^ {2}stonewalling, clear/gm)?.length).toBe(30)
  expect(output).toContain('… and 4 more: --reporter json=FILE has them all')
})

it('names the override that decided', () =>
  expect(pretty.render(full, context)).toMatch(/Lena Roth .*< 12% by the override for \{team:billing\}\n/))

it('says one word where there is nothing to say', () => expect(pretty.render(empty, { ...context, notices: [] })).toBe('passed\n'))

it('says the same with colours', () => {
  const coloured = pretty.render(full, { ...context, color: true })
  expect(coloured).toContain('\u001b[31m✗ failed \u001b[39m')
  const marks = /^ +\^+\n/gm // What is underlined with colours is marked in a line of its own without.
  expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(pretty.render(full, context).replaceAll(marks, ''))
})
