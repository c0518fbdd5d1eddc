import type { Slope } from '../../measures/slope.ts'
import type { PeriodView, SeriesView, TrendView } from '../../measures/trend.ts'
import { MIN_TURNS } from '../../measures/views.ts'
import { taggerId } from '../../model/night.ts'
import type { Rate } from '../../model/rate.ts'
import { percent } from '../figures.ts'

/** Bars of a sparkline; more periods than that share one. */
const BARS = 24

/** At most `BARS` shares: neighbouring periods are counted together where there are more. */
export function barsOf(
  periods: readonly PeriodView[],
  counted: 'donts' | 'warmth',
): readonly { readonly count: number; readonly n: number }[] {
  const together = Math.ceil(periods.length / BARS)
  const bars: { count: number; n: number }[] = []
  periods.forEach((period, index) => {
    if (index % together === 0) bars.push({ count: 0, n: 0 })
    bars.at(-1)!.count += period[counted]
    bars.at(-1)!.n += period.turns
  })
  return bars
}

/** `4.1% 1.8–9.2%`, the rate and its interval; `4 of 29 *` where the turns are too few for a rate. */
export function dontsText({ count, n, rate, low, high }: Rate): string {
  if (n === 0) return '–'
  return n < MIN_TURNS ? `${count} of ${n} *` : `${percent(rate)} ${percent(low).slice(0, -1)}–${percent(high)}`
}

/** `31%`; `9 of 29` where the turns are too few for a rate. */
export function warmthText({ count, n, rate }: Rate): string {
  if (n === 0) return '–'
  return n < MIN_TURNS ? `${count} of ${n}` : percent(rate)
}

/** Of the don't rate; undefined where it cannot be told, as of too few turns. */
export function directionOf({ turns, direction }: SeriesView): Slope | undefined {
  return turns < MIN_TURNS ? undefined : direction
}

/** `↓ −0.4 (−0.9 to −0.1)` in percentage points; no arrow where the interval holds 0. */
export function slopeText(slope: Slope | undefined): string {
  if (slope === undefined) return '–'
  const arrow = slope.high < 0 ? '↓' : slope.low > 0 ? '↑' : ' '
  return `${arrow} ${points(slope.slope)} (${points(slope.low)} to ${points(slope.high)})`
}

function points(share: number): string {
  const value = Math.abs(share) < 0.0005 ? (share * 100).toFixed(2) : (share * 100).toFixed(1)
  return Number(value) === 0 ? '0' : value.replace('-', '−').replace(/^(?=\d)/, '+')
}

/** `2026-W45 1.2%` */
export function extremeText(period: PeriodView | undefined): string {
  return period === undefined ? '–' : `${period.label} ${percent(period.donts / period.turns)}`
}

/** One line for each tagger whose nights are not comparable. */
export function unlike({ unlike, mixed }: TrendView): readonly string[] {
  const what = mixed ? 'counted in, though its rates are not alike' : 'left out: its rates are not alike'
  return unlike.map(({ tagger, nights, first, last }) => {
    const span = first === last ? first : `${first} to ${last}`
    return `${nights} ${nights === 1 ? 'night' : 'nights'} (${span}) by tagger ${taggerId(tagger)} ${what}; saltshaker rescore tags them anew`
  })
}

/** What the columns mean. */
export function legend({ by, series }: TrendView): readonly string[] {
  const together = Math.ceil((series[0]?.periods.length ?? 0) / BARS)
  const few = series.some(({ turns }) => turns > 0 && turns < MIN_TURNS)
  return [
    `Don'ts: share of turns and its 95 % interval, then a bar for ${together > 1 ? `${together} ${by}s` : `each ${by}`}.`,
    `A ${by}: by how many points the share of don'ts moves in a ${by}, and the 95 % interval; ↓ ↑ where chance alone would hardly do it.`,
    `Best and worst: of ${by}s with at least ${MIN_TURNS} turns. Warmth: yes and small talk. Agents by name: this is no ranking.`,
    ...(few ? [`* not enough data: below ${MIN_TURNS} turns, counts instead of rates.`] : []),
  ]
}

/** `2026-11-06 to 2026-11-20 · 15 nights · by week · tagger …` */
export function headline({ first, last, nights, by, tagger }: TrendView): string {
  const span = first === last ? first : `${first} to ${last}`
  return `${span} · ${nights} ${nights === 1 ? 'night' : 'nights'} · by ${by} · tagger ${taggerId(tagger)}`
}
