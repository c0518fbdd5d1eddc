import { barY, ruleX, ruleY, text } from '@observablehq/plot'
import { useMemo, useState } from 'preact/hooks'
import { rateOf } from '../../measures/statistics.ts'
import type { Rate } from '../../model/rate.ts'
import { percent } from '../../reporters/figures.ts'
import type { PageAgent } from '../../reporters/page/page-data.ts'
import { Chart } from './chart.tsx'

/** Below so many pixels the two stand one above the other. */
const NARROW = 380

const THIRDS = ['opening', 'middle', 'closing'] as const

interface Share extends Rate {
  readonly third: (typeof THIRDS)[number]
  readonly kind: 'warmth' | 'don’ts'
}

/** Where in the conversation warmth and don'ts fall. */
export function ThirdsChart({ agents }: { readonly agents: readonly PageAgent[] }) {
  const [chosen, setChosen] = useState('')
  const shares = useMemo(() => sharesOf(agents.filter(({ key }) => chosen === '' || key === chosen)), [agents, chosen])
  const options = useMemo(
    () => (width: number) => ({
      height: width < NARROW ? 320 : 210,
      marginTop: 24,
      marginLeft: 40,
      x: { domain: THIRDS, label: null, tickSize: 0 },
      y: { label: null, percent: true, ticks: 4, tickFormat: (value: number) => `${value}%`, grid: true, nice: true },
      [width < NARROW ? 'fy' : 'fx']: { domain: ['warmth', 'don’ts'], label: null, padding: 0.12 },
      color: { domain: ['warmth', 'don’ts'], range: ['var(--warm)', 'var(--dont)'] },
      marks: [
        barY(shares, { x: 'third', y: 'rate', [width < NARROW ? 'fy' : 'fx']: 'kind', fill: 'kind', insetLeft: 6, insetRight: 6, rx: 2 }),
        ruleX(shares, {
          x: 'third',
          y1: 'low',
          y2: 'high',
          [width < NARROW ? 'fy' : 'fx']: 'kind',
          stroke: 'var(--text)',
          strokeWidth: 1.25,
        }),
        text(shares, {
          x: 'third',
          y: 'high',
          [width < NARROW ? 'fy' : 'fx']: 'kind',
          text: ({ rate }: Share) => percent(rate),
          dy: -8,
          fill: 'var(--text)',
        }),
        ruleY([0], { stroke: 'var(--line-strong)' }),
      ],
    }),
    [shares],
  )
  const at = (kind: Share['kind'], third: Share['third']): Share => shares.find(one => one.kind === kind && one.third === third)!
  const rows = [
    ['Third', 'Turns', 'Warmth', 'Don’ts'],
    ...THIRDS.map(third => [third, String(at('warmth', third).n), rangeText(at('warmth', third)), rangeText(at('don’ts', third))]),
  ]
  const says = `Share of turns: ${rows
    .slice(1)
    .map(([third, , warm, donts]) => `${third}: warmth ${warm}, don’ts ${donts}`)
    .join('; ')}`
  return (
    <Chart
      title="Where in the conversation"
      says={says}
      options={options}
      rows={rows}
      note="Share of turns in each third, with its 95 % interval. Warmth helps at the ends and costs in the middle (Packard, Li & Berger 2023)."
    >
      <label class="inline">
        <span class="hidden">Agent of the chart</span>
        <select value={chosen} onChange={event => setChosen(event.currentTarget.value)}>
          <option value="">All agents</option>
          {[...agents]
            .sort((a, b) => (a.name < b.name ? -1 : 1))
            .map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
        </select>
      </label>
    </Chart>
  )
}

function sharesOf(agents: readonly PageAgent[]): Share[] {
  return THIRDS.flatMap((third, index) => {
    const sum = (part: 'turns' | 'yes' | 'smallTalk' | 'donts'): number => agents.reduce((all, { thirds }) => all + thirds[index]![part], 0)
    return [
      { third, kind: 'warmth' as const, ...rateOf(sum('yes') + sum('smallTalk'), sum('turns')) },
      { third, kind: 'don’ts' as const, ...rateOf(sum('donts'), sum('turns')) },
    ]
  })
}

function rangeText({ rate, low, high, n }: Rate): string {
  return n === 0 ? '–' : `${percent(rate)} (${percent(low)} to ${percent(high)})`
}
