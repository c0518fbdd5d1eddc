import { seededRandom } from './vectors.ts'

/** A figure with its 95 % interval: all NaN where there is nothing to measure, the interval alone where one group carries the figure. */
export interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
}

export const ROUNDS = 1000
const SEED = 20_261_121 // any number: only that it stays the same
const TAIL = 0.025
/**
 * So many rounds may be without a figure. A figure that a single group carries is missing in a quarter of them (of two groups) to 37 % (of many),
 * one that two groups carry in 14 % at most.
 */
const MISSING = 0.2

/**
 * Percentile bootstrap (Efron 1979) over whole groups: turns of one conversation resemble each other, so that resampling single turns would
 * promise too much. `measure` is told how often each item counts. Rounds in which a figure is NaN are dropped for that figure. Where they are more
 * than a fifth a single group carries it, and what that would be in other groups nobody knows: there is no interval, nor is there one of fewer
 * than two groups. Same items, in any order → the same intervals.
 */
export function bootstrap<Name extends string>(
  groups: readonly string[],
  measure: (weights: ArrayLike<number>) => Readonly<Record<Name, number>>,
  rounds = ROUNDS,
): Readonly<Record<Name, Interval>> {
  const numbers = new Map([...new Set(groups)].sort().map((group, number) => [group, number]))
  const groupOf = Int32Array.from(groups, group => numbers.get(group)!)
  const values = measure(new Float64Array(groups.length).fill(1))
  const names = Object.keys(values) as Name[]
  const samples = new Map<Name, number[]>(names.map(name => [name, []]))
  const random = seededRandom(SEED)
  const drawn = new Float64Array(numbers.size)
  const weights = new Float64Array(groups.length)
  for (let round = 0; numbers.size > 1 && round < rounds; round++) {
    drawn.fill(0)
    for (let i = 0; i < numbers.size; i++) drawn[Math.floor(random() * numbers.size)]! += 1
    groupOf.forEach((group, item) => {
      weights[item] = drawn[group]!
    })
    const sample = measure(weights)
    for (const name of names) if (!Number.isNaN(sample[name])) samples.get(name)!.push(sample[name])
  }
  return Object.fromEntries(names.map(name => [name, intervalOf(values[name], samples.get(name)!, rounds)])) as Record<Name, Interval>
}

function intervalOf(value: number, samples: number[], rounds: number): Interval {
  if (Number.isNaN(value) || samples.length < rounds * (1 - MISSING)) return { value, low: Number.NaN, high: Number.NaN }
  samples.sort((a, b) => a - b)
  return {
    value,
    low: samples[Math.floor(samples.length * TAIL)]!,
    high: samples[Math.ceil(samples.length * (1 - TAIL)) - 1]!,
  }
}
