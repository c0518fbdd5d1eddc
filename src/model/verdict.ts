import type { Moment } from './report.ts'
import type { Dont, Severity } from './tag.ts'

/** What a failed check does: `error` sets exit code 1, `warn` is only told. */
export type Level = 'error' | 'warn'

/** `unknown`: too few cases, or none, to say anything. Neither passed nor failed. */
export type Outcome = 'passed' | 'failed' | 'unknown'

/** What a value counts, and how it is written. `share` 0 to 1; `seconds`; `points` of AFINN a word; `ratio` to one. */
export type Unit = 'share' | 'count' | 'seconds' | 'points' | 'ratio'

/** Of whom a value is: everybody, one agent, a team, or what a selector picked. */
export interface Subject {
  readonly kind: 'overall' | 'agent' | 'team' | 'selection'
  /** Stable: the agent's key in the report, the team's name, the selector as written; '' for everybody. */
  readonly key: string
  /** For showing. */
  readonly label: string
}

/** A metric's value for a subject, and how much it stands on. */
export interface Measured {
  /** undefined where there is nothing to measure. */
  readonly value: number | undefined
  /** Cases that it was taken from. */
  readonly n: number
  /** What the cases are, for showing: `turns`. */
  readonly cases: string
  /** 95 % interval, where the metric has one. */
  readonly low?: number | undefined
  readonly high?: number | undefined
}

/** A threshold held against one subject. */
export interface ThresholdCheck extends Measured {
  readonly kind: 'threshold'
  /** For showing, the limit as it was written: `stonewalling.rate{agent} < 2%`. */
  readonly threshold: string
  readonly metric: string
  readonly unit: Unit
  readonly subject: Subject
  /** The condition that decided, after overrides: `< 2%`. */
  readonly condition: string
  /** The override that decided, by its selector; undefined where the threshold itself did. */
  readonly override?: string | undefined
  readonly level: Level
  readonly outcome: Outcome
  /** Why it is unknown, or that only the interval was judged; '' where the figures say it all. */
  readonly note: string
}

/** A rate held against an earlier one. */
export interface RegressionCheck {
  readonly kind: 'regression'
  readonly metric: string
  readonly subject: Subject
  readonly now: Measured
  readonly before: Measured
  /** Where the earlier figures come from, for showing. */
  readonly against: string
  /** The rise that is let pass, as a share. */
  readonly margin: number
  /** Chance of such a rise if nothing had changed; undefined where it was not computed. */
  readonly p: number | undefined
  readonly level: Level
  readonly outcome: Outcome
  readonly note: string
}

/** A said don't. */
export interface Finding {
  /** Of what it is: conversation, text and tag; not of places in files. */
  readonly fingerprint: string
  readonly moment: Moment
  /** The agent for showing. */
  readonly label: string
  /** Of the turn, where the export tells. */
  readonly channel?: string | undefined
  /** Whether the agent took it back. */
  readonly isRepaired?: boolean
}

/** A finding that was accepted once. */
export interface Accepted {
  readonly fingerprint: string
  readonly conversation: string
  readonly tag: Dont
  readonly severity: Severity
  /** How often it occurs. */
  readonly count: number
  readonly reason?: string | undefined
  /** ISO date after which it is accepted no longer. */
  readonly until?: string | undefined
}

/** The findings against those accepted before. */
export interface BaselineCheck {
  /** Name of the file, for showing. */
  readonly file: string
  /** Not accepted: each fails the check. In a total order. */
  readonly fresh: readonly Finding[]
  /** How many of the findings were accepted. */
  readonly accepted: number
  /** Accepted, and found no longer. */
  readonly stale: readonly Accepted[]
  /** Accepted until a day that is over by the night's own dates. Their findings are in `fresh`. */
  readonly expired: readonly Accepted[]
}

/** What the gates say about a night. Exit code, terminal and files all come from it. */
export interface Verdict {
  readonly passed: boolean
  readonly thresholds: readonly ThresholdCheck[]
  readonly regressions: readonly RegressionCheck[]
  readonly baseline?: BaselineCheck | undefined
  /** Every said don't of the night, those accepted too, in a total order. */
  readonly findings: readonly Finding[]
}
