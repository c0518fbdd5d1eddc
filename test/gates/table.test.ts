import { describe, expect, it } from 'vitest'
import { parseThreshold } from '../../src/gates/threshold.ts'
import { verdictOf } from '../../src/gates/verdict.ts'
import { MIN_TURNS } from '../../src/measures/views.ts'
import type { Verdict } from '../../src/model/verdict.ts'
import { defaultTagger, nightOn } from '../../src/pipeline.ts'
import { NIGHTS, turnsOf } from './nights.ts'
import { THRESHOLDS, VERDICTS } from './table.ts'

const tagger = defaultTagger()
const sign = ({ thresholds, passed }: Verdict): string => {
  if (!passed) return 'F'
  return thresholds.every(({ outcome }) => outcome === 'unknown') ? '?' : 'p'
}

describe('report × thresholds → verdict', () => {
  it.each(Object.entries(NIGHTS))('%s', async (name, agents) => {
    const bytes = Buffer.from(turnsOf(agents))
    const input = {
      name,
      open: async function* () {
        yield bytes
      },
    }
    const all = THRESHOLDS.map(text => parseThreshold(text, text))
    const { night } = await nightOn([input], all, {}, tagger)
    const signs = all.map(threshold => {
      const thresholds = [threshold]
      return sign(verdictOf(night, { thresholds, minTurns: MIN_TURNS, confidence: 'point', allowEmpty: true }))
    })
    expect(signs.join('')).toBe(VERDICTS[name])
  })
})
