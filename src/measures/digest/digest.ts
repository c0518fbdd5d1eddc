import type { Digest, DigestContacts, Example } from '../../model/digest.ts'
import type { Moment, Report } from '../../model/report.ts'
import { createContactBook } from '../contacts/book.ts'
import { relationshipsIn } from '../contacts/relationships.ts'
import { compareMoments, compareText } from '../moments.ts'
import { cannedIn } from '../sayings/canned.ts'
import { rateOf } from '../statistics.ts'
import { type AgentView, agentViews, MIN_TURNS } from '../views.ts'
import { actionsOf } from './actions.ts'
import { type Counted, changesOf } from './changes.ts'
import type { Complaints } from './complaints.ts'
import { topicsOf } from './topics.ts'

const EXAMPLES = 3
const DOORS = 3

export interface DigestNight {
  readonly night: string | undefined
  readonly report: Report
  readonly complaints: Complaints
}

/** What a night is compared with. */
export interface Before {
  /** For showing: `14 nights before`. */
  readonly label: string
  readonly agents: readonly Counted[]
}

/** The morning page of a night; `earlier` are nights whose customers' words are known, `before` the figures to compare with. */
export function digestOf({ night, report, complaints }: DigestNight, earlier: readonly DigestNight[], before: Before | undefined): Digest {
  const views = agentViews(report)
  const labels = new Map(views.map(({ agent, label }) => [agent.key, label]))
  const turns = sum(views, ({ agent }) => agent.turns)
  const missed = report.missed.map(bid => ({ ...bid, label: labels.get(bid.agent)! }))
  const digest: Omit<Digest, 'actions'> = {
    night,
    conversations: report.conversations,
    turns,
    warmth: rateOf(
      sum(views, ({ balance }) => balance.positive),
      turns,
    ),
    donts: rateOf(
      sum(views, ({ donts }) => donts.count),
      turns,
    ),
    before: before?.label,
    praise: praiseIn(report, labels),
    help: helpIn(report, views),
    changes: before === undefined ? [] : changesOf(countedIn(views), before.agents, MIN_TURNS),
    doors: {
      met: rateOf(
        sum(views, ({ met }) => met.count),
        sum(views, ({ met }) => met.n),
      ),
      missed: missed
        .sort((a, b) => b.confidence - a.confidence || compareText(a.conversation, b.conversation) || a.turn - b.turn)
        .slice(0, DOORS),
    },
    contacts: contactsIn(report),
    topics: topicsOf(sizedOf({ night, report, complaints }), earlier.map(sizedOf)),
  }
  return { ...digest, actions: actionsOf(digest, report) }
}

function contactsIn(report: Report): DigestContacts | undefined {
  const found = relationshipsIn(report)
  if (found === undefined) return undefined
  const isAgain = found.bySince.some(({ contacts }) => contacts > 0)
  const rows = found.byNumber.filter(({ contacts }) => isAgain && contacts > 0)
  return {
    rows: rows.map(({ label, contacts, yes, smallTalk, donts }) => {
      const warmth = rateOf(yes.count + smallTalk.count, yes.n)
      return { label, contacts, warmth, donts }
    }),
    remembered: found.remembered.length,
    toldAgain: found.toldAgain.length,
  }
}

/** The contacts of a night with those of earlier ones, as far as the same customers are in both. */
export function withContactsOf(report: Report, earlier: readonly DigestNight[]): Report {
  const book = createContactBook()
  book.absorb(report.contacts)
  for (const { contacts } of earlier.map(night => night.report))
    book.absorb({ ...contacts, kept: contacts.kept.map(contact => ({ ...contact, earlier: true })) })
  return { ...report, contacts: { ...book.sample(), known: report.contacts.known } }
}

function sizedOf({ report, complaints }: DigestNight): { readonly conversations: number; readonly complaints: Complaints } {
  return { conversations: report.conversations, complaints }
}

/** The agents of a report as they are compared. */
export function countedIn(views: readonly AgentView[]): readonly Counted[] {
  return views.map(({ agent, label }) => ({ key: agent.key, label, turns: agent.turns, tags: agent.tags }))
}

const SEVERE = 3

/** The best turn of each of a few agents, no canned ones, by name: praise is no ranking. */
function praiseIn(report: Report, labels: ReadonlyMap<string, string>): readonly Example[] {
  const canned = cannedIn(report)
  const meant = report.best.filter(({ saying }) => saying === undefined || !canned.isCanned(saying))
  return byName(
    firstOfEach(meant)
      .slice(0, EXAMPLES)
      .map(moment => ({ agent: labels.get(moment.agent)!, moment })),
  )
}

/**
 * Those whose don'ts are beyond the usual and beyond chance; then those with the highest rate of which one can be sure (its interval's lower end).
 * One slip in a night, unless it is severe, asks for nobody's help. By name.
 */
function helpIn(report: Report, views: readonly AgentView[]): readonly Example[] {
  const view = new Map(views.map(one => [one.agent.key, one]))
  const needsHelp = ({ agent, decision }: Moment): boolean =>
    view.get(agent)!.standing === 'attention' || view.get(agent)!.donts.count > 1 || decision.severity === SEVERE
  const standing = ({ agent }: Moment): number => (view.get(agent)!.standing === 'attention' ? 0 : 1)
  const rate = ({ agent }: Moment): number => view.get(agent)!.donts.low
  const chosen = firstOfEach(report.flagged)
    .filter(needsHelp)
    .sort((a, b) => standing(a) - standing(b) || rate(b) - rate(a) || compareMoments(a, b))
  return byName(
    chosen.slice(0, EXAMPLES).map(moment => ({ agent: view.get(moment.agent)!.label, moment, donts: view.get(moment.agent)!.donts })),
  )
}

function firstOfEach(moments: readonly Moment[]): Moment[] {
  const first = new Map<string, Moment>()
  for (const moment of [...moments].sort(compareMoments)) if (!first.has(moment.agent)) first.set(moment.agent, moment)
  return [...first.values()]
}

function byName(examples: readonly Example[]): readonly Example[] {
  return [...examples].sort((a, b) => compareText(a.agent, b.agent))
}

function sum<T>(all: readonly T[], value: (one: T) => number): number {
  return all.reduce((total, one) => total + value(one), 0)
}
