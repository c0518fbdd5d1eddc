import { describe, expect, it } from 'vitest'
import { bootstrap } from '../../src/learn/bootstrap.ts'
import { evaluate } from '../../src/learn/evaluate.ts'
import { evaluationText } from '../../src/learn/evaluation-text.ts'
import { figuresOf } from '../../src/learn/figures.ts'
import type { JudgedTurn } from '../../src/learn/judged.ts'
import { judgedTurn } from './judged-turn.ts'

const ones = (turns: readonly JudgedTurn[]) => new Float64Array(turns.length).fill(1)

describe('figures', () => {
  it('counts as by hand', () => {
    const turns = [
      judgedTurn('contempt', 'contempt', { severity: 2, anyDont: 0.9 }),
      judgedTurn('yes', 'criticism', { anyDont: 0.8 }),
      judgedTurn('contempt', 'criticism', { severity: 3, anyDont: 0.7 }),
      judgedTurn('stonewalling', 'neutral', { severity: 1, anyDont: 0.4 }),
      judgedTurn('neutral', 'neutral', { anyDont: 0.2 }),
      judgedTurn('neutral', 'neutral', { anyDont: 0.1 }),
    ]
    const figures = figuresOf(turns, ones(turns))
    expect(figures.accuracy).toBeCloseTo(3 / 6)
    expect(figures['contempt.precision']).toBe(1)
    expect(figures['contempt.recall']).toBe(0.5)
    expect(figures['neutral.f1']).toBeCloseTo(4 / 5)
    expect(figures['defensiveness.f1']).toBeNaN()
    expect(figures.macroF1).toBeCloseTo((2 / 3 + 0 + 0 + 4 / 5) / 4) // contempt, yes, stonewalling, neutral: the tags that are labelled
    expect(figures.dontPrecision).toBeCloseTo(2 / 3)
    expect(figures.dontRecall).toBeCloseTo(2 / 3)
    expect(figures.falseAlarmRate).toBeCloseTo(1 / 3)
    expect(figures.falseAlarmsPer1000).toBeCloseTo(1000 / 6)
    expect(figures.severeRecall).toBe(1)
    expect(figures.auc).toBeCloseTo(7 / 9)
    expect(figures.precisionAtRecall30).toBe(1)
    expect(figures.precisionAtRecall50).toBeCloseTo(2 / 3)
    expect(figures.precisionAtRecall75).toBeCloseTo(3 / 4)
  })

  it('takes equal scores together: a constant score ranks nothing', () => {
    const turns = [
      judgedTurn('contempt', 'neutral'),
      judgedTurn('neutral', 'neutral'),
      judgedTurn('yes', 'neutral'),
      judgedTurn('criticism', 'yes'),
    ]
    const figures = figuresOf(turns, ones(turns))
    expect([figures.auc, figures.precisionAtRecall30]).toEqual([0.5, 0.5])
  })

  it('has nothing to say where there are no don’ts', () => {
    const turns = [judgedTurn('yes', 'yes'), judgedTurn('neutral', 'neutral')]
    const { figures, reliability } = evaluate(turns)
    for (const name of ['dontF1', 'dontRecall', 'dontPrecision', 'auc', 'severeRecall', 'precisionAtRecall50'] as const)
      expect(figures[name].value).toBeNaN()
    expect(figures.macroF1).toEqual({ value: 1, low: 1, high: 1 })
    expect(reliability.error).toBeCloseTo(0.5)
  })
})

