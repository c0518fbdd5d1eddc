import { areaY, dot, lineY, ruleY } from '@observablehq/plot'
import { useMemo } from 'preact/hooks'
import { percent } from '../../reporters/figures.ts'
import type { PageNight } from '../../reporters/page/page-data.ts'
import { Chart } from './chart.tsx'

/** Warmth and don'ts over the nights of the history; nothing where there is only one. */
export function TrendChart({ nights }: { readonly nights: readonly PageNight[] }) {
  const options = useMemo(
    () => () => {
      const lines = nights.flatMap(({ night, warm, donts }) => [
        { night, kind: 'warmth', ...warm },
        { night, kind: 'don’ts', ...donts },
      ])
      const every = Math.ceil(nights.length / 6)
      return {
        height: 210,
        marginLeft: 40,
        marginTop: 24,
        x: {
          type: 'point' as const,
          domain: nights.map(({ night }) => night),
          label: null,
          ticks: nights.filter((_, i) => i % every === 0).map(({ night }) => night),
        },
        y: { label: null, percent: true, ticks: 4, tickFormat: (value: number) => `${value}%`, grid: true, nice: true },
        fy: { domain: ['warmth', 'don’ts'], label: null },
        color: { domain: ['warmth', 'don’ts'], range: ['var(--warm)', 'var(--dont)'], legend: false },
        marks: [
          areaY(lines, { x: 'night', y1: 'low', y2: 'high', fill: 'kind', fillOpacity: 0.15 }),
          lineY(lines, { x: 'night', y: 'rate', stroke: 'kind', strokeWidth: 2 }),
          dot(lines, { x: 'night', y: 'rate', fill: 'kind', r: 3 }),
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
      note="Green: warmth. Red: don’ts. Shares of turns with their 95 % intervals."
    />
  )
}
