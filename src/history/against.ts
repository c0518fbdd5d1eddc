import { UserError } from '../errors.ts'
import type { TaggerVersion } from '../model/night.ts'
import { NO_TURNS, type Tag } from '../model/tag.ts'
import type { AgentHistory, UnlikeNights } from '../model/trend.ts'
import { openHistory } from './folder.ts'
import { readSums } from './read-sums.ts'

export interface BeforeWanted {
  /** ISO date of the night that is held against those before it; itself never counts. */
  readonly night: string
  /** `last`: the last night before it. A number: all nights of so many days before it. */
  readonly window: 'last' | number
  /** By what tonight was tagged. */
  readonly tagger: TaggerVersion
}

/** An agent's counts of the nights before. */
export interface BeforeAgent {
  readonly key: string
  readonly name: string
  readonly turns: number
  readonly tags: Readonly<Record<Tag, number>>
}

export interface Before {
  /** For showing: `2026-11-19`, or `2026-11-13 to 2026-11-19`. */
  readonly against: string
  readonly nights: number
  /** Sorted by key; everybody's counts are their sum. */
  readonly agents: readonly BeforeAgent[]
  /** Nights in the window that another tagger tagged: not counted. */
  readonly unlike: readonly UnlikeNights[]
}

/**
 * Counts per agent of the nights before one, for `check --against last` and `--against 7d`. Only nights of the same tagger count.
 * Undefined where it has no night in the window: every history has a first night. Throws UserError where the folder is no history, where all of
 * those nights are another tagger's, and where a file is damaged.
 */
export async function countsBefore(folder: string, { night, window, tagger }: BeforeWanted): Promise<Before | undefined> {
  const history = await openHistory(folder)
  const to = daysBefore(night, 1)
  const from = window === 'last' ? history.nights.filter(one => one <= to).at(-1) : daysBefore(night, window)
  const span = window === 'last' ? `before ${night}` : `in the ${window} days before ${night}`
  const sums = from === undefined ? undefined : await readSums(history, { from, to, by: 'month', tagger })
  if (sums === undefined) return undefined
  if (sums.nights === 0)
    throw new UserError(
      `${folder}: the nights ${span} were tagged otherwise and cannot be compared: saltshaker rescore tags kept exports anew`,
    )
  const against = sums.first === sums.last ? sums.first : `${sums.first} to ${sums.last}`
  return { against, nights: sums.nights, agents: sums.agents.map(total), unlike: sums.unlike }
}

function total({ key, name, periods }: AgentHistory): BeforeAgent {
  const tags: Record<Tag, number> = { ...NO_TURNS }
  let turns = 0
  for (const period of periods) {
    turns += period.turns
    for (const tag of Object.keys(tags) as Tag[]) tags[tag] += period.tags[tag]
  }
  return { key, name, turns, tags }
}

/** ISO date of so many days before. */
export function daysBefore(night: string, days: number): string {
  return new Date(Date.parse(`${night}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}
