import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findInputs } from '../../src/readers/inputs.ts'
import { type Inspection, inspectInput } from '../../src/readers/inspect.ts'
import type { InputOptions } from '../../src/readers/read.ts'
import { bytesInput } from './bytes-input.ts'

const EXPORTS = join(import.meta.dirname, '../../fixtures/exports')

async function inspected(name: string, options: InputOptions = {}): Promise<Inspection> {
  const [input] = await findInputs([name], { cwd: EXPORTS })
  return inspectInput(input!, options)
}

describe('inspectInput', () => {
  it('says format, columns, speakers and what was left out', async () => {
    const { format, fields, speakers, notices, turns } = await inspected('awkward-excel.csv')
    expect(format?.name).toBe('csv')
    expect(fields?.used).toEqual({
      text: 'Nachricht',
      conversation: 'Ticketnummer',
      role: 'Rolle',
      speaker: 'Von',
      time: 'Datum',
      team: 'Team',
      channel: 'Kanal',
    })
    expect(speakers.map(({ speaker, role, turns, reason }) => [speaker, role, turns, reason])).toEqual([
      ['Käthe Wolf', 'agent', 2, 'told by the data'],
      ['Ines Bauer', 'customer', 1, 'told by the data'],
      ['Jürgen Möller', 'customer', 1, 'told by the data'],
    ])
    expect(notices.map(({ kind, count, line }) => [kind, count, line])).toEqual([
      ['warning', 1, undefined],
      ['skipped', 1, 7],
    ])
    expect(turns).toBe(4)
  })

  it('gives evidence and confidence of roles that it inferred, and says what an option told', async () => {
    const { speakers, first } = await inspected('first-names.txt')
    expect(speakers[0]).toMatchObject({ speaker: 'Omar', role: 'agent', turns: 4 })
    expect(speakers[0]!.confidence).toBeGreaterThan(0.9)
    expect(speakers[0]!.reason).toMatch(/thanks for the call/)
    expect(first).toHaveLength(5)
    const told = await inspected('first-names.txt', { agents: ['lena'] })
    expect(told.speakers.find(one => one.speaker === 'Lena')).toMatchObject({ role: 'agent', reason: 'told by an option' })
  })

  it('throws nothing for what cannot be read or told', async () => {
    const unknown = await inspectInput(bytesInput('a.txt', 'Ann: hello\nBob: hello\nAnn: so\nBob: so\n'))
    expect(unknown.speakers.map(one => [one.speaker, one.role])).toEqual([
      ['Ann', 'unknown'],
      ['Bob', 'unknown'],
    ])
    const empty = await inspectInput(bytesInput('b.txt', ''))
    expect(empty).toMatchObject({ turns: 0, notices: [{ kind: 'failed', message: 'the file is empty: export it again' }] })
    expect((await inspectInput(bytesInput('c.txt', 'once upon a time'))).notices[0]?.message).toMatch(/format is not recognised/)
  })
})
