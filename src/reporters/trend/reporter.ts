import type { TrendView } from '../../measures/trend.ts'

/** What a reporter of trends is told beside the trend. */
export interface TrendContext {
  readonly color: boolean
  /** Columns of the terminal. */
  readonly width: number
}

/** One output format of `trend`: one file, one line in the registry. */
export interface TrendReporter {
  /** Id for `--reporter`. */
  readonly name: string
  readonly title: string
  /** Usual file extension, without the dot. */
  readonly extension: string
  /** The whole output, ending in a line break. Pure: the same arguments give the same bytes. */
  readonly render: (trend: TrendView, context: TrendContext) => string
}
