import { describe, expect, it } from 'vitest'
import { TAGS, type Tag } from '../../src/model/tag.ts'
import { decideByWeights, provedRight } from '../../src/tagger/decide.ts'
import type { Opinion } from '../../src/tagger/judge.ts'
import { carriedFrom, dontOdds, lengthShare, probabilitiesFrom } from '../../src/tagger/probabilities.ts'

const decide = decideByWeights({
  said: { stonewalling: 0.7, defensiveness: 0.6, criticism: 0.5, contempt: 0.8 },
  saidWithCue: 0.4,
  possible: 0.3,
  calibration: { slope: 1, offset: 0 },
  calibrationWithCue: { slope: 1, offset: 1 },
  niceSlope: 1,
})
const opinion = (scores: Partial<Record<Tag, number>>, cue = 0): Opinion => ({
  score: tag => scores[tag] ?? 0,
  severity: () => 2,
  cue: dont => (scores[dont] ? cue : 0),
  evidence: () => [],
})

describe('a decision by weights', () => {
  it.each([
    ['above its own threshold', opinion({ criticism: 0.55, neutral: 0.45 }), { tag: 'criticism', confidence: 0.55 }],
    [
      'below its own',
      opinion({ stonewalling: 0.55, neutral: 0.45 }),
      { tag: 'neutral', possible: { tag: 'stonewalling', confidence: 0.55 } },
    ],
    ['several don’ts together', opinion({ criticism: 0.3, contempt: 0.25, yes: 0.45 }), { tag: 'criticism', confidence: 0.3 }],
    ['a cue that agrees', opinion({ stonewalling: 0.45, neutral: 0.55 }, 0.6), { tag: 'stonewalling', confidence: 0.69 }],
    ['a weak cue that agrees', opinion({ stonewalling: 0.45, neutral: 0.55 }, 0.5), { tag: 'neutral' }],
    ['below all', opinion({ stonewalling: 0.2, yes: 0.8 }), { tag: 'yes', severity: 0 }],
  ] as const)('%s', (_, given, expected) => {
    expect(decide(given)).toMatchObject(expected)
  })
})

it('tells how often each tag proves right: yes, small talk and neutral brought nearer together, all summing to 1', () => {
  const given = opinion({ yes: 0.64, neutral: 0.16, criticism: 0.15, contempt: 0.05 })
  const proved = provedRight(given, 0.2, { dont: 'criticism', said: 1, calibration: { slope: 1, offset: 0 } }, 0.5)
  expect(TAGS.reduce((sum, tag) => sum + proved(tag), 0)).toBeCloseTo(1, 12)
  expect(proved('yes') / proved('neutral')).toBeCloseTo(2, 12)
  expect([proved('criticism'), proved('contempt')]).toEqual([expect.closeTo(0.15, 12), expect.closeTo(0.05, 12)])
})

describe('probabilities from both regressions', () => {
  const scores = [1, -2, 0.5, 0, -1, 0.3, -3]
  const ofDonts = (values: ArrayLike<number>): number => TAGS.reduce((sum, _, t) => sum + (t > 2 ? values[t]! : 0), 0)

  it('sum to 1 and keep proportions within the don’ts and within the rest', () => {
    const probabilities = probabilitiesFrom(scores, 2)
    expect(probabilities.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
    expect(Math.log(probabilities[0]! / probabilities[2]!)).toBeCloseTo(0.5, 9)
    expect(Math.log(probabilities[5]! / probabilities[6]!)).toBeCloseTo(3.3, 9)
  })

  it('are lowered for short turns and raised for long ones, by the logarithm of their length', () => {
    const [short, usual, long] = [4, 19, 99].map(lengthShare)
    expect(usual).toBe(0)
    expect(short).toBeLessThan(0)
    expect(long! + short!).toBeCloseTo(lengthShare(24), 12)
  })

  it('are raised by what the turn before lends, within bounds', () => {
    const odds = (carried: number): number => {
      const anyDont = ofDonts(probabilitiesFrom(scores, 2, carried))
      return Math.log(anyDont / (1 - anyDont))
    }
    expect(odds(0)).toBeCloseTo(dontOdds(scores, 2), 9)
    expect(odds(0.75)).toBeCloseTo(dontOdds(scores, 2) + 0.75, 9)
    const lent = [-900, -4, -1.5, 1, 900].map(carriedFrom)
    expect(lent).toEqual([...lent].sort((a, b) => a - b))
    expect(lent[2]).toBe(0)
    expect([lent[0], lent[4]]).toEqual([-0.75, 1])
  })

  it('rise with the log-odds of any don’t, and stay numbers at the ends', () => {
    const rising = [-800, -3, 0, 3, 800].map(dontScore => ofDonts(probabilitiesFrom(scores, dontScore)))
    expect(rising).toEqual([...rising].sort((a, b) => a - b))
    expect(rising[0]).toBeLessThan(1e-6)
    expect(rising[4]).toBeCloseTo(1, 9)
    expect([...probabilitiesFrom([0, 0, 0, -900, -900, -900, -900], 0)].every(Number.isFinite)).toBe(true)
  })
})
