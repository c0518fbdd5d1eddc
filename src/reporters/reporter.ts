import type { TaggerVersion } from '../model/night.ts'
import type { Notice } from '../model/reading.ts'
import type { Report } from '../model/report.ts'
import type { PageSupplement } from './page/page-report.ts'

/** What a reporter is told beside the report. */
export interface ReporterContext {
  /** In input order. */
  readonly notices: readonly Notice[]
  /** Hides personal data: `maskText`, or the identity where the user asked to reveal it. */
  readonly mask: (text: string) => string
  readonly color: boolean
  /** Columns of the terminal. */
  readonly width: number
  /** Whether suspected don'ts are listed too. Default: counted only. */
  readonly possible?: boolean | undefined
  /** Of each agent's turns so many are shown, the worst; for pretty and html only. Default: 10 in a terminal, else all that the report keeps. */
  readonly top?: number | undefined
  /** What to say instead, by cue id; undefined where the cue gives no advice. */
  readonly advice: (cueId: string) => string | undefined
  /** By what the turns were tagged: only rates of like taggers are comparable. Default: not said. */
  readonly tagger?: TaggerVersion | undefined
  /** For the html reporter only: the page, and what it shows beyond the report. */
  readonly page?: PageSupplement | undefined
}

/** One output format: one file, one line in the registry. */
export interface Reporter {
  /** Id for `--reporter`. */
  readonly name: string
  readonly title: string
  /** Usual file extension, without the dot. */
  readonly extension: string
  /** The whole output, ending in a line break. Pure: the same arguments give the same bytes. */
  readonly render: (report: Report, context: ReporterContext) => string
}
