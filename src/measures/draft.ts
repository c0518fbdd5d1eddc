import type { AgentReport, MissedBid, Moment, Third } from '../model/report.ts'
import { isDont, NO_TURNS, type Tag } from '../model/tag.ts'
import type { TurnTag } from '../model/tagged.ts'

export type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** An agent's report in the making. */
export interface Draft
  extends Mutable<Omit<AgentReport, 'tags' | 'leftOut' | 'responseSeconds' | 'mood' | 'severities' | 'bids' | 'thirds'>> {
  tags: Record<Tag, number>
  leftOut: Mutable<AgentReport['leftOut']>
  response: Map<number, number>
  mood: Mutable<AgentReport['mood']>
  severities: [number, number, number]
  bids: Mutable<AgentReport['bids']>
  thirds: [Mutable<Third>, Mutable<Third>, Mutable<Third>]
  missed: MissedBid[]
  best: Moment[]
  suspected: Moment[]
  flagged: Moment[]
}

export function emptyDraft(key: string): Draft {
  return {
    key,
    name: '',
    team: undefined,
    turns: 0,
    conversations: 0,
    tags: { ...NO_TURNS },
    possible: 0,
    leftOut: { automated: 0, internal: 0, empty: 0 },
    response: new Map(),
    mood: { before: 0, after: 0, conversations: 0 },
    severities: [0, 0, 0],
    bids: { opened: 0, met: 0 },
    repairs: 0,
    thirds: [emptyThird(), emptyThird(), emptyThird()],
    missed: [],
    best: [],
    suspected: [],
    flagged: [],
  }
}

function emptyThird(): Mutable<Third> {
  return { turns: 0, yes: 0, smallTalk: 0, donts: 0 }
}

/** Of several names or teams under one key the first by code units stays: any other choice would depend on the order of inputs. */
export function identify(draft: Draft, name: string, team: string | undefined): void {
  if (name !== '' && (draft.name === '' || name < draft.name)) draft.name = name
  if (team !== undefined && (draft.team === undefined || team < draft.team)) draft.team = team
}

export function count(draft: Draft, { tag, severity, possible }: TurnTag): void {
  draft.turns++
  draft.tags[tag]++
  if (possible !== undefined) draft.possible++
  if (isDont(tag) && severity > 0) draft.severities[severity - 1]!++
}

export function countThird(third: Mutable<Third>, { tag }: TurnTag): void {
  third.turns++
  if (tag === 'yes') third.yes++
  else if (tag === 'small-talk') third.smallTalk++
  else if (isDont(tag)) third.donts++
}

export function sum(draft: Draft, agent: AgentReport): void {
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
  draft.bids.opened += agent.bids.opened
  draft.bids.met += agent.bids.met
  draft.repairs += agent.repairs
  agent.thirds.forEach((third, index) => {
    for (const part of ['turns', 'yes', 'smallTalk', 'donts'] as const) draft.thirds[index]![part] += third[part]
  })
}

export function finish({ best: _, suspected: __, flagged: ___, missed: ____, response, ...draft }: Draft): AgentReport {
  return {
    ...draft,
    tags: { ...draft.tags },
    leftOut: { ...draft.leftOut },
    responseSeconds: Object.fromEntries([...response].sort((a, b) => a[0] - b[0])),
    mood: { ...draft.mood },
    severities: [...draft.severities],
    bids: { ...draft.bids },
    thirds: [{ ...draft.thirds[0] }, { ...draft.thirds[1] }, { ...draft.thirds[2] }],
  }
}
