import type { TaggerVersion } from '../model/night.ts'
import type { Report } from '../model/report.ts'
import { NO_TURNS, TAGS, type Tag } from '../model/tag.ts'
import { compareText } from './moments.ts'

type Tags = Readonly<Record<Tag, number>>

/** A flagged turn, and what it was and is: undefined where it was or is not flagged. */
export interface ChangedFinding {
  readonly conversation: string
  readonly turn: number
  readonly agent: string
  readonly before: Tag | undefined
  readonly now: Tag | undefined
}

/** What tagging a night anew changed. */
export interface Rescored {
  readonly night: string
  readonly tagger: { readonly before: TaggerVersion; readonly now: TaggerVersion }
  /** Everybody's turns by tag. */
  readonly tags: { readonly before: Tags; readonly now: Tags }
  /** Agents whose counts changed, by key. */
  readonly agents: readonly { readonly key: string; readonly before: Tags; readonly now: Tags }[]
  readonly findings: readonly ChangedFinding[]
}

interface Before {
  readonly night: string
  readonly tagger: TaggerVersion
  readonly agents: readonly { readonly key: string; readonly tags: Tags }[]
  readonly findings: readonly { readonly conversation: string; readonly turn: number; readonly agent: string; readonly tag: Tag }[]
}

export function rescored(before: Before, now: Report, tagger: TaggerVersion): Rescored {
  const old = new Map(before.agents.map(({ key, tags }) => [key, tags]))
  const fresh = new Map(Object.values(now.agents).map(({ key, tags }) => [key, tags]))
  const keys = [...new Set([...old.keys(), ...fresh.keys()])].sort(compareText)
  const agents = keys.map(key => ({ key, before: old.get(key) ?? NO_TURNS, now: fresh.get(key) ?? NO_TURNS }))
  return {
    night: before.night,
    tagger: { before: before.tagger, now: tagger },
    tags: { before: summed([...old.values()]), now: summed([...fresh.values()]) },
    agents: agents.filter(agent => TAGS.some(tag => agent.before[tag] !== agent.now[tag])),
    findings: changedFindings(before, now),
  }
}

function summed(all: readonly Tags[]): Tags {
  return Object.fromEntries(TAGS.map(tag => [tag, all.reduce((sum, tags) => sum + tags[tag], 0)])) as Record<Tag, number>
}

function changedFindings(before: Before, now: Report): readonly ChangedFinding[] {
  const key = (conversation: string, turn: number): string => JSON.stringify([conversation, turn])
  const all = new Map<string, ChangedFinding>()
  for (const { conversation, turn, agent, tag } of before.findings)
    all.set(key(conversation, turn), { conversation, turn, agent, before: tag, now: undefined })
  for (const { conversation, turn, agent, decision } of now.flagged) {
    const old = all.get(key(conversation, turn))
    all.set(key(conversation, turn), { conversation, turn, agent, before: old?.before, now: decision.tag })
  }
  return [...all.values()]
    .filter(one => one.before !== one.now)
    .sort((a, b) => compareText(a.conversation, b.conversation) || a.turn - b.turn)
}
