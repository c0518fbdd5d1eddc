import type { Slope } from '../../measures/slope.ts'
import { rateOf } from '../../measures/statistics.ts'
import type { PeriodView, SeriesView, TrendView } from '../../measures/trend.ts'
import type { Rate } from '../../model/rate.ts'
import { TAGS } from '../../model/tag.ts'
import { escapeJson } from '../escape.ts'
import type { TrendReporter } from './reporter.ts'

/** Raised when a field changes its meaning or goes; new fields do not raise it. */
const SCHEMA_VERSION = 1

export const json: TrendReporter = {
  name: 'json',
  title: 'JSON with every period, its counts and intervals',
  extension: 'json',
  render: trend => `${escapeJson(JSON.stringify(toJson(trend), undefined, 2))}\n`,
}

function toJson({ by, first, last, nights, tagger, unlike, mixed, series: [everybody, ...agents] }: TrendView): unknown {
  return {
    schemaVersion: SCHEMA_VERSION,
    by,
    first,
    last,
    nights,
    tagger,
    mixed,
    unlike,
    overall: seriesOf(everybody!),
    agents: agents.map(agent => ({ key: agent.key, name: agent.label, team: agent.team, ...seriesOf(agent) })),
  }
}

function seriesOf({ turns, donts, warmth, direction, warmthDirection, best, worst, periods }: SeriesView): object {
  return {
    turns,
    donts: rounded(donts),
    warmth: rounded(warmth),
    direction: { donts: slopeOf(direction), warmth: slopeOf(warmthDirection) },
    best: best?.label ?? null,
    worst: worst?.label ?? null,
    periods: periods.map(periodOf),
  }
}

function periodOf({ label, start, nights, turns, tags, donts, warmth }: PeriodView): object {
  const counts = Object.fromEntries(TAGS.map(tag => [tag, tags[tag]]))
  return { period: label, start, nights, turns, tags: counts, donts: rounded(rateOf(donts, turns)), warmth: rounded(rateOf(warmth, turns)) }
}

function slopeOf(slope: Slope | undefined): object | null {
  return slope === undefined ? null : { slope: round(slope.slope), low: round(slope.low), high: round(slope.high) }
}

function rounded({ count, n, rate, low, high }: Rate): object {
  return { count, n, rate: round(rate), low: round(low), high: round(high) }
}

/** Six decimals: a slope is a share a day at times. */
function round(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000 + 0
}
