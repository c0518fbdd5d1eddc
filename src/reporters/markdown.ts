import { type AgentView, agentViews, MIN_TURNS } from '../measures/views.ts'
import type { Moment, Report } from '../model/report.ts'
import { DONTS } from '../model/tag.ts'
import { bestOf, DOORS_LEGEND, doorFigures, showMissed } from './doors.ts'
import { clean, escapeMarkdown as plain } from './escape.ts'
import { balanceText, capitalised, flaggedTurns, moodText, percent, secondsText } from './figures.ts'
import { relationships } from './markdown-relationships.ts'
import { cleaned, groupByAgent, showWords, suspected } from './moment.ts'
import { noticeCounts, noticeGroups } from './notices.ts'
import type { Reporter, ReporterContext } from './reporter.ts'

/** For merge requests, wikis and mail: no markup of a transcript comes through. */
export const markdown: Reporter = {
  name: 'markdown',
  title: 'Markdown, for a wiki, a merge request or mail',
  extension: 'md',
  render: (report, context) => {
    const views = agentViews(report)
    return `${[
      '# How we treated people',
      '',
      `${report.conversations} conversations, ${views.reduce((sum, view) => sum + view.agent.turns, 0)} agent turns, ${views.reduce((sum, view) => sum + flaggedTurns(view.agent), 0)} flagged.`,
      '',
      ...(views.length === 0 ? ['No agent turns.'] : table(views)),
      ...section('Flagged turns', report.flagged, views, context),
      ...(context.possible ? section("Possible don'ts (not counted)", report.possible.map(suspected), views, context) : []),
      ...doors(views, context),
      ...relationships(report, views, context),
      ...best(report, views, context),
      ...notices(context),
    ].join('\n')}\n`
  },
}

function table(views: readonly AgentView[]): readonly string[] {
  const head = [
    'Agent',
    'Turns',
    'Yes',
    'Small talk',
    "Don'ts (95 %)",
    ...DONTS.map(capitalised),
    'Balance',
    'Median reply',
    'Customer mood',
  ]
  const rows = views.map(view => {
    const few = view.standing === 'not-enough-data'
    const share = (rate: AgentView['donts']): string => (few ? String(rate.count) : percent(rate.rate))
    const donts = few
      ? `${view.donts.count} of ${view.donts.n} (not enough data)`
      : `${percent(view.donts.rate)} (${percent(view.donts.low).slice(0, -1)}–${percent(view.donts.high)})`
    return [
      plain(view.label),
      String(view.agent.turns),
      share(view.tags.yes),
      share(view.tags['small-talk']),
      donts,
      ...DONTS.map(tag => String(view.tags[tag].count)),
      balanceText(view.balance),
      secondsText(view.response.medianSeconds),
      moodText(view.mood),
    ]
  })
  return [
    row(head),
    row(head.map((_, i) => (i === 0 ? '---' : '---:'))),
    ...rows.map(row),
    '',
    `Don'ts: share of turns with its 95 % interval; below ${MIN_TURNS} turns counts instead of rates. Balance: yes and small talk to don'ts;`,
    '5 : 1 is a heuristic from couples research (failed replication: Kim, Capaldi & Crosby 2007), not a target.',
    'Customer mood: AFINN points a word, before → after.',
  ]
}

export function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function section(title: string, moments: readonly Moment[], views: readonly AgentView[], context: ReporterContext): readonly string[] {
  if (moments.length === 0) return []
  return [
    '',
    `## ${title}`,
    ...views.flatMap(({ agent, label }) => {
      const own = moments.filter(moment => moment.agent === agent.key)
      return own.length === 0 ? [] : ['', `### ${plain(label)}`, ...own.flatMap(moment => ['', ...momentLines(moment, context)])]
    }),
  ]
}

/** A turn with its place, what the customer said before, the quote, why it was tagged, and what to say instead. */
export function momentLines(moment: Moment, { mask, advice }: Pick<ReporterContext, 'mask' | 'advice'>): readonly string[] {
  const { before, text, evidence, repair } = showWords(cleaned(moment), mask)
  const { tag, severity, possible } = moment.decision
  const what = possible === undefined ? `**${tag}**, severity ${severity}` : `possible **${possible.tag}**`
  const instead = [...new Set(evidence.flatMap(({ cue }) => advice(cue) ?? []))]
  const why = [...new Set(evidence.map(e => `${plain(e.why)} (${plain(e.cue)})`))]
  return [
    `- ${what} · ${place(moment)}`,
    ...(before === '' ? [] : [`  - Customer: ${plain(before)}`]),
    `  - Agent: ${emphasise(text, evidence)}`,
    ...(repair ? [`  - Repaired in turn ${repair.turn}: ${plain(repair.text)}`] : []),
    ...why.map(reason => `  - Why: ${reason}`),
    ...instead.map(words => `  - Instead: ${plain(words)}`),
  ]
}

function place({ source, conversation, turn }: Pick<Moment, 'source' | 'conversation' | 'turn'>): string {
  return `${plain(source)}, conversation ${plain(conversation)}, turn ${turn}`
}

/** Evidence in bold. HTML tags, because asterisks beside punctuation or spaces do not close. */
function emphasise(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  let out = ''
  let last = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= last) continue
    const from = Math.max(start, last)
    out += `${plain(text.slice(last, from))}<b>${plain(text.slice(from, end))}</b>`
    last = end
  }
  return out + plain(text.slice(last))
}

function best(report: Report, views: readonly AgentView[], { mask }: ReporterContext): readonly string[] {
  const byAgent = groupByAgent(report.best)
  const lines = views.flatMap(({ agent, label }) => {
    const best = bestOf(byAgent.get(agent.key) ?? [], report)
    if (best === undefined) return []
    const { moment, canned } = best
    const { text, evidence } = showWords(cleaned(moment), mask)
    return [`- ${plain(label)}: ${emphasise(text, evidence)} (${moment.decision.tag}${canned ? ', canned' : ''}, ${place(moment)})`]
  })
  return lines.length === 0 ? [] : ['', '## Well said', '', ...lines]
}

/** What became of the doors that customers opened. */
function doors(views: readonly AgentView[], { mask }: ReporterContext): readonly string[] {
  const lines = views.flatMap(view => {
    const figures = doorFigures(view)
    if (figures.length === 0) return []
    const missed = view.missed.map(bid => {
      const { text, evidence, answer } = showMissed(bid, mask)
      return `  - Missed: ${emphasise(text, evidence)} — answered: ${plain(answer)} (${place(bid)})`
    })
    return [`- ${plain(view.label)}: ${figures.join(', ')}`, ...missed]
  })
  return lines.length === 0 ? [] : ['', '## Doors and repairs', '', ...DOORS_LEGEND, '', ...lines]
}

function notices({ notices, mask }: ReporterContext): readonly string[] {
  if (notices.length === 0) return []
  const lines = noticeGroups(notices).map(
    ({ where, kind, message, more }) => `- ${kind} ${plain(where)}: ${plain(mask(clean(message)))}${more}`,
  )
  return ['', '## Notices', '', `${noticeCounts(notices)}.`, '', ...lines]
}
