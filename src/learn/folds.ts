import { hashOf } from '../tagger/hash.ts'
import { threadOf } from './thread.ts'

/** Into so many parts all labels are cut; each is judged by what was learned from the others. */
export const FOLDS = 5

/** Where a label comes from. */
export interface Origin {
  readonly source: string
  readonly conversation: string
}

/**
 * Which part a label falls into. Written turns are left out by whole sources, so that their settings are new, the largest spread over the parts
 * first; where there are few sources, as of real ones, by whole threads.
 */
export function foldsOf(labels: readonly Origin[], real: boolean): (label: Origin) => number {
  const sizes = new Map<string, number>()
  for (const { source } of labels) sizes.set(source, (sizes.get(source) ?? 0) + 1)
  if (real || sizes.size < FOLDS) return ({ source, conversation }) => (hashOf(threadOf(source, conversation)) >>> 0) % FOLDS
  const largestFirst = [...sizes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const folds = new Map(largestFirst.map(([source], place) => [source, place % FOLDS]))
  return ({ source }) => folds.get(source)!
}
