const BARS = '▁▂▃▄▅▆▇█'
/** No turns: no bar. */
const NOTHING = '·'

/** One bar a share of `n`, from 0 to the highest, which is `least` at least: chance around small rates must not look like mountains. */
export function sparkline(shares: readonly { readonly count: number; readonly n: number }[], least: number): string {
  const top = shares.reduce((highest, { count, n }) => (n > 0 ? Math.max(highest, count / n) : highest), least)
  return shares
    .map(({ count, n }) => (n === 0 ? NOTHING : BARS[Math.min(BARS.length - 1, Math.floor((count / n / top) * BARS.length))]))
    .join('')
}
