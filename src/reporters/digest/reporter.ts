import type { Digest } from '../../model/digest.ts'
import type { ReporterContext } from '../reporter.ts'

export type DigestContext = Pick<ReporterContext, 'mask' | 'color' | 'width' | 'advice'>

/** One output format of the morning page: one file, one line in the registry. */
export interface DigestReporter {
  /** Id for `--reporter`. */
  readonly name: string
  readonly title: string
  /** Usual file extension, without the dot. */
  readonly extension: string
  /** The whole output, ending in a line break. Pure: the same arguments give the same bytes. */
  readonly render: (digest: Digest, context: DigestContext) => string
}
