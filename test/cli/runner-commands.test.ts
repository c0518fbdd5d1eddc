import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { commandsIn } from '../reporters/check/runner.ts'
import { saltshaker } from './run.ts'

/** Commands of CI runners as names, ids and words: a log that shows them must not obey them. */
const ATTACKS = [
  '::error title=x::forged',
  '##[error]forged',
  'see ##[add-mask]the',
  '##vso[task.setvariable variable=a]b',
  `${'many words '.repeat(9)}::error::forged`,
]

const folder = mkdtempSync(join(tmpdir(), 'saltshaker-'))
const night = join(folder, '::error::night.csv')
const rows = Array.from({ length: 60 }, (_, i) => {
  const attack = ATTACKS[i % ATTACKS.length]!
  return `${attack} ${i},customer,${attack},${attack}\n${attack} ${i},agent,${attack} Jane,there is nothing I can do about that. ${attack}\n`
})
writeFileSync(night, `conversation,role,speaker,text\n${rows.join('')}broken,agent\n`)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('no command of a CI runner is in what is printed', () => {
  it.each([
    ['report', night],
    ['report', night, '-r', 'json'],
    ['report', night, '-r', 'csv'],
    ['report', night, '-r', 'markdown'],
    ['tag', night],
    ['convert', night],
    ['inspect', night],
    ['check', night, '--no-config'],
    ['check', night, '--no-config', '-r', 'json'],
    ['explain', ATTACKS[1]!, '-c', `customer: ${ATTACKS[0]}`],
    ['report', ATTACKS[0]!],
  ])('%s', (...args) => {
    const { stdout, stderr, code } = saltshaker(args)
    expect(code).toBe(args[0] === 'check' ? 1 : args[1] === ATTACKS[0] ? 2 : 0)
    for (const output of [stdout, stderr]) {
      expect(commandsIn(output)).toEqual([])
      expect(output).not.toMatch(/##\w*\[/)
    }
  })

  it('though the JSON says the same', () => {
    const said = saltshaker(['convert', night])
      .stdout.trim()
      .split('\n')
      .map(line => (JSON.parse(line) as { text: string }).text)
    for (const attack of ATTACKS) expect(said).toContain(attack)
  })
})
