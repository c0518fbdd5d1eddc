import type { ContactSample } from './contact.ts'
import type { Tag } from './tag.ts'
import type { Evidence, TurnTag } from './tagged.ts'

/** A count of values that merges exactly: value (rounded to the metric's unit) → how often. Medians are taken from it. */
export type Tally = Readonly<Record<string, number>>

/** A turn worth showing, with what is needed to understand it. Very long texts are cut around the evidence, whose offsets move along. */
export interface Moment {
  readonly source: string
  readonly conversation: string
  readonly turn: number
  /** Key of the agent in the report. */
  readonly agent: string
  readonly text: string
  readonly decision: TurnTag
  /** The customer's last words before it; '' where there are none. */
  readonly before: string
  readonly time?: string | undefined
  /** Hash of the wording that carried a yes or small talk: see `Saying`. */
  readonly saying?: string | undefined
  /** The same agent's turn that took this don't back, its first words where it is long. */
  readonly repair?: { readonly turn: number; readonly text: string } | undefined
}

/** A personal door that the customer opened and the agent's answer passed by, with the words of both. */
export interface MissedBid {
  readonly source: string
  readonly conversation: string
  /** Of the customer. */
  readonly turn: number
  /** Key of the agent who answered. */
  readonly agent: string
  /** The customer's words, cut around the evidence as in a moment. */
  readonly text: string
  readonly evidence: readonly Evidence[]
  readonly confidence: number
  /** The agent's words, cut where they are long. */
  readonly answer: string
  readonly time?: string | undefined
}

/** A wording in which an agent said yes or made small talk, without names and numbers, and how often it came. */
export interface Saying {
  /** 64 bits, hexadecimal: equal for equal wordings. */
  readonly hash: string
  readonly agent: string
  /** MinHash of the wording: near-duplicates are found by it. */
  readonly signature: string
  readonly words: number
  readonly turns: number
  readonly conversations: number
}

/** Tagged turns in one third of their conversations. */
export interface Third {
  readonly turns: number
  readonly yes: number
  readonly smallTalk: number
  readonly donts: number
}

/** Sums per agent; everything shown is derived from them. Merges by addition. */
export interface AgentReport {
  /** Stable key: id where the export has one, else the name. */
  readonly key: string
  /** '' where the export names nobody. */
  readonly name: string
  readonly team?: string | undefined
  /** Tagged turns. */
  readonly turns: number
  /** Those with at least one tagged turn of this agent. */
  readonly conversations: number
  /** Turns per tag (the main tag only). */
  readonly tags: Readonly<Record<Tag, number>>
  /** Suspected don'ts, not in `tags`. */
  readonly possible: number
  /** Turns of this agent left out: automated, internal, without text. */
  readonly leftOut: { readonly automated: number; readonly internal: number; readonly empty: number }
  /** Seconds from a customer's turn to this agent's answer, whole seconds → count. */
  readonly responseSeconds: Tally
  /**
   * Customer mood in hundredths of AFINN points a word: sums over the `conversations` in which both could be told.
   * Before: the customer's turns before this agent's first, else their opening words. After: their last words to this agent.
   */
  readonly mood: { readonly before: number; readonly after: number; readonly conversations: number }
  /** Don'ts of severity 1, 2, 3. */
  readonly severities: readonly [number, number, number]
  /** Customers' bids that this agent's turns answered, and how many of them were met. */
  readonly bids: { readonly opened: number; readonly met: number }
  /** Don'ts that this agent took back. */
  readonly repairs: number
  /** Tagged turns of the opening, middle and closing third, of conversations long enough to have them. */
  readonly thirds: readonly [Third, Third, Third]
}

/** A commutative monoid: see measures/report.ts (`emptyReport`, `addConversation`, `mergeReports`). */
export interface Report {
  readonly agents: Readonly<Record<string, AgentReport>>
  readonly conversations: number
  readonly turns: {
    readonly agent: number
    readonly customer: number
    readonly bot: number
    readonly system: number
    readonly unknown: number
  }
  /** The flagged turns (said don'ts), the worst 100 of each agent, in a total order that no input order changes. `tags` count all. */
  readonly flagged: readonly Moment[]
  /** The best turns per agent, at most a fixed number each. */
  readonly best: readonly Moment[]
  /** The likeliest 100 of each agent's suspected don'ts; `possible` of the agent counts all. */
  readonly possible: readonly Moment[]
  /** The surest of the missed bids per agent, at most a fixed number each; `bids` count all. */
  readonly missed: readonly MissedBid[]
  /** Sorted by hash and agent; beyond a fixed number a sample (measures/sayings/sketch.ts). */
  readonly sayings: readonly Saying[]
  /** Conversations by customer, for what only shows over several of them. */
  readonly contacts: ContactSample
}

export type { Evidence }
