import type { Severity, Tag } from '../../model/tag.ts'
import type { Condition } from '../context.ts'

/** A turn that shows what a cue sees or does not see: the agent's words, or with the customer's words before them. */
export type Example = string | { readonly customer: string; readonly agent: string }

/** A named, hand-written pattern over words that speaks for one tag. Data: its examples are its tests. */
export interface Cue {
  /** Kebab-case, a promise: never renamed. */
  readonly id: string
  readonly tag: Exclude<Tag, 'neutral'>
  /** Of a don't when nothing else weighs in: 1 mild, 2 clear, 3 severe. */
  readonly severity?: Exclude<Severity, 0>
  /** How often a turn with this cue really carries its tag, 0 to 1; ≥ 0.6 says it alone, below that only together with others. */
  readonly weight: number
  /** What it sees, in one sentence. */
  readonly sees: string
  /** Why that matters to the customer, for a supervisor. */
  readonly why: string
  /** Where the idea comes from. */
  readonly source: string
  /** Don'ts: what to say instead, in words an agent can use. */
  readonly antidote?: string
  /** Any of them is a match; the language is described in pattern.ts. */
  readonly patterns: readonly string[]
  /** All must hold. */
  readonly when?: readonly Condition[]
  /** None may hold. A don't inside quotation marks never counts: that need not be said here. */
  readonly unless?: readonly Condition[]
  readonly examples: { readonly match: readonly Example[]; readonly miss: readonly Example[] }
}
