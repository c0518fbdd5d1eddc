import { createHash } from 'node:crypto'
import { agentViews } from '../../measures/views.ts'
import type { AgentReport, MissedBid, Moment, Report } from '../../model/report.ts'
import { DONTS } from '../../model/tag.ts'
import { bestOf } from '../doors.ts'
import { clean } from '../escape.ts'
import { flaggedTurns } from '../figures.ts'
import { groupByAgent } from '../moment.ts'
import { noticeGroups } from '../notices.ts'
import type { ReporterContext } from '../reporter.ts'
import { markCanned } from './canned-findings.ts'
import type { Gallery } from './gallery.ts'
import { pageAgent } from './page-agents.ts'
import type { Finding, PageConversation, PageData, PageNight, PageTurn, Quote } from './page-data.ts'
import type { PraiseBook } from './praise.ts'
import { type ShownConversation, showConversation } from './show-conversation.ts'
import { shownText } from './shown-text.ts'

/** What the page shows beyond the report. */
export interface PageSupplement {
  /** The built page, with a place for the data: see build.mjs. */
  readonly template: string
  /** Version of the tagger. */
  readonly tagger: string
  /** undefined where only the report is left, of another night or machine: then the moments' own words are shown. */
  /** Names of what was read. */
  readonly inputs: readonly string[]
  readonly gallery?: Gallery | undefined
  readonly nights?: readonly PageNight[] | undefined
}

type PageContext = Pick<ReporterContext, 'mask' | 'advice' | 'notices' | 'top'>

/** The page's data of a report, everything in it. The same report gives the same data. */
export function pageOfReport(report: Report, context: PageContext, { tagger, inputs, gallery, nights = [] }: PageSupplement): PageData {
  const { top } = context
  const moments = [...topOf(report.flagged, top), ...topOf(report.possible, top), ...topOf(report.missed, top)]
  const found = new Map<string, { readonly finding: Finding; readonly turn: PageTurn }>()
  const shown = new Map<string, ShownConversation>()
  for (const moment of moments) {
    const place = JSON.stringify([moment.source, moment.conversation])
    const kept = shown.get(place) ?? gallery?.find(moment.source, moment.conversation) ?? alone(moment, context)
    shown.set(place, kept)
    const key = JSON.stringify([place, moment.turn, kindOf(moment)])
    const finding = kept.findings.find(one => one.turn === moment.turn && one.kind === kindOf(moment))
    if (finding !== undefined && !found.has(key))
      found.set(key, { finding: withBetter(finding, kept.conversation, gallery?.praise), turn: kept.conversation.turns[finding.at]! })
  }
  const findings = markCanned([...found.values()])
  return {
    ...overviewOf(report, context, nights),
    mode: 'file',
    tagger,
    key: createHash('sha256').update(JSON.stringify(findings)).digest('hex').slice(0, 16),
    inputs: inputs.map(clean),
    left: agentViews(report).reduce((sum, { agent }) => sum + toReview(agent), 0) - findings.length,
    queued: findings.length,
    findings,
    shown: [...shown.values()].map(({ conversation }) => conversation),
  }
}

/** What is shown of a night before anybody looks at a turn. */
export function overviewOf(
  report: Report,
  { mask, advice, notices }: PageContext,
  nights: readonly PageNight[],
): Pick<PageData, 'schemaVersion' | 'conversations' | 'agents' | 'best' | 'nights' | 'notices' | 'advice'> {
  const byAgent = groupByAgent(report.best)
  const views = agentViews(report)
  return {
    schemaVersion: 1,
    conversations: report.conversations,
    agents: views.map(pageAgent),
    best: views.flatMap(({ agent }) => quoteOf(bestOf(byAgent.get(agent.key) ?? [], report), mask)),
    nights,
    notices: noticeGroups(notices).map(({ kind, where, message, more }) => `${kind}: ${clean(where)}: ${mask(clean(message))}${more}`),
    advice: Object.fromEntries(DONTS.map(tag => [tag, advice(`learned-${tag}`)])),
  }
}

function quoteOf(best: ReturnType<typeof bestOf>, mask: PageContext['mask']): Quote[] {
  if (best === undefined) return []
  const { source, conversation, turn, agent, text, before, decision } = best.moment
  const { text: words, spans } = shownText(text, decision.evidence, mask)
  const marks = spans.map(({ start, end }) => ({ start, end }))
  return [{ source, conversation, turn, agent, tag: decision.tag, before: shownText(before, [], mask).text, text: words, marks }]
}

/** A moment without its conversation: the customer's words and the agent's. */
function alone(moment: Moment | MissedBid, showing: PageContext): ShownConversation {
  const { source, conversation: id, turn, agent, text, time } = moment
  const agentTurn = { role: 'agent' as const, speaker: agent }
  if ('answer' in moment) {
    const { confidence, evidence, answer } = moment
    const turns = [
      { turn, role: 'customer' as const, speaker: '', text, time },
      { ...agentTurn, turn: turn + 1, text: answer },
    ]
    const bids = [{ index: 0, answer: 1, met: false, confidence, evidence }]
    return showConversation({ conversation: { id, source, turns }, tags: [], moments: { bids, repairs: [] } }, showing)
  }
  const before = moment.before === '' ? [] : [{ turn: turn - 1, role: 'customer' as const, speaker: '', text: moment.before }]
  const turns = [...before, { ...agentTurn, turn, text, time }]
  return showConversation(
    { conversation: { id, source, turns }, tags: turns.map(({ role }) => (role === 'agent' ? moment.decision : undefined)) },
    showing,
  )
}

/** With a good turn of the same agent where a customer said something alike. */
export function withBetter(finding: Finding, conversation: PageConversation, praise: Pick<PraiseBook, 'like'> | undefined): Finding {
  const at = finding.answer ?? finding.at
  const before = conversation.turns.slice(0, at).findLast(({ role }) => role === 'customer')
  const better = before && praise?.like(finding.agent, before.text, finding.conversation)
  return better === undefined ? finding : { ...finding, better }
}

function topOf<M extends { readonly agent: string }>(moments: readonly M[], top: number | undefined): readonly M[] {
  if (top === undefined) return moments
  const counts = new Map<string, number>()
  return moments.filter(({ agent }) => {
    counts.set(agent, (counts.get(agent) ?? 0) + 1)
    return counts.get(agent)! <= top
  })
}

function kindOf(moment: Moment | MissedBid): Finding['kind'] {
  if ('answer' in moment) return 'missed'
  return moment.decision.possible === undefined ? 'said' : 'possible'
}

function toReview(agent: AgentReport): number {
  return flaggedTurns(agent) + agent.possible + agent.bids.opened - agent.bids.met
}
