import type { Finding, PageConversation } from '../reporters/page/page-data.ts'
import type { Decision, Opinion, Place } from '../review/decision.ts'
import type { DecisionBook } from '../review/decision-book.ts'
import type { QueueFilter } from '../review/queue.ts'

/** Findings asked for at a time. */
export const PAGE_SIZE = 100

export interface QueuePage {
  /** Of all pages. */
  readonly total: number
  readonly items: readonly Finding[]
}

export interface Draft extends Place, Opinion {
  readonly reviewer: string
  readonly said?: Decision['said']
}

/** Where findings come from and decisions go: the page itself, or the server. */
export interface Backend {
  readonly queue: (filter: QueueFilter, offset: number, reviewer: string) => Promise<QueuePage>
  readonly conversation: (source: string, id: string) => Promise<PageConversation>
  /** Resolves once the decision is safe; rejects with what to tell the reviewer. */
  readonly decide: (draft: Draft) => Promise<void>
  readonly book: DecisionBook
  /** Calls back whenever the book grows, whoever decided. */
  readonly watch: (onChange: () => void) => () => void
  /** The labels file, where it is the reviewer who has to keep it. */
  readonly exportLabels?: () => string
  /** Whether decisions can be kept at the moment. */
  readonly isReached: () => boolean
  /** Where decisions are kept, for the reviewer to read. */
  readonly keptIn: string
}
