// As users import it: the built package, by its own name.
import { defaultTagger, findInputs, nightOn, parseThreshold, reportOn, verdictOf } from 'saltshaker'
import { describe, expect, it } from 'vitest'

const inputs = () => findInputs(['fixtures/hotline/2026-11-20.csv'])

describe('the library', () => {
  it('reports on files', async () => {
    const { report, notices } = await reportOn(await inputs())
    expect(Object.keys(report.agents)).toContain('Denise Okafor')
    expect(notices).toEqual([])
  })

  it('judges them by thresholds', async () => {
    const { night } = await nightOn(await inputs(), {}, defaultTagger(), [])
    const thresholds = [parseThreshold('dont.rate{agent:Denise*} < 1%', 'here')]
    expect(verdictOf(night, { thresholds, minTurns: 50, confidence: 'interval', allowEmpty: false }).passed).toBe(false)
  })
})
