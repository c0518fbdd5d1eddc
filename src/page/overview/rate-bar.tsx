import type { Rate } from '../../model/rate.ts'
import { percent } from '../../reporters/figures.ts'

interface RateBarProps {
  readonly rate: Rate
  /** What the full width stands for, 0 to 1: the same for every bar of a column. */
  readonly full: number
  readonly kind: 'warm' | 'dont' | 'plain'
  /** Too few turns for a rate: counts instead. */
  readonly few: boolean
}

const WIDTH = 100
const HEIGHT = 12

/** A share as a bar, its 95 % interval as a line over it, and the number in words. */
export function RateBar({ rate, full, kind, few }: RateBarProps) {
  if (few || rate.n === 0) {
    return (
      <span class="few">
        {rate.count} of {rate.n}
      </span>
    )
  }
  const x = (share: number): number => Math.min(1, share / full) * WIDTH
  const [low, high] = [x(rate.low), x(rate.high)]
  return (
    <span class="rate">
      <span class="number" title={`${rate.count} of ${rate.n}; 95 % interval ${percent(rate.low)} to ${percent(rate.high)}`}>
        {percent(rate.rate)}
      </span>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" class={`bar ${kind}`} aria-hidden="true">
        <rect x="0" y="2" width={WIDTH} height="8" class="track" />
        <rect x="0" y="2" width={x(rate.rate)} height="8" class="fill" />
        <line x1={low} x2={high} y1="6" y2="6" class="interval" />
        <line x1={low} x2={low} y1="3" y2="9" class="interval" />
        <line x1={high} x2={high} y1="3" y2="9" class="interval" />
      </svg>
      <span class="range">
        {percent(rate.low).slice(0, -1)}–{percent(rate.high)}
      </span>
    </span>
  )
}
