/** A count of n. */
export interface Share {
  readonly count: number
  readonly n: number
}

/**
 * A change counts where chance would bring one like it about less often than this. Stricter than the usual 0.05: a night makes several
 * comparisons for each agent, and a false alarm costs trust.
 */
export const SIGNIFICANT = 0.01

/**
 * Fisher's exact test for two proportions (1935), one-sided: the chance, if both were the same, that `now` takes at least so many of the
 * counts of both. Right for small counts, where the normal approximation of the usual two-proportion z test is not. Between 0 and 1; 1 where
 * one of them is empty.
 */
export function chanceOfRise(now: Share, before: Share): number {
  const least = Math.max(0, now.count + before.count - before.n)
  if (now.count <= least) return 1
  if (now.count * before.n > before.count * now.n) return upperTail(now, before)
  // Below what is expected the first terms are the smallest, and may be too small for a number: there the rest of all is summed.
  return 1 - upperTail({ count: before.count + 1, n: before.n }, { count: now.count - 1, n: now.n })
}

/** The sum from `now.count` on, which is not below what is expected: the first term is the largest, or next to it. */
function upperTail(now: Share, before: Share): number {
  const all = now.n + before.n
  const hits = now.count + before.count
  const most = Math.min(hits, now.n)
  let term = Math.exp(choose(now.n, now.count) + choose(before.n, before.count) - choose(all, hits))
  let sum = 0
  for (let k = now.count; k <= most; k++) {
    sum += term
    term *= ((now.n - k) * (hits - k)) / ((k + 1) * (before.n - hits + k + 1))
    if (term <= sum * 1e-16) break
  }
  return Math.min(1, sum)
}

/** Natural logarithm of the binomial coefficient. */
function choose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k)
}

const SMALL = [0]

/** Exact sums for small numbers, Stirling's series beyond: its error is below 1e-15 there. */
function logFactorial(n: number): number {
  if (n >= 256) return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n ** 3)
  for (let i = SMALL.length; i <= n; i++) SMALL.push(SMALL[i - 1]! + Math.log(i))
  return SMALL[n]!
}
