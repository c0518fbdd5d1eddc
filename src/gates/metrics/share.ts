import { rateOf } from '../../measures/statistics.ts'
import type { Measured } from '../../model/verdict.ts'

/** A share of n with its Wilson interval; no value where n is 0. */
export function share(count: number, n: number, cases: string): Measured {
  const { rate, low, high } = rateOf(count, n)
  return n === 0 ? { value: undefined, n, cases } : { value: rate, n, cases, low, high }
}
