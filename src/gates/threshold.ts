import { UserError } from '../errors.ts'
import type { Level, Unit } from '../model/verdict.ts'
import { nameMeant } from '../name-meant.ts'
import { METRICS } from './metrics/index.ts'
import type { Metric } from './metrics/metric.ts'
import { EVERYBODY, parseSelector, type Selector } from './selector.ts'

export const OPERATORS = ['<=', '>=', '==', '<', '>'] as const
export type Operator = (typeof OPERATORS)[number]

/** What must hold. */
export interface Condition {
  readonly operator: Operator
  /** In the metric's unit: a share between 0 and 1, seconds … */
  readonly limit: number
  /** For showing, the limit as it was written: `< 2%`. */
  readonly text: string
}

/** An exception for some: the first that picks a subject decides instead of the threshold. What it leaves out is the threshold's. */
export interface Override {
  readonly selector: Selector
  readonly condition?: Condition | undefined
  readonly level?: Level | 'off' | undefined
  readonly minTurns?: number | undefined
  readonly confidence?: Confidence | undefined
}

/** `point`: the value decides. `interval`: it fails only where the whole 95 % interval is beyond the limit. */
export type Confidence = 'point' | 'interval'

export interface Threshold {
  readonly metric: Metric
  readonly selector: Selector
  readonly condition: Condition
  readonly level: Level
  readonly overrides: readonly Override[]
  /** Subjects with fewer tagged turns are not judged; undefined: the default of the run. */
  readonly minTurns?: number | undefined
  readonly confidence?: Confidence | undefined
  /** For showing, the limit as it was written: `stonewalling.rate{agent} < 2%`. */
  readonly text: string
}

/** `[warn:] METRIC [{SELECTOR}] OPERATOR LIMIT`. Throws UserError that says what is wrong, where, and what is right. */
export function parseThreshold(source: string, where: string): Threshold {
  const [, word, name = '', selection, rest = ''] = /^\s*(?:(warn|error)\s*:)?\s*([\w.'-]*)\s*(\{[^}]*\})?\s*(.*)$/s.exec(source) ?? []
  const metric = metricNamed(name, where)
  const condition = parseCondition(rest, metric.unit, where)
  const selector = selection === undefined ? EVERYBODY : parseSelector(selection, where)
  return withSelector({ metric, selector, condition, level: word === 'warn' ? 'warn' : 'error', overrides: [], text: '' }, selector)
}

/** The threshold for others than it was written for. */
export function withSelector(threshold: Threshold, selector: Selector): Threshold {
  return { ...threshold, selector, text: `${threshold.metric.name}${selector.text} ${threshold.condition.text}` }
}

function metricNamed(name: string, where: string): Metric {
  const metric = METRICS.find(known => known.name === name)
  if (metric !== undefined) return metric
  const names = METRICS.map(known => known.name)
  const near = nameMeant(name, names)
  throw new UserError(`${where}: no metric "${name}": ${near ? `did you mean ${near}?` : `the metrics are ${names.join(', ')}`}`)
}

/** `< 2%`, `>= 0.5`, `< 90s`. Throws UserError. */
export function parseCondition(source: string, unit: Unit, where: string): Condition {
  const text = source.trim()
  const operator = OPERATORS.find(known => text.startsWith(known))
  if (operator === undefined)
    throw new UserError(`${where}: what must hold is missing: write ${OPERATORS.join(', ')} and a limit, such as ${EXAMPLES[unit]}`)
  const written = text.slice(operator.length).trim()
  const limit = limitOf(written, unit)
  if (limit === undefined) throw new UserError(`${where}: "${written}" is no limit here: write for example ${EXAMPLES[unit]}`)
  return { operator, limit, text: `${operator} ${written}` }
}

const EXAMPLES: Readonly<Record<Unit, string>> = {
  share: '< 2%',
  count: '< 3',
  seconds: '< 90s or < 2m',
  points: '> -0.1',
  ratio: '> 5 or > 5:1',
}
const SECONDS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, min: 60, h: 3600 }

function limitOf(text: string, unit: Unit): number | undefined {
  const [, digits, after = ''] = /^(-?\d+(?:\.\d+)?)\s*(%|:\s*1|s|m|min|h)?$/.exec(text) ?? []
  if (digits === undefined) return undefined
  const value = Number(digits)
  if (unit === 'seconds') return value >= 0 && after in SECONDS ? Math.round(value * SECONDS[after]! * 1000) / 1000 : undefined
  if (unit === 'ratio') return value >= 0 && (after === '' || after.startsWith(':')) ? value : undefined
  if (unit === 'share') {
    // 0.7 / 100 is a little less than 0.007, which 7 of 1,000 turns are.
    const share = after === '%' ? Number(`${digits}e-2`) : value
    return (after === '' || after === '%') && share >= 0 && share <= 1 ? share : undefined
  }
  return after === '' && (unit === 'points' || value >= 0) ? value : undefined
}

/** Whether a value meets a condition. */
export function meets(value: number, { operator, limit }: Condition): boolean {
  switch (operator) {
    case '<':
      return value < limit
    case '<=':
      return value <= limit
    case '>':
      return value > limit
    case '>=':
      return value >= limit
    case '==':
      return value === limit
  }
}
