import { areaY, dot, lineY, ruleY, text } from '@observablehq/plot'
import { useMemo } from 'preact/hooks'
import { percent } from '../../reporters/figures.ts'
import type { PageNight } from '../../reporters/page/page-data.ts'
import { Chart } from './chart.tsx'

/** Pixels that a night's date needs. */
const TICK = 52

/** Warmth and don'ts over the nights of the history; nothing where there is only one. */
export function TrendChart({ nights }: { readonly nights: readonly PageNight[] }) {
  const options = useMemo(
    () => (width: number) => {
      const lines = nights.flatMap(({ night, warm, donts }) => [
        { night, kind: 'warmth', ...warm },
        { night, kind: 'don’ts', ...donts },
      ])
      const every = Math.ceil((nights.length * TICK) / Math.max(TICK, width - 110))
      const last = lines.filter(({ night }) => night === nights.at(-1)!.night)
      return {
        height: 210,
        marginLeft: 40,
        marginRight: 52,
        marginTop: 24,
        x: {
          type: 'point' as const,
          domain: nights.map(({ night }) => night),
          label: null,
          // The year stands in the note.
          tickFormat: (night: string) => night.slice(5),
          ticks: nights.filter((_, i) => i % every === 0).map(({ night }) => night),
        },
        y: { label: null, percent: true, ticks: 4, tickFormat: (value: number) => `${value}%`, grid: true, nice: true },
        color: { domain: ['warmth', 'don’ts'], range: ['var(--warm)', 'var(--dont)'], legend: false },
        marks: [
          areaY(lines, { x: 'night', y1: 'low', y2: 'high', fill: 'kind', fillOpacity: 0.15 }),
          lineY(lines, { x: 'night', y: 'rate', stroke: 'kind', strokeWidth: 2 }),
          dot(lines, { x: 'night', y: 'rate', fill: 'kind', r: 3 }),
          text(last, { x: 'night', y: 'rate', text: 'kind', fill: 'kind', dx: 8, textAnchor: 'start' }),
          ruleY([0], { stroke: 'var(--line-strong)' }),
        ],
      }
    },
    [nights],
  )
  if (nights.length < 2) return null
  const rows = [['Night', 'Warmth', 'Don’ts'], ...nights.map(({ night, warm, donts }) => [night, percent(warm.rate), percent(donts.rate)])]
  const [first, last] = [nights[0]!, nights.at(-1)!]
  const says = `From ${first.night} to ${last.night}: warmth ${percent(first.warm.rate)} to ${percent(last.warm.rate)}, don’ts ${percent(first.donts.rate)} to ${percent(last.donts.rate)}`
  return (
    <Chart
      title="Over the nights"
      says={says}
      options={options}
      rows={rows}
      note={`Shares of turns with their 95 % intervals, ${first.night} to ${last.night}.`}
    />
  )
}
