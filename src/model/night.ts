import type { Report } from './report.ts'

/** By what turns were tagged. Rates of unlike taggers are never compared silently. */
export interface TaggerVersion {
  /** Hash of the learned weights; `none` where cues alone decide. */
  readonly weights: string
  /** Hash of the cues. */
  readonly cues: string
}

/** One night's report, as the history keeps it. */
export interface NightRecord {
  /** ISO date. */
  readonly night: string
  readonly tagger: TaggerVersion
  readonly report: Report
  /** Ids of its conversations, sorted: what a night that is written again would lose is told by them. */
  readonly conversations: readonly string[]
}

/** `weights·cues`, for showing and for telling versions apart. */
export function taggerId({ weights, cues }: TaggerVersion): string {
  return `${weights}·${cues}`
}
