import { describe, expect, it } from 'vitest'
import { rulesOf, type ScoredBid } from '../../src/learn/bid-rules.ts'

/** `count` turns falling from `from` by a ten-thousandth each; every `wrong`-th is no bid. Met as labelled, and by the rule, where `met`. */
const series = (met: boolean, from: number, count: number, wrong: number, metByRule: boolean | undefined = met): ScoredBid[] =>
  Array.from({ length: count }, (_, i) => {
    const bid = (i + 1) % wrong !== 0
    return { raw: from - i / 10_000, right: bid, turn: { bid, met: bid ? met : undefined, metByRule } }
  })
const NONE = 1 // as `wrong`
const CAUTIOUS = 0.8
const foundIn = (turns: readonly ScoredBid[], from: number): number => turns.filter(({ raw }) => raw >= from).length

describe('from when a customer’s turn is called a bid', () => {
  it('asks more of one that nobody took up, so that what is listed as missed was missed', () => {
    const missed = [...series(false, 0.95, 100, 10), ...series(false, 0.85, 300, NONE)]
    const rules = rulesOf([...missed, ...series(true, 0.8, 800, 10)])
    const listed = missed.filter(({ raw }) => raw >= rules.missed.from)
    expect(listed.filter(({ right }) => right).length / listed.length).toBeGreaterThanOrEqual(0.5)
    expect(rules.missed.from).toBeCloseTo(0.8421, 3)
    expect(rules.met.from).toBeLessThan(rules.missed.from)
  })

  it('finds as many met for each missed one as the labels have', () => {
    const met = series(true, 0.8, 2000, 10)
    const missed = [...series(false, 0.95, 100, 10), ...series(false, 0.85, 1500, NONE), ...series(false, 0.6, 500, 1000)]
    const rules = rulesOf([...met, ...missed])
    const labelled = (turns: readonly ScoredBid[]): number => turns.filter(({ turn }) => turn.bid).length
    expect(foundIn(met, rules.met.from) / foundIn(missed, rules.missed.from)).toBeCloseTo(labelled(met) / labelled(missed), 1)
  })

  it('but of those called met three in four must be a bid', () => {
    const met = [...series(true, 0.95, 100, 10), ...series(true, 0.7, 400, 2)]
    const rules = rulesOf([...met, ...series(false, 0.95, 40, 10)])
    const called = met.filter(({ raw }) => raw >= rules.met.from)
    expect(called.filter(({ right }) => right).length / called.length).toBeGreaterThanOrEqual(0.75)
  })

  it('lists none as missed that somebody met otherwise, whatever the rule says of the answer', () => {
    expect(rulesOf(series(true, 0.99, 100, 1000, false)).missed.from).toBe(CAUTIOUS)
    expect(rulesOf(series(false, 0.99, 100, 1000)).missed.from).toBeCloseTo(0.9801, 4)
  })

  it('is cautious where there is too little to choose by, and met is never harder than missed', () => {
    for (const few of [[], series(true, 0.9, 5, 100), series(false, 0.9, 5, 100), series(true, 0.9, 200, 2)]) {
      const { met, missed } = rulesOf(few)
      expect(missed.from).toBe(CAUTIOUS)
      expect(met.from).toBeLessThanOrEqual(missed.from)
    }
  })

  it('asks of met ones what it asks of missed ones where their own promise would need more', () => {
    const { met, missed } = rulesOf([...series(true, 0.9, 1000, 2), ...series(false, 0.9, 5000, 1000)])
    expect(missed.from).toBeLessThan(0.5)
    expect(met.from).toBe(missed.from)
  })

  it('finds all met ones that keep the promise where no label says missed', () => {
    const met = [...series(true, 0.7, 1000, 10), ...series(true, 0.55, 1000, NONE)]
    const { from } = rulesOf(met).met
    expect(from).toBeLessThan(0.6)
    expect(met.filter(({ raw, right }) => raw >= from && right).length / foundIn(met, from)).toBeCloseTo(0.75, 1)
  })

  it('a turn whose answer nobody tagged counts as met and as missed', () => {
    const unknown: ScoredBid[] = series(true, 0.9, 200, 10).map(({ turn, ...one }) => ({
      ...one,
      turn: { ...turn, met: undefined, metByRule: undefined },
    }))
    const rules = rulesOf(unknown)
    expect(rules.missed.from).toBeCloseTo(0.8801, 4)
    expect(rules.met.from).toBe(rules.missed.from)
  })
})
