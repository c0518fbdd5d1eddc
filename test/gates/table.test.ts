import { describe, expect, it } from 'vitest'
import { MIN_TURNS } from '../../src/gates/defaults.ts'
import { parseThreshold } from '../../src/gates/threshold.ts'
import { verdictOf } from '../../src/gates/verdict.ts'
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
    const { night } = await nightOn([input], {}, tagger, ['chat'])
    const signs = THRESHOLDS.map(text => {
      const thresholds = [parseThreshold(text, text)]
      return sign(verdictOf(night, { thresholds, minTurns: MIN_TURNS, confidence: 'point', allowEmpty: true }))
    })
    expect(signs.join('')).toBe(VERDICTS[name])
  })
})
