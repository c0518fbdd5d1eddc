import type { Rate } from '../model/rate.ts'
import { NO_TURNS, TAGS, type Tag } from '../model/tag.ts'
import type { HistorySums, Period, PeriodSums, UnlikeNights } from '../model/trend.ts'
import { labelsOf } from './labels.ts'
import { compareText } from './moments.ts'
import { type Slope, slopeOf } from './slope.ts'
import { rateOf } from './statistics.ts'
import { MIN_TURNS } from './views.ts'

export interface PeriodView {
  readonly start: string
  /** `2026-11-20`, `2026-W47`, `2026-11`. */
  readonly label: string
  readonly nights: number
  readonly turns: number
  readonly tags: Readonly<Record<Tag, number>>
  /** Of `turns`, as warmth. */
  readonly donts: number
  /** Yes and small talk. */
  readonly warmth: number
}

export interface SeriesView {
  /** undefined: everybody. */
  readonly key: string | undefined
  readonly label: string
  readonly team: string | undefined
  readonly turns: number
  readonly donts: Rate
  readonly warmth: Rate
  /** Every period from the first to the last of the trend, those without turns too. */
  readonly periods: readonly PeriodView[]
  /** Of the don't rate and of the warmth, a period; undefined where none can be told. */
  readonly direction: Slope | undefined
  readonly warmthDirection: Slope | undefined
  /** The periods with the lowest and the highest don't rate, of those with enough turns; undefined where there are not two. */
  readonly best: PeriodView | undefined
  readonly worst: PeriodView | undefined
}

export interface TrendView {
  readonly by: Period
  readonly first: string
  readonly last: string
  readonly nights: number
  readonly tagger: HistorySums['tagger']
  readonly unlike: readonly UnlikeNights[]
  /** Whether the nights of other taggers are counted in. */
  readonly mixed: boolean
  /** Everybody first, then the agents by name: no ranking. */
  readonly series: readonly SeriesView[]
}

/** What is shown of the history: of everybody, and of each agent. */
export function trendView(sums: HistorySums, by: Period, mixed: boolean): TrendView {
  const starts = startsBetween(startOf(sums.first, by), sums.last, by).map(start => ({ start, label: periodLabel(start, by) }))
  const labels = labelsOf(sums.agents)
  const agents = sums.agents
    .map(agent => seriesOf(agent.key, labels.get(agent.key)!, agent.team, agent.periods, starts))
    .sort((a, b) => compareText(a.label, b.label))
  const { tagger, first, last, nights, unlike } = sums
  return { by, first, last, nights, tagger, unlike, mixed, series: [everybody(sums, starts), ...agents] }
}

function everybody({ agents, nightsIn }: HistorySums, starts: readonly Start[]): SeriesView {
  const sums = new Map<string, { start: string; nights: number; turns: number; tags: Record<Tag, number> }>()
  for (const { periods } of agents) {
    for (const { start, turns, tags } of periods) {
      const sum = sums.get(start) ?? { start, nights: nightsIn[start] ?? 0, turns: 0, tags: { ...NO_TURNS } }
      sums.set(start, sum)
      sum.turns += turns
      for (const tag of TAGS) sum.tags[tag] += tags[tag]
    }
  }
  return seriesOf(undefined, 'Everybody', undefined, [...sums.values()], starts)
}

type Start = Pick<PeriodView, 'start' | 'label'>

function seriesOf(
  key: string | undefined,
  label: string,
  team: string | undefined,
  sums: readonly PeriodSums[],
  starts: readonly Start[],
): SeriesView {
  const known = new Map(sums.map(period => [period.start, period]))
  const periods = starts.map(period => viewOf(period, known.get(period.start)))
  const turns = sums.reduce((sum, period) => sum + period.turns, 0)
  const all = (counted: 'donts' | 'warmth'): Rate =>
    rateOf(
      periods.reduce((sum, period) => sum + period[counted], 0),
      turns,
    )
  const slope = (counted: 'donts' | 'warmth'): Slope | undefined =>
    slopeOf(periods.map((period, at) => ({ at, count: period[counted], n: period.turns })))
  const rate = (period: PeriodView): number => period.donts / period.turns
  // Stable: of several the earliest is best, the latest worst.
  const ranked = periods.filter(({ turns }) => turns >= MIN_TURNS).sort((a, b) => rate(a) - rate(b))
  const telling = ranked.length > 1 && rate(ranked[0]!) < rate(ranked.at(-1)!)
  return {
    key,
    label,
    team,
    turns,
    donts: all('donts'),
    warmth: all('warmth'),
    periods,
    direction: slope('donts'),
    warmthDirection: slope('warmth'),
    best: telling ? ranked[0] : undefined,
    worst: telling ? ranked.at(-1) : undefined,
  }
}

function viewOf(period: Start, sums: PeriodSums | undefined): PeriodView {
  const { nights, turns, tags } = sums ?? { nights: 0, turns: 0, tags: NO_TURNS }
  const donts = tags.stonewalling + tags.defensiveness + tags.criticism + tags.contempt
  return { start: period.start, label: period.label, nights, turns, tags, donts, warmth: tags.yes + tags['small-talk'] }
}

const DAY = 86_400_000 // milliseconds

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

function startOf(date: string, by: Period): string {
  if (by === 'month') return `${date.slice(0, 8)}01`
  const time = Date.parse(`${date}T00:00:00Z`)
  return by === 'day' ? date : dateOf(time - ((new Date(time).getUTCDay() + 6) % 7) * DAY)
}

function startsBetween(first: string, last: string, by: Period): readonly string[] {
  const starts: string[] = []
  for (let start = first; start <= last; ) {
    starts.push(start)
    const time = new Date(`${start}T00:00:00Z`)
    if (by === 'month') time.setUTCMonth(time.getUTCMonth() + 1)
    else time.setUTCDate(time.getUTCDate() + (by === 'week' ? 7 : 1))
    start = dateOf(time.getTime())
  }
  return starts
}

function periodLabel(start: string, by: Period): string {
  if (by === 'day') return start
  if (by === 'month') return start.slice(0, 7)
  // ISO 8601: a week belongs to the year that its Thursday is in.
  const thursday = Date.parse(`${start}T00:00:00Z`) + 3 * DAY
  const year = new Date(thursday).getUTCFullYear()
  const week = Math.floor((thursday - Date.UTC(year, 0, 1)) / DAY / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}
