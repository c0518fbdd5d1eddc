import type { Standing } from '../../measures/views.ts'
import type { Rate } from '../../model/rate.ts'
import type { Third } from '../../model/report.ts'
import type { Severity, Tag } from '../../model/tag.ts'
import type { Role } from '../../model/turn.ts'

/** Words of a turn that spoke for a tag, at UTF-16 offsets into the text as shown. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly cue: string
  readonly why: string
  /** What to say instead. */
  readonly instead?: string | undefined
}

/** A turn as the page shows it: cleaned, personal data hidden, long texts cut. */
export interface PageTurn {
  /** As in the input: labels are matched by it. */
  readonly turn: number
  readonly role: Role
  readonly speaker: string
  readonly text: string
  readonly time?: string | undefined
  /** Seconds from the start. */
  readonly offset?: number | undefined
  /** Never tagged: a macro, or a note that the customer did not see. */
  readonly aside?: 'automated' | 'internal' | undefined
  /** Of agents' turns: key of the agent in the report. */
  readonly agent?: string | undefined
  /** Of tagged turns: what the tagger said. */
  readonly tag?: Tag | undefined
  readonly severity?: Severity | undefined
  readonly confidence?: number | undefined
  readonly also?: readonly Tag[] | undefined
  readonly marks?: readonly Mark[] | undefined
  /** So many turns before it are left out of a very long conversation. */
  readonly gap?: number | undefined
}

export interface PageConversation {
  readonly source: string
  readonly id: string
  readonly turns: readonly PageTurn[]
}

/**
 * `said`: a don't. `possible`: suspected only. `missed`: a customer's bid that the agent's turn passed by. `sample`: any turn, drawn to be labelled
 * without knowing what the tagger says.
 */
export const FINDING_KINDS = ['said', 'possible', 'missed', 'sample'] as const
export type FindingKind = (typeof FINDING_KINDS)[number]

/** Something to review: one line of the queue. */
export interface Finding {
  readonly kind: FindingKind
  readonly source: string
  readonly conversation: string
  /** Number of the turn that is judged: the agent's; of a missed bid the customer's. */
  readonly turn: number
  /** Where that turn stands in the conversation as shown. */
  readonly at: number
  /** Of a missed bid: where the answer stands. */
  readonly answer?: number | undefined
  readonly agent: string
  /** The don't that is said or suspected; undefined of a missed bid. */
  readonly tag?: Tag | undefined
  readonly severity: Severity
  readonly confidence: number
  /** First words of the turn, for the queue. */
  readonly words: string
  /** Of the suspected and missed: what speaks for it. A said tag's marks stand in the turn. */
  readonly marks?: readonly Mark[] | undefined
  /** Whether the wording recurs across conversations. */
  readonly canned?: boolean | undefined
  /** A good turn of the same agent where the customer said something alike. */
  readonly better?: Quote | undefined
}

export interface Quote {
  readonly source: string
  readonly conversation: string
  readonly turn: number
  readonly agent: string
  readonly tag: Tag
  readonly before: string
  readonly text: string
  readonly marks: readonly Pick<Mark, 'start' | 'end'>[]
}

export interface PageAgent {
  readonly key: string
  readonly name: string
  readonly team?: string | undefined
  readonly turns: number
  readonly conversations: number
  readonly standing: Standing
  readonly tags: Readonly<Record<Tag, Rate>>
  /** Yes and small talk together. */
  readonly warm: Rate
  readonly donts: Rate
  readonly possible: number
  readonly balance: { readonly positive: number; readonly donts: number; readonly ratio?: number | undefined }
  readonly response: { readonly n: number; readonly medianSeconds?: number | undefined }
  readonly mood?: { readonly n: number; readonly before: number; readonly after: number } | undefined
  readonly met: Rate
  readonly repaired: Rate
  readonly canned: Rate
  readonly thirds: readonly [Third, Third, Third]
}

/** One night of the history. */
export interface PageNight {
  /** ISO date, or the label that the history gives. */
  readonly night: string
  readonly warm: Rate
  readonly donts: Rate
}

/** All that the page knows when it opens. */
export interface PageData {
  readonly schemaVersion: 1
  /** `file`: everything is here, decisions stay in the browser. `served`: queue and conversations are asked for, decisions are sent. */
  readonly mode: 'file' | 'served'
  /** Version of the tagger, written into labels. */
  readonly tagger: string
  /** Tells one night's page from another's in the browser's storage. */
  readonly key: string
  readonly conversations: number
  /** Names of what was read. */
  readonly inputs: readonly string[]
  readonly agents: readonly PageAgent[]
  readonly best: readonly Quote[]
  readonly nights: readonly PageNight[]
  readonly notices: readonly string[]
  /** What to say instead of each don't, where no cue says it better. */
  readonly advice: Readonly<Partial<Record<Tag, string>>>
  /** Served: name of the labels file. */
  readonly labels?: string | undefined
  /** Served: what the tagger says is hidden. */
  readonly blind?: boolean | undefined
  /** Served: who reviews, where the command line told. */
  readonly reviewer?: string | undefined
  /** Findings in the queue. */
  readonly queued: number
  /** Findings that are not in the queue: beyond `--top`, or beyond what a report keeps. */
  readonly left: number
  readonly findings: readonly Finding[]
  readonly shown: readonly PageConversation[]
}
