import type { Rate } from './rate.ts'
import type { MissedBid, Moment } from './report.ts'

/** A rate of the night against the nights before. */
export interface Change {
  /** `don'ts`, `warmth`. */
  readonly what: "don'ts" | 'warmth'
  /** The agent, or undefined for everybody. */
  readonly agent: string | undefined
  readonly now: Rate
  readonly before: Rate
  readonly direction: 'up' | 'down'
}

/** Something of an agent, by the turn that shows it. */
export interface Example {
  /** Name for showing. */
  readonly agent: string
  readonly moment: Moment
  /** The agent's don'ts, where the example is one. */
  readonly donts?: Rate | undefined
}

/** Tone towards customers by which of their contacts it was. */
export interface ContactTone {
  /** `first`, `second to fifth`, `later`. */
  readonly label: string
  readonly contacts: number
  readonly warmth: Rate
  readonly donts: Rate
}

/** How customers were treated who come for the first time, and again. */
export interface DigestContacts {
  /** Empty where nobody is known to have come twice. */
  readonly rows: readonly ContactTone[]
  /** Doors of earlier contacts that an agent came back to. */
  readonly remembered: number
  /** Customers' contacts that told the same thing for the third time. */
  readonly toldAgain: number
}

/** A word that customers complained with more than on other nights. */
export interface Topic {
  /** As customers wrote it most often. */
  readonly word: string
  /** Conversations of the night in which a customer complained with it. */
  readonly conversations: number
  /** In how many it would have been on a night of this size if it were like those before; undefined where there are none. */
  readonly usual: number | undefined
  /** The most upset of the complaints. */
  readonly quote: { readonly conversation: string; readonly text: string }
}

/** Something to do, and the figure of this page that it comes from. */
export interface Action {
  readonly action: string
  readonly because: string
}

/** A lead's morning page: of one night, strengths first. */
export interface Digest {
  /** ISO date; undefined where no turn is dated. */
  readonly night: string | undefined
  readonly conversations: number
  readonly turns: number
  /** Yes and small talk. */
  readonly warmth: Rate
  readonly donts: Rate
  /** The nights it is compared with, for showing; undefined where there are none. */
  readonly before: string | undefined
  readonly praise: readonly Example[]
  readonly help: readonly Example[]
  /** Beyond chance only. */
  readonly changes: readonly Change[]
  readonly doors: { readonly met: Rate; readonly missed: readonly (MissedBid & { readonly label: string })[] }
  /** undefined where customers cannot be told apart. */
  readonly contacts: DigestContacts | undefined
  readonly topics: readonly Topic[]
  readonly actions: readonly Action[]
}
