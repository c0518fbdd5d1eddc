import { arrow, dot, ruleX } from '@observablehq/plot'
import { useMemo } from 'preact/hooks'
import type { PageAgent } from '../../reporters/page/page-data.ts'
import { signed } from '../words.ts'
import { Chart } from './chart.tsx'

/** So many agents fit into a chart that can be read. */
const MOST = 25

/** Customers' mood when they came and when they left, per agent. */
export function MoodChart({ agents }: { readonly agents: readonly PageAgent[] }) {
  const told = useMemo(
    () =>
      agents
        .flatMap(({ name, mood }) => (mood === undefined ? [] : [{ name, ...mood }]))
        .sort((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1))
        .slice(0, MOST)
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    [agents],
  )
  const options = useMemo(
    () => (width: number) => ({
      height: 66 + told.length * 26,
      marginBottom: 40,
      marginLeft: Math.min(150, Math.max(70, width * 0.3)),
      marginTop: 22,
      x: { label: 'AFINN points a word →', labelAnchor: 'right' as const, ticks: 5, grid: true, nice: true },
      y: { domain: told.map(({ name }) => name), label: null, tickSize: 0, tickFormat: (name: string) => short(name) },
      marks: [
        ruleX([0], { stroke: 'var(--line-strong)' }),
        arrow(told, {
          x1: 'before',
          x2: 'after',
          y1: 'name',
          y2: 'name',
          stroke: 'var(--muted)',
          strokeWidth: 1.5,
          inset: 5,
          headLength: 6,
        }),
        dot(told, { x: 'before', y: 'name', r: 4.5, stroke: 'var(--text)', strokeWidth: 1.5, fill: 'var(--surface)' }),
        dot(told, { x: 'after', y: 'name', r: 5, fill: 'var(--text)' }),
      ],
    }),
    [told],
  )
  if (told.length === 0) return null
  const rows = [
    ['Agent', 'Before', 'After', 'Conversations'],
    ...told.map(({ name, before, after, n }) => [name, signed(before), signed(after), String(n)]),
  ]
  const says = `Mean mood of customers before and after. ${told.map(({ name, before, after }) => `${name}: ${signed(before)} to ${signed(after)}`).join('; ')}`
  const left = agents.filter(({ mood }) => mood !== undefined).length - told.length
  return (
    <Chart
      title="Customers’ mood, before and after"
      says={says}
      options={options}
      rows={rows}
      note={`Open: when they came. Filled: when they left.${left > 0 ? ` The ${MOST} agents with most conversations; ${left} more in the table above.` : ''}`}
    />
  )
}

function short(name: string): string {
  return name.length > 20 ? `${name.slice(0, 19)}…` : name
}
