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

  it('says what red and yellow are, where it paints', () => {
    const legend = "Red: above 4% don'ts, beyond chance; yellow: above 4%, perhaps by chance."
    expect(pretty.render(night(), { ...context, color: true })).toContain(legend)
    expect(pretty.render(night(), context)).not.toContain(legend)
  })

  it('lists as many turns of each agent as are asked for, and tells of all', () => {
    const report = night()
    const shown = (top?: number, kept = report.flagged): string => pretty.render({ ...report, flagged: kept }, { ...context, top })
    expect(shown()).toContain('\nJane Miller · 6\n')
    expect(shown(2)).toContain('\nJane Miller · 6, the 2 worst\n')
    expect(shown(2)).toContain('  … and 4 more: --top 6 or saltshaker review shows them\n')
    const three = report.flagged.filter(({ agent }) => agent === 'Jane Miller').slice(0, 3)
    expect(shown(500, three)).toContain('\nJane Miller · 6, the 3 worst\n')
    expect(shown(500, three)).toContain('  … and 3 more: saltshaker review shows them\n')
    expect(shown(2, three)).toContain('  … and 4 more: --top 3 shows 1 of them, saltshaker review all\n')
  })

  it('tells of all suspected turns, too', () => {
    const report = night()
    const [moment] = report.flagged.filter(({ agent }) => agent === 'Jane Miller')
    const decision = {
      ...moment!.decision,
      tag: 'neutral' as const,
      severity: 0 as const,
      possible: { tag: 'criticism' as const, confidence: 0.4 },
    }
    const possible = Array.from({ length: 12 }, (_, turn) => ({ ...moment!, turn, decision }))
    const agents = { ...report.agents, 'Jane Miller': { ...report.agents['Jane Miller']!, possible: 12 } }
    const text = pretty.render({ ...report, agents, possible }, { ...context, possible: true })
    expect(text).toContain('\nJane Miller · 12, the 10 likeliest\n')
    expect(text).toContain('  … and 2 more: --top 12 or saltshaker review shows them\n')
  })

  it('never paints an agent red on too few turns', () => {
    const rows = pretty.render(night(), { ...context, color: true }).split('\n')
    const row = rows.find(line => line.includes('田中'))!
    expect(row).not.toContain('\u001b[31m')
    expect(row).toContain('\u001b[2m')
  })
})
