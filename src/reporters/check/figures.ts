import type { Measured, Unit } from '../../model/verdict.ts'
import { percent, secondsText } from '../figures.ts'

const DASH = '–'

/** A metric's value as people write it: `4.17%`, `3`, `75s`, `2m05`, `+0.12`, `4.2:1`; a dash where there is none. */
export function valueText(value: number | undefined, unit: Unit): string {
  if (value === undefined) return DASH
  switch (unit) {
    case 'share':
      return `${decimals(value * 100)}%`
    case 'count':
      return decimals(value)
    case 'seconds':
      return value < 120 ? `${decimals(value)}s` : secondsText(value)
    case 'points':
      return value > 0 ? `+${decimals(value)}` : decimals(value)
    case 'ratio':
      return `${decimals(value)}:1`
  }
}

/** `4.7–20%`, rougher than the value itself; '' where the metric has no interval. */
export function intervalText({ low, high }: Measured, unit: Unit): string {
  if (low === undefined || high === undefined) return ''
  return unit === 'share' ? `${percent(low).slice(0, -1)}${DASH}${percent(high)}` : `${valueText(low, unit)}${DASH}${valueText(high, unit)}`
}

/** `60 turns`, `1 answer`. */
export function casesText({ n, cases }: Measured): string {
  return `${n} ${n === 1 ? cases.replace(/s$/, '') : cases}`
}

/** `10% (95 % 4.7–20%, 60 turns)` */
export function seenText(measured: Measured, unit: Unit): string {
  const interval = intervalText(measured, unit)
  return `${valueText(measured.value, unit)} (${interval === '' ? '' : `95 % ${interval}, `}${casesText(measured)})`
}

/** Two at most: a rate of a night is not known better. */
function decimals(value: number): string {
  return String(Math.round(value * 100) / 100 + 0)
}
