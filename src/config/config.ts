import type { Confidence } from '../gates/threshold.ts'
import type { Level } from '../model/verdict.ts'

/** How a file is read: the options of `readInputs`, by the names they have on the command line. */
export interface ReadingEntry {
  /** Which column or JSON path holds what. */
  readonly map?: Readonly<Record<string, string>> | undefined
  readonly agent?: readonly string[] | undefined
  readonly customer?: readonly string[] | undefined
  readonly bot?: readonly string[] | undefined
  /** Values of the role column that mean agent. */
  readonly agentRole?: readonly string[] | undefined
  readonly tz?: string | undefined
}

/** An in-house export; `base` is the format it is. */
export interface FormatEntry extends ReadingEntry {
  readonly base?: string | undefined
}

/** An exception; `for` and `limit` as text, such as `{team:billing}` and `< 4%`. */
export interface OverrideEntry {
  readonly for: string
  readonly limit?: string | undefined
  readonly level?: Level | 'off' | undefined
  readonly minTurns?: number | undefined
  readonly confidence?: Confidence | undefined
}

/** A threshold as the configuration writes it: text for `parseThreshold`, or that with more. */
export type ThresholdEntry =
  | string
  | {
      readonly threshold: string
      /** `overall`, `agent`, `team`, or a selector. */
      readonly scope?: string | undefined
      readonly level?: Level | undefined
      readonly minTurns?: number | undefined
      readonly confidence?: Confidence | undefined
      readonly overrides?: readonly OverrideEntry[] | undefined
    }

/** The configuration file. The JSON Schema that ships with the package describes each field. */
export interface Config extends ReadingEntry {
  readonly $schema?: string | undefined
  readonly files?: readonly string[] | undefined
  readonly format?: string | undefined
  readonly formats?: Readonly<Record<string, FormatEntry>> | undefined
  readonly maxSkipped?: string | undefined
  readonly roster?: string | undefined
  readonly weights?: string | undefined
  readonly labels?: string | undefined
  readonly thresholds?: readonly ThresholdEntry[] | undefined
  readonly minTurns?: number | undefined
  readonly confidence?: Confidence | undefined
  readonly allowEmpty?: boolean | undefined
  readonly baseline?: string | undefined
  readonly against?: string | undefined
  readonly margin?: string | undefined
  readonly history?: string | undefined
}
