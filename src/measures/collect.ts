import type { MissedBid, Moment, Report } from '../model/report.ts'
import { isDont } from '../model/tag.ts'
import type { Bid, TaggedConversation, TurnTag } from '../model/tagged.ts'
import { agentKey, type Conversation, type Turn } from '../model/turn.ts'
import { createContactBook } from './contacts/book.ts'
import { contactOf } from './contacts/gather.ts'
import { isSaid, type Mood, moodChanges, responseSeconds, thirdsOf } from './conversation.ts'
import { count, countThird, type Draft, emptyDraft, finish, identify, type Mutable, sum } from './draft.ts'
import { compareMissed, compareMoments, comparePossible, compareText, excerpt, firstWords, keepTop, lastWords } from './moments.ts'
import { createSketch, identify as identifySaying } from './sayings/sketch.ts'
import { carryingSentences } from './sayings/wording.ts'

/** Best turns kept per agent. */
export const BEST_KEPT = 3
/** Flagged turns kept per agent, the worst first: a report must not grow with the night. All are counted. */
export const FLAGGED_KEPT = 100
/** Suspected don'ts kept per agent, the likeliest first. All are counted. */
export const POSSIBLE_KEPT = 100
/** Missed bids kept per agent, the surest first. */
export const MISSED_KEPT = 5

/** A report in the making: the fast, mutable way to what `addConversation` and `mergeReports` say. */
export interface Collector {
  readonly add: (tagged: TaggedConversation, mood: Mood) => void
  readonly absorb: (report: Report) => void
  /** The report so far, in its one canonical form. */
  readonly report: () => Report
}

export function collect(): Collector {
  const agents = new Map<string, Draft>()
  const turns: Mutable<Report['turns']> = { agent: 0, customer: 0, bot: 0, system: 0, unknown: 0 }
  const sketch = createSketch()
  const book = createContactBook()
  let conversations = 0

  const draftOf = (key: string): Draft => {
    const known = agents.get(key)
    if (known !== undefined) return known
    const draft = emptyDraft(key)
    agents.set(key, draft)
    return draft
  }
  const rank = (moment: Moment): void => {
    const { tag, possible } = moment.decision
    if (isDont(tag)) keepTop(draftOf(moment.agent).flagged, moment, FLAGGED_KEPT, compareMoments)
    else if (tag !== 'neutral') keepTop(draftOf(moment.agent).best, moment, BEST_KEPT, compareMoments)
    if (possible !== undefined) keepTop(draftOf(moment.agent).suspected, moment, POSSIBLE_KEPT, comparePossible)
  }

  const add = (tagged: TaggedConversation, mood: Mood): void => {
    const { conversation, tags, moments } = tagged
    conversations++
    book.add(contactOf(tagged))
    const waits = responseSeconds(conversation.turns)
    const thirds = thirdsOf(conversation.turns)
    const seen = new Set<Draft>()
    const said = new Set<string>()
    const mended = new Map(moments?.repairs.map(({ dont, index }) => [dont, conversation.turns[index]!]))
    let before = ''
    conversation.turns.forEach((turn, index) => {
      turns[turn.role]++
      if (turn.role === 'customer' && isSaid(turn)) before = turn.text
      if (turn.role !== 'agent') return
      const draft = draftOf(agentKey(turn))
      identify(draft, turn.speaker.trim(), turn.team)
      const decision = tags[index]
      if (decision === undefined) {
        draft.leftOut[turn.internal ? 'internal' : turn.automated ? 'automated' : 'empty']++
        return
      }
      seen.add(draft)
      count(draft, decision)
      const third = thirds?.[index]
      if (third !== undefined) countThird(draft.thirds[third]!, decision)
      const wait = waits.get(index)
      if (wait !== undefined) draft.response.set(wait, (draft.response.get(wait) ?? 0) + 1)
      if (decision.tag === 'neutral' && decision.possible === undefined) return
      const moment = momentOf(conversation.source, conversation.id, turn, decision, before)
      if (decision.tag !== 'yes' && decision.tag !== 'small-talk') {
        const repair = mended.get(index)
        rank(repair ? { ...moment, repair: { turn: repair.turn, text: firstWords(repair.text) } } : moment)
        return
      }
      const saying = identifySaying(carryingSentences(turn.text, decision.evidence))
      const key = `${saying.hash} ${draft.key}`
      sketch.add({ ...saying, agent: draft.key, turns: 1, conversations: said.has(key) ? 0 : 1 })
      said.add(key)
      rank({ ...moment, saying: saying.hash })
    })
    for (const bid of moments?.bids ?? []) {
      const draft = draftOf(agentKey(conversation.turns[bid.answer]!))
      draft.bids.opened++
      if (bid.met) draft.bids.met++
      else keepTop(draft.missed, missedBid(conversation, bid, draft.key), MISSED_KEPT, compareMissed)
    }
    for (const { index } of moments?.repairs ?? []) draftOf(agentKey(conversation.turns[index]!)).repairs++
    for (const draft of seen) draft.conversations++
    for (const [key, change] of moodChanges(conversation, mood)) {
      const sums = draftOf(key).mood
      sums.before += change.before
      sums.after += change.after
      sums.conversations++
    }
  }

  const absorb = (report: Report): void => {
    conversations += report.conversations
    for (const role of Object.keys(turns) as (keyof typeof turns)[]) turns[role] += report.turns[role]
    for (const agent of Object.values(report.agents)) sum(draftOf(agent.key), agent)
    for (const moment of report.flagged) keepTop(draftOf(moment.agent).flagged, moment, FLAGGED_KEPT, compareMoments)
    for (const moment of report.best) keepTop(draftOf(moment.agent).best, moment, BEST_KEPT, compareMoments)
    for (const moment of report.possible) keepTop(draftOf(moment.agent).suspected, moment, POSSIBLE_KEPT, comparePossible)
    for (const bid of report.missed) keepTop(draftOf(bid.agent).missed, bid, MISSED_KEPT, compareMissed)
    for (const saying of report.sayings) sketch.add(saying)
    book.absorb(report.contacts)
  }

  const report = (): Report => {
    const drafts = [...agents.values()].sort((a, b) => compareText(a.key, b.key))
    return {
      agents: Object.fromEntries(drafts.map(draft => [draft.key, finish(draft)])),
      conversations,
      turns: { ...turns },
      flagged: drafts.flatMap(draft => draft.flagged).sort(compareMoments),
      best: drafts.flatMap(draft => draft.best),
      possible: drafts.flatMap(draft => draft.suspected),
      missed: drafts.flatMap(draft => draft.missed),
      sayings: sketch.sayings(),
      contacts: book.sample(),
    }
  }
  return { add, absorb, report }
}

/** A turn for showing; `before` are the customer's words before it. */
export function momentOf(source: string, conversation: string, turn: Turn, decision: TurnTag, before: string): Moment {
  const kept = excerpt(turn.text, decision)
  return { source, conversation, turn: turn.turn, agent: agentKey(turn), ...kept, before: lastWords(before), time: turn.time }
}

function missedBid({ source, id, turns }: Conversation, { index, answer, confidence, evidence }: Bid, agent: string): MissedBid {
  const turn = turns[index]!
  const { text, decision } = excerpt(turn.text, { evidence })
  const words = firstWords(turns[answer]!.text)
  return { source, conversation: id, turn: turn.turn, agent, text, evidence: decision.evidence, confidence, answer: words, time: turn.time }
}
