import type { Conversation } from './turn.ts'

/** Something of an input that could not be used, or deserves a look: counted and named, never lost silently. */
export interface Notice {
  /**
   * `skipped`: a record was left out. `warning`: read, but doubtful. `failed`: the rest of the input could not be read.
   * `aside`: records of one kind that nobody said (joins, ratings), counted at the end of the input.
   */
  readonly kind: 'skipped' | 'warning' | 'failed' | 'aside'
  readonly source: string
  /** 1-based; undefined where the notice is about the whole input. */
  readonly line?: number | undefined
  /** What happened and what to do, one line, without the place. */
  readonly message: string
}

/** What reading yields, in input order. */
export type Reading = { readonly conversation: Conversation } | { readonly notice: Notice }
