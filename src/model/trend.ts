import type { TaggerVersion } from './night.ts'
import type { Tag } from './tag.ts'

export const PERIODS = ['day', 'week', 'month'] as const
/** Weeks begin on Monday (ISO 8601). */
export type Period = (typeof PERIODS)[number]

/** An agent's sums over the nights of one period. */
export interface PeriodSums {
  /** ISO date of the period's first day. */
  readonly start: string
  /** Nights with turns of this agent. */
  readonly nights: number
  readonly turns: number
  readonly tags: Readonly<Record<Tag, number>>
}

/** What the history knows of an agent. */
export interface AgentHistory {
  readonly key: string
  /** The latest, where it changed; '' where the exports name nobody. */
  readonly name: string
  readonly team: string | undefined
  /** Ascending. */
  readonly periods: readonly PeriodSums[]
}

/** Nights that another tagger tagged: their rates cannot be compared with those of today's. */
export interface UnlikeNights {
  readonly tagger: TaggerVersion
  readonly nights: number
  /** ISO dates. */
  readonly first: string
  readonly last: string
}

/** Sums out of the history, of one tagger. */
export interface HistorySums {
  readonly tagger: TaggerVersion
  /** ISO dates. */
  readonly first: string
  readonly last: string
  readonly nights: number
  /** Nights in the same span that are left out, or counted in where that was asked for. */
  readonly unlike: readonly UnlikeNights[]
  /** Nights by the first day of their period. */
  readonly nightsIn: Readonly<Record<string, number>>
  /** Sorted by key. */
  readonly agents: readonly AgentHistory[]
}
