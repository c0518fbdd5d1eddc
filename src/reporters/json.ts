import { relationshipsIn, type Tone } from '../measures/contacts/relationships.ts'
import type { Said } from '../measures/contacts/remembered.ts'
import { cannedIn } from '../measures/sayings/canned.ts'
import { type AgentView, agentViews } from '../measures/views.ts'
import type { Rate } from '../model/rate.ts'
import type { MissedBid, Moment, Report } from '../model/report.ts'
import { TAGS } from '../model/tag.ts'
import { isCanned, showMissed } from './doors.ts'
import { escapeJson } from './escape.ts'
import { cleaned, type ShownWords, showWords, suspected } from './moment.ts'
import { rememberedBy, saidText, UNKNOWN_CUSTOMERS } from './relationships.ts'
import type { Reporter, ReporterContext } from './reporter.ts'

/** Raised when a field changes its meaning or goes; new fields do not raise it. */
export const SCHEMA_VERSION = 1
/** Of what was remembered and told again. */
const LISTED = 100

export const json: Reporter = {
  name: 'json',
  title: 'JSON with every figure, its n and its interval',
  extension: 'json',
  render: (report, context) => `${escapeJson(JSON.stringify(toJson(report, context), undefined, 2))}\n`,
}

function toJson(report: Report, { notices, mask, possible, advice, tagger }: ReporterContext): unknown {
  const moment = (m: Moment) => ({
    source: m.source,
    conversation: m.conversation,
    turn: m.turn,
    agent: m.agent,
    time: m.time,
    tag: m.decision.tag,
    also: m.decision.also,
    severity: m.decision.severity,
    confidence: round(m.decision.confidence),
    possible: m.decision.possible && { tag: m.decision.possible.tag, confidence: round(m.decision.possible.confidence) },
    ...withAdvice(showWords(cleaned(m), mask), advice),
  })
  const canned = cannedIn(report)
  return {
    schemaVersion: SCHEMA_VERSION,
    tagger,
    conversations: report.conversations,
    turns: report.turns,
    agents: agentViews(report).map(view => ({ ...agentOf(view), remembered: rememberedBy(report, view.agent.key) })),
    flagged: report.flagged.map(moment),
    best: report.best.map(one => ({ ...moment(one), canned: isCanned(one, canned) })),
    missed: report.missed.map(bid => missedOf(bid, mask)),
    relationships: relationshipsOf(report, mask),
    ...(possible ? { possible: report.possible.map(one => moment(suspected(one))) } : {}),
    notices: notices.map(({ kind, source, line, message }) => ({ kind, source, line, message: mask(message) })),
  }
}

function withAdvice({ text, evidence, before, repair }: ShownWords, advice: ReporterContext['advice']): object {
  return {
    before,
    text,
    evidence: evidence.map(({ start, end, text, cue, why }) => ({ start, end, text, cue, why, instead: advice(cue) })),
    repair,
  }
}

function missedOf(bid: MissedBid, mask: ReporterContext['mask']): object {
  const { source, conversation, turn, agent, time, confidence } = bid
  const { text, evidence, answer } = showMissed(bid, mask)
  return {
    source,
    conversation,
    turn,
    agent,
    time,
    confidence: round(confidence),
    text,
    evidence: evidence.map(({ start, end, text, cue, why }) => ({ start, end, text, cue, why })),
    answer,
  }
}

/** `known: false` and a sentence where customers cannot be told apart. */
function relationshipsOf(report: Report, mask: ReporterContext['mask']): object {
  const found = relationshipsIn(report)
  if (found === undefined) return { known: false, note: UNKNOWN_CUSTOMERS }
  const tone = ({ id, contacts, yes, smallTalk, donts }: Tone) => ({
    id,
    contacts,
    turns: yes.n,
    yes: rateOf(yes),
    smallTalk: rateOf(smallTalk),
    donts: rateOf(donts),
  })
  const said = (one: Said) => ({ ...one, text: saidText(one, mask) ?? null })
  const { customers, contacts, unknown, undated, oneIn, remembered, toldAgain } = found
  return {
    known: true,
    customers,
    contacts,
    unknown,
    undated,
    oneIn,
    byNumber: found.byNumber.map(tone),
    bySince: found.bySince.map(tone),
    remembered: {
      count: remembered.length,
      shown: remembered.slice(0, LISTED).map(one => ({ agent: one.agent, opened: said(one.opened), cameBack: said(one.cameBack) })),
    },
    toldAgain: {
      count: toldAgain.length,
      shown: toldAgain.slice(0, LISTED).map(({ now, before }) => ({ now: said(now), before: before.map(said) })),
    },
  }
}

function agentOf({ agent, label, tags, donts, standing, balance, response, mood, met, repaired, canned }: AgentView): object {
  const [mild, clear, severe] = agent.severities
  return {
    key: agent.key,
    name: label,
    team: agent.team,
    turns: agent.turns,
    conversations: agent.conversations,
    standing,
    tags: Object.fromEntries(TAGS.map(tag => [tag, rateOf(tags[tag])])),
    donts: rateOf(donts),
    severities: { 1: mild, 2: clear, 3: severe },
    possible: agent.possible,
    balance: { positive: balance.positive, donts: balance.donts, ratio: balance.ratio === undefined ? null : round(balance.ratio) },
    response: { n: response.n, medianSeconds: response.medianSeconds ?? null },
    mood: mood === undefined ? null : { n: mood.n, before: round(mood.before), after: round(mood.after), change: round(mood.change) },
    leftOut: agent.leftOut,
    bids: { opened: met.n, met: rateOf(met) },
    repairs: rateOf(repaired),
    thirds: agent.thirds,
    canned: rateOf(canned),
  }
}

function rateOf({ count, n, rate, low, high }: Rate): object {
  return { count, n, rate: round(rate), low: round(low), high: round(high) }
}

/** Four decimals: more would be noise in a diff of two nights. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000 + 0
}
