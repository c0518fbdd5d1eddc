/** A share of n, with its 95 % interval. All between 0 and 1; `rate` is 0 and the interval 0 to 1 where n is 0. */
export interface Rate {
  readonly count: number
  readonly n: number
  readonly rate: number
  readonly low: number
  readonly high: number
}