describe('the bootstrap', () => {
  const mean = (values: readonly number[]) => (weights: ArrayLike<number>) => {
    const total = values.reduce((sum, _, i) => sum + weights[i]!, 0)
    return { mean: values.reduce((sum, value, i) => sum + value * weights[i]!, 0) / total }
  }

  it('gives the normal interval of a share', () => {
    const values = Array.from({ length: 400 }, (_, i) => i % 2)
    const { mean: interval } = bootstrap(
      values.map((_, i) => `c${i}`),
      mean(values),
    )
    expect(interval.value).toBe(0.5)
    expect(interval.low).toBeCloseTo(0.451, 2)
    expect(interval.high).toBeCloseTo(0.549, 2)
  })

  it('leaves one in forty of the rounds out at each end, and the rounds without the figure altogether', () => {
    const rounds: number[] = []
    // Without the first two groups, of which one round in seven draws neither, there is no figure.
    const { odd } = bootstrap(
      Array.from({ length: 200 }, (_, i) => `c${i}`),
      weights => {
        const sum = Array.from(weights).reduce((total, weight, i) => total + weight * Math.sqrt(i), 0)
        const figure = weights[0] === 0 && weights[1] === 0 ? Number.NaN : sum
        if (!Number.isNaN(figure)) rounds.push(figure)
        return { odd: figure }
      },
    )
    rounds.shift() // the figure itself
    expect(rounds.length).toBeGreaterThan(800)
    expect(rounds.length).toBeLessThan(900)
    const beyond = Math.floor(rounds.length / 40)
    expect(rounds.filter(round => round < odd.low)).toHaveLength(beyond)
    expect(rounds.filter(round => round > odd.high)).toHaveLength(beyond)
  })

  it('tells no interval of a single conversation', () => {
    expect(bootstrap(['c', 'c', 'c'], mean([0, 1, 1])).mean).toEqual({ value: 2 / 3, low: Number.NaN, high: Number.NaN })
    const turns = [judgedTurn('yes', 'yes', { conversation: 'c' }), judgedTurn('yes', 'neutral', { conversation: 'c' })]
    const text = evaluationText(evaluate(turns))
    expect(text).toContain('right      50.0 [–]')
    expect(text).not.toContain('NaN')
  })

  it.each([2, 3, 5, 50])('tells no interval of what one conversation of %i carries, but of what two of three do', size => {
    const groups = Array.from({ length: size }, (_, i) => `c${i}`)
    const carriedBy = (carriers: number) => (weights: ArrayLike<number>) => {
      const drawn = groups.slice(0, carriers).reduce((sum, _, i) => sum + weights[i]!, 0)
      return { share: drawn === 0 ? Number.NaN : weights[0]! / drawn }
    }
    expect(bootstrap(groups, carriedBy(1)).share).toEqual({ value: 1, low: Number.NaN, high: Number.NaN })
    expect(bootstrap(groups, carriedBy(2)).share).toEqual({ value: 0.5, low: 0, high: 1 })
  })

  it('is wider where turns of one conversation go together', () => {
    const values = Array.from({ length: 400 }, (_, i) => Number(i < 200))
    const width = (groupSize: number): number => {
      const groups = values.map((_, i) => `c${Math.floor(i / groupSize)}`)
      const { low, high } = bootstrap(groups, mean(values)).mean
      return high - low
    }
    expect(width(20)).toBeGreaterThan(3 * width(1))
  })

  it('does not depend on the order of the turns', () => {
    const tags = ['yes', 'neutral', 'contempt', 'stonewalling'] as const
    const turns = Array.from({ length: 120 }, (_, i) =>
      judgedTurn(tags[i % 4]!, tags[(i * 7 + (i % 3)) % 4]!, { conversation: `c${i % 17}`, anyDont: ((i * 37) % 50) / 50 }),
    )
    const { reliability: _, ...forwards } = evaluate(turns)
    const { reliability: __, ...backwards } = evaluate([...turns].reverse())
    expect(backwards).toEqual(forwards)
  })
})

describe('minimal pairs', () => {
  it('compares the any-don’t score of a don’t and none, else the tags', () => {
    const { pairs } = evaluate([
      judgedTurn('contempt', 'neutral', { pair: 'p1', anyDont: 0.3 }),
      judgedTurn('neutral', 'neutral', { pair: 'p1', anyDont: 0.2 }),
      judgedTurn('contempt', 'contempt', { pair: 'p2', anyDont: 0.8 }),
      judgedTurn('yes', 'yes', { pair: 'p2', anyDont: 0.8 }),
      judgedTurn('yes', 'yes', { pair: 'p3' }),
      judgedTurn('neutral', 'neutral', { pair: 'p3' }),
      judgedTurn('yes', 'neutral', { pair: 'p4' }),
      judgedTurn('yes', 'yes', { pair: 'p4' }),
      judgedTurn('yes', 'neutral', { pair: 'p1', source: 'b' }),
    ])
    expect(pairs).toEqual({ pairs: 3, ordered: 2, dontPairs: 2, dontOrdered: 1, unsolved: ['p2'] })
  })
})

describe('reliability', () => {
  it('holds confidence against how often it is right', () => {
    const turns = [
      ...Array.from({ length: 9 }, () => judgedTurn('contempt', 'contempt', { confidence: 0.9 })),
      judgedTurn('criticism', 'contempt', { confidence: 0.9 }),
      judgedTurn('yes', 'neutral', { confidence: 1 }),
      judgedTurn('yes', 'yes', { confidence: 0.25 }),
    ]
    const { steps, error, donts } = evaluate(turns).reliability
    expect(steps.map(({ from, turns }) => [from, turns])).toEqual([
      [0.2, 1],
      [0.9, 11],
    ])
    expect(error).toBeCloseTo((0.75 + 11 * Math.abs((9 * 1 + 1) / 11 - 9 / 11 + (0.9 * 10 + 1 - 10) / 11)) / 12)
    expect(donts).toMatchObject({ turns: 10, rightAnyDont: 1, right: 0.9 })
  })
})
