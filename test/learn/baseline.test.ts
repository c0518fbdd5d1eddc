import { expect, it } from 'vitest'
import { type BaselineTurn, compareWith, naturalBayes } from '../../src/learn/baseline.ts'
import { TAGS, type Tag } from '../../src/model/tag.ts'
import { createBayes } from '../../src/text/bayes.ts'

const turn = (text: string, want: Tag, fold: number): BaselineTurn => ({ text, want, fold, kind: 'written' })
const turns = [
  turn('gladly refund happily', 'yes', 0),
  turn('stupid nonsense idiot', 'contempt', 0),
  turn('refund gladly', 'yes', 1),
  turn('idiot nonsense', 'contempt', 1),
]

it('learns each fold from the others', () => {
  expect(naturalBayes(createBayes).leftOut(turns)).toEqual(['yes', 'contempt', 'yes', 'contempt'])
})

it('never sees the turn that it tags', () => {
  const alone = [turn('gladly', 'yes', 0), turn('idiot', 'contempt', 1)]
  expect(naturalBayes(createBayes).leftOut(alone)).toEqual(['contempt', 'yes'])
})

it('is printed beside our own figures on the same turns', () => {
  const predictions = turns.map(({ want }, at) => ({
    at,
    probabilities: Float64Array.from(TAGS, tag => (tag === want ? 0.9 : 0.1 / 6)),
    cue: 0,
  }))
  const raw = { slope: 1, offset: 0 }
  const said = { stonewalling: 0.95, defensiveness: 0.95, criticism: 0.95, contempt: 0.95 }
  const decision = { said, saidWithCue: 0.95, possible: 0.5, calibration: raw, calibrationWithCue: raw, niceSlope: 1 }
  const lines = compareWith(naturalBayes(createBayes), turns, predictions, decision)
  expect(lines).toHaveLength(4)
  expect(lines[1]).toMatch(/^written, left out: saltshaker, as said +4 /)
  expect(lines[2]).toMatch(/^written, left out: saltshaker, likeliest +4 +100\.0 +100\.0 +100\.0 +100\.0 +0\.0$/)
  expect(lines[3]).toMatch(/^written, left out: natural’s Bayes +4 +100\.0 +100\.0 +100\.0 +100\.0 +0\.0$/)
})
