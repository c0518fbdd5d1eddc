import { type AgentView, agentViews } from '../measures/views.ts'
import type { Rate } from '../model/rate.ts'
import type { Report } from '../model/report.ts'
import { TAGS } from '../model/tag.ts'
import { showMissed } from './doors.ts'
import { clean } from './escape.ts'
import { rememberedBy } from './relationships.ts'
import type { Reporter, ReporterContext } from './reporter.ts'

type Value = string | number | undefined
type Column = readonly [name: string, value: (view: AgentView, mask: ReporterContext['mask'], report: Report) => Value]

/** Columns are promises: new ones are added at the end. */
const COLUMNS: readonly Column[] = [
  ['agent', view => view.label],
  ['agent_key', view => view.agent.key],
  ['team', view => view.agent.team],
  ['standing', view => view.standing],
  ['turns', view => view.agent.turns],
  ['conversations', view => view.agent.conversations],
  ...TAGS.flatMap(tag => {
    const name = tag.replace('-', '_')
    return rateColumns(name, view => view.tags[tag])
  }),
  ...rateColumns('donts', view => view.donts),
  ['severity_1', view => view.agent.severities[0]],
  ['severity_2', view => view.agent.severities[1]],
  ['severity_3', view => view.agent.severities[2]],
  ['possible', view => view.agent.possible],
  ['positive', view => view.balance.positive],
  ['balance', view => round(view.balance.ratio)],
  ['responses', view => view.response.n],
  ['response_median_seconds', view => view.response.medianSeconds],
  ['mood_conversations', view => view.mood?.n ?? 0],
  ['mood_before', view => round(view.mood?.before)],
  ['mood_after', view => round(view.mood?.after)],
  ['left_out_automated', view => view.agent.leftOut.automated],
  ['left_out_internal', view => view.agent.leftOut.internal],
  ['left_out_empty', view => view.agent.leftOut.empty],
  ['bids', view => view.met.n],
  ...rateColumns('bids_met', view => view.met),
  ['repairs', view => view.repaired.count],
  ['canned', view => view.canned.count],
  ['canned_of', view => view.canned.n],
  ['canned_rate', view => round(view.canned.rate)],
  ['bids_missed', (view, mask) => view.missed.map(bid => showMissed(bid, mask).text).join(' | ')],
  ['remembered', (view, _, report) => rememberedBy(report, view.agent.key)],
]

/** One row an agent, comma separated, quoted by RFC 4180 with \n line ends; empty where a figure is not known. */
export const csv: Reporter = {
  name: 'csv',
  title: 'One row an agent, for a spreadsheet',
  extension: 'csv',
  render: (report, { mask }) => {
    const rows = agentViews(report).map(view => COLUMNS.map(([, value]) => cell(value(view, mask, report))))
    return [COLUMNS.map(([name]) => name), ...rows].map(row => `${row.join(',')}\n`).join('')
  },
}

function rateColumns(name: string, rate: (view: AgentView) => Rate): readonly Column[] {
  return [
    [name, view => rate(view).count],
    [`${name}_rate`, view => round(rate(view).rate)],
    [`${name}_low`, view => round(rate(view).low)],
    [`${name}_high`, view => round(rate(view).high)],
  ]
}

export function cell(value: Value): string {
  if (value === undefined) return ''
  // Our own figures may be negative: only text can carry a formula.
  if (typeof value === 'number') return String(value)
  const text = clean(value)
  const guarded = /^\s*[=+\-@|%＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",;]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

function round(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.round(value * 10_000) / 10_000 + 0
}
