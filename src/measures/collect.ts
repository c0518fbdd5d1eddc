import type { AgentReport, Moment, Report } from '../model/report.ts'
import { isDont, type Tag } from '../model/tag.ts'
import type { TaggedConversation, TurnTag } from '../model/tagged.ts'
import type { Turn } from '../model/turn.ts'
import { agentKey, isSaid, type Mood, moodChanges, responseSeconds } from './conversation.ts'
import { compareMoments, comparePossible, compareText, excerpt, keepTop, lastWords } from './moments.ts'

/** Best turns kept per agent. */
export const BEST_KEPT = 3
/** Flagged turns kept per agent, the worst first: a report must not grow with the night. All are counted. */
export const FLAGGED_KEPT = 100
/** Suspected don'ts kept per agent. */
export const POSSIBLE_KEPT = 5

/** A report in the making: the fast, mutable way to what `add` and `merge` say. */
export interface Collector {
  readonly add: (tagged: TaggedConversation, mood: Mood) => void
  readonly absorb: (report: Report) => void
  /** The report so far, in its one canonical form. */
  readonly report: () => Report
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

interface Draft extends Mutable<Omit<AgentReport, 'tags' | 'leftOut' | 'responseSeconds' | 'mood' | 'severities'>> {
  tags: Record<Tag, number>
  leftOut: Mutable<AgentReport['leftOut']>
  response: Map<number, number>
  mood: Mutable<AgentReport['mood']>
  severities: [number, number, number]
  best: Moment[]
  suspected: Moment[]
  flagged: Moment[]
}

export function collect(): Collector {
  const agents = new Map<string, Draft>()
  const turns: Mutable<Report['turns']> = { agent: 0, customer: 0, bot: 0, system: 0, unknown: 0 }
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

  const add = ({ conversation, tags }: TaggedConversation, mood: Mood): void => {
    conversations++
    const waits = responseSeconds(conversation.turns)
    const seen = new Set<Draft>()
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
      const wait = waits.get(index)
      if (wait !== undefined) draft.response.set(wait, (draft.response.get(wait) ?? 0) + 1)
      if (decision.tag !== 'neutral' || decision.possible !== undefined) {
        rank(momentOf(conversation.source, conversation.id, turn, decision, before))
      }
    })
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
    }
  }
  return { add, absorb, report }
}

function emptyDraft(key: string): Draft {
  return {
    key,
    name: '',
    team: undefined,
    turns: 0,
    conversations: 0,
    tags: { yes: 0, 'small-talk': 0, neutral: 0, stonewalling: 0, defensiveness: 0, criticism: 0, contempt: 0 },
    possible: 0,
    leftOut: { automated: 0, internal: 0, empty: 0 },
    response: new Map(),
    mood: { before: 0, after: 0, conversations: 0 },
    severities: [0, 0, 0],
    best: [],
    suspected: [],
    flagged: [],
  }
}

/** Of several names or teams under one key the first by code units stays: any other choice would depend on the order of inputs. */
function identify(draft: Draft, name: string, team: string | undefined): void {
  if (name !== '' && (draft.name === '' || name < draft.name)) draft.name = name
  if (team !== undefined && (draft.team === undefined || team < draft.team)) draft.team = team
}

function count(draft: Draft, { tag, severity, possible }: TurnTag): void {
  draft.turns++
  draft.tags[tag]++
  if (possible !== undefined) draft.possible++
  if (isDont(tag) && severity > 0) draft.severities[severity - 1]!++
}

function sum(draft: Draft, agent: AgentReport): void {
  identify(draft, agent.name, agent.team)
  draft.turns += agent.turns
  draft.conversations += agent.conversations
  draft.possible += agent.possible
  for (const tag of Object.keys(draft.tags) as Tag[]) draft.tags[tag] += agent.tags[tag]
  for (const kind of ['automated', 'internal', 'empty'] as const) draft.leftOut[kind] += agent.leftOut[kind]
  for (const [seconds, n] of Object.entries(agent.responseSeconds)) {
    draft.response.set(Number(seconds), (draft.response.get(Number(seconds)) ?? 0) + n)
  }
  for (const part of ['before', 'after', 'conversations'] as const) draft.mood[part] += agent.mood[part]
  agent.severities.forEach((n, index) => {
    draft.severities[index]! += n
  })
}

function finish({ best: _, suspected: __, flagged: ___, response, ...draft }: Draft): AgentReport {
  return {
    ...draft,
    tags: { ...draft.tags },
    leftOut: { ...draft.leftOut },
    responseSeconds: Object.fromEntries([...response].sort((a, b) => a[0] - b[0])),
    mood: { ...draft.mood },
    severities: [...draft.severities],
  }
}

function momentOf(source: string, conversation: string, turn: Turn, decision: TurnTag, before: string): Moment {
  const kept = excerpt(turn.text, decision)
  return { source, conversation, turn: turn.turn, agent: agentKey(turn), ...kept, before: lastWords(before), time: turn.time }
}
