import type { Notice } from '../../model/reading.ts'
import type { Verdict } from '../../model/verdict.ts'

/** What a reporter of verdicts is told beside the verdict. */
export interface CheckContext {
  readonly notices: readonly Notice[]
  /** Hides personal data: `maskText`, or the identity where the user asked to reveal it. */
  readonly mask: (text: string) => string
  readonly color: boolean
  /** Columns of the terminal. */
  readonly width: number
  /** What to say instead, by cue id; undefined where the cue gives no advice. */
  readonly advice: (cueId: string) => string | undefined
  /** Version of the program. */
  readonly version: string
}

/** One output format of `check`: one file, one line in the registry. */
export interface CheckReporter {
  /** Id for `--reporter`. */
  readonly name: string
  readonly title: string
  /** Usual file extension, without the dot. */
  readonly extension: string
  /** The whole output, valid where there is nothing to tell, too. Pure: the same arguments give the same bytes. */
  readonly render: (verdict: Verdict, context: CheckContext) => string
}
