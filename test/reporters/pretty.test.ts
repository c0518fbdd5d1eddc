import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { pretty } from '../../src/reporters/pretty.ts'
import { context, night } from './night.ts'

describe('pretty', () => {
  it.each([40, 60, 80, 120, 200])('keeps its table and quotes within %i columns', width => {
    const lines = pretty.render(night(), { ...context, width }).split('\n')
    const table = lines.slice(2, lines.indexOf('', 3))
    expect(table).toHaveLength(5)
    for (const line of table) expect(stringWidth(line)).toBeLessThanOrEqual(width)
    for (const line of lines.filter(l => /^ {12}|^ {2}(customer|agent|why|instead) /.test(l)))
      expect(stringWidth(line)).toBeLessThanOrEqual(width)
  })

  it('aligns by display width, not by characters', () => {
    const table = pretty.render(night(), context).split('\n').slice(2, 7)
    const columnOf = (line: string, text: string): number => stringWidth(line.slice(0, line.indexOf(text)))
    const at = columnOf(table[0]!, "Don'ts")
    const row = table.find(line => line.startsWith('田中'))!
    expect(columnOf(row, '1 of 1')).toBe(at)
  })

  it('writes colour codes only when asked', () => {
    expect(pretty.render(night(), context)).not.toContain('\u001b')
    const colored = pretty.render(night(), { ...context, color: true })
    expect(colored).toContain('\u001b[4m')
    expect(colored).not.toContain('^^^')
  })

  it('never paints an agent red on too few turns', () => {
    const rows = pretty.render(night(), { ...context, color: true }).split('\n')
    const row = rows.find(line => line.includes('田中'))!
    expect(row).not.toContain('\u001b[31m')
    expect(row).toContain('\u001b[2m')
  })
})
