import type { Rate } from '../../measures/statistics.ts'

const BARS = '▁▂▃▄▅▆▇█'
/** No turns: no bar. */
const NOTHING = '·'

/** One bar a rate, from 0 to the highest, which is `least` at least: chance around small rates must not look like mountains. */
export function sparkline(rates: readonly Rate[], least: number): string {
  const top = Math.max(least, ...rates.map(({ rate }) => rate))
  return rates.map(({ n, rate }) => (n === 0 ? NOTHING : BARS[Math.min(BARS.length - 1, Math.floor((rate / top) * BARS.length))])).join('')
}
