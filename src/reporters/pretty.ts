import { Chalk, type ChalkInstance } from 'chalk'
import stringWidth from 'string-width'
import { agentViews } from '../measures/views.ts'
import type { AgentReport, Moment, Report } from '../model/report.ts'
import { bestOf } from './doors.ts'
import { clean } from './escape.ts'
import { flaggedTurns } from './figures.ts'
import { groupByAgent, suspected } from './moment.ts'
import { noticeCounts, noticeGroups } from './notices.ts'
import { doors } from './pretty-doors.ts'
import { bestLine, momentLines } from './pretty-moments.ts'
import { relationships } from './pretty-relationships.ts'
import { table } from './pretty-table.ts'
import type { Reporter, ReporterContext } from './reporter.ts'

/** Turns printed per agent, the worst or likeliest first, where `top` asks for no others; the other reporters give all. */
const SHOWN_PER_AGENT = 10
const SHOWN_NOTICES = 10
const NARROWEST = 40

export const pretty: Reporter = {
  name: 'pretty',
  title: 'A table of agents, then the flagged turns, for reading in a terminal',
  extension: 'txt',
  render: (report, context) => {
    const chalk = new Chalk({ level: context.color ? 1 : 0 })
    const width = Math.max(NARROWEST, context.width)
    const views = agentViews(report)
    const labels = views.map(({ agent, label }) => [agent.key, clean(label)] as const)
    const section = (
      title: string,
      order: string,
      moments: readonly Moment[],
      counted: (agent: AgentReport) => number,
    ): readonly string[] => {
      const agents = views.map(({ agent, label }) => ({ key: agent.key, label: clean(label), total: counted(agent) }))
      return moments.length === 0 ? [] : ['', chalk.bold.underline(title), ...grouped(moments, agents, order, { ...context, width }, chalk)]
    }
    return `${[
      summary(report),
      '',
      ...(views.length === 0 ? ['No agent turns.'] : table(views, width, chalk)),
      ...section('Flagged turns', 'worst', report.flagged, flaggedTurns),
      ...(context.possible
        ? section("Possible don'ts (not counted)", 'likeliest', report.possible.map(suspected), ({ possible }) => possible)
        : []),
      ...doors(views, { ...context, width }, chalk),
      ...relationships(report, labels, { ...context, width }, chalk),
      ...best(report, labels, { ...context, width }, chalk),
      ...noticeLines(context, chalk),
    ].join('\n')}\n`
  },
}

function summary({ conversations, turns, agents }: Report): string {
  const tagged = Object.values(agents).reduce((sum, agent) => sum + agent.turns, 0)
  const possible = Object.values(agents).reduce((sum, agent) => sum + agent.possible, 0)
  const leftOut = turns.agent - tagged
  const parts = [
    count(conversations, 'conversation'),
    count(tagged, 'agent turn'),
    ...(leftOut > 0 ? [`${leftOut} left out (automated, internal, empty)`] : []),
    `${Object.values(agents).reduce((sum, agent) => sum + flaggedTurns(agent), 0)} flagged`,
    ...(possible > 0 ? [`${possible} possible`] : []),
  ]
  return parts.join(' · ')
}

type Labels = readonly (readonly [key: string, label: string])[]

/** Under each agent, in the order of the table. */
function grouped(
  moments: readonly Moment[],
  agents: readonly { readonly key: string; readonly label: string; readonly total: number }[],
  order: string,
  context: ReporterContext,
  chalk: ChalkInstance,
): readonly string[] {
  const byAgent = groupByAgent(moments)
  return agents.flatMap(({ key, label, total }) => {
    const kept = byAgent.get(key) ?? []
    if (kept.length === 0) return []
    const shown = kept.slice(0, context.top ?? SHOWN_PER_AGENT)
    const more = total - shown.length
    return [
      '',
      `${chalk.bold(label)} · ${total}${more > 0 ? `, the ${shown.length} ${order}` : ''}`,
      ...shown.flatMap((moment, i) => [...(i === 0 ? [] : ['']), ...momentLines(moment, { ...context, chalk })]),
      ...(more > 0 ? ['', chalk.dim(`  … and ${more} more: ${wayToMore(kept.length - shown.length, more, kept.length)}`)] : []),
    ]
  })
}

/** How to see `more` turns, of which the report itself keeps `kept`. */
function wayToMore(kept: number, more: number, top: number): string {
  if (kept === 0) return 'saltshaker review shows them'
  return kept === more ? `--top ${top} or saltshaker review shows them` : `--top ${top} shows ${kept} of them, saltshaker review all`
}

/** The best turn of each agent: praise needs an example too. */
function best(report: Report, labels: Labels, context: ReporterContext, chalk: ChalkInstance): readonly string[] {
  const byAgent = groupByAgent(report.best)
  const lines = labels.flatMap(([key, label]) => {
    const best = bestOf(byAgent.get(key) ?? [], report)
    return best === undefined ? [] : [`${chalk.bold(label)}: ${bestLine(best, stringWidth(label) + 2, context, chalk)}`]
  })
  return lines.length === 0 ? [] : ['', chalk.bold.underline('Well said'), '', ...lines]
}

function noticeLines({ notices, mask }: ReporterContext, chalk: ChalkInstance): readonly string[] {
  if (notices.length === 0) return []
  const lines = noticeGroups(notices).map(({ kind, where, message, more }) => `  ${kind} ${clean(where)}: ${mask(clean(message))}${more}`)
  const more = lines.length - SHOWN_NOTICES
  return [
    '',
    `${chalk.bold.underline('Notices')}: ${noticeCounts(notices)}`,
    ...lines.slice(0, SHOWN_NOTICES),
    ...(more > 0 ? [chalk.dim(`  … and ${more} more kinds`)] : []),
  ]
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}
