import { isDont, type Severity, type Tag } from '../model/tag.ts'
import type { PageConversation } from '../reporters/page/page-data.ts'

/** What is judged: an agent's turn, or whether a customer's bid was one, and was met. */
export type Subject = 'tag' | 'bid'

/** Where a decision belongs. */
export interface Place {
  readonly source: string
  readonly conversation: string
  /** The turn's number in the input. */
  readonly turn: number
  readonly subject: Subject
}

/** What a reviewer says of a turn: everything that stands at the moment, not what changed. */
export interface Opinion {
  /** undefined: not decided, or taken back. */
  readonly tag?: Tag | undefined
  readonly severity?: Severity | undefined
  readonly bid?: boolean | undefined
  readonly met?: boolean | undefined
  readonly comment?: string | undefined
}

export interface Decision extends Place, Opinion {
  readonly reviewer: string
  /** ISO 8601, UTC: when it was decided. */
  readonly reviewed: string
  /** Version of the tagger that was judged. */
  readonly tagger: string
  /** What the tagger said or suspected. */
  readonly said?: Tag | undefined
}

export function placeKey({ source, conversation, turn, subject }: Place): string {
  return JSON.stringify([source, conversation, turn, subject])
}

/** Whether something was decided: a comment alone is none, nor is what was taken back. */
export function isDecided({ tag, bid }: Opinion): boolean {
  return tag !== undefined || bid !== undefined
}

/** Longest comment and name that are kept, in UTF-16 units. */
export const LONGEST_COMMENT = 2000
export const LONGEST_REVIEWER = 100

/**
 * The conversation as context for a label, one native line a turn, in order: whoever learns from a label reads the turns before it. Without tags:
 * what nobody decided is no label.
 */
export function contextLines({ source, id, turns }: PageConversation): string[] {
  return turns.map(({ turn, role, speaker, time, text, aside }) =>
    JSON.stringify({
      conversation: id,
      turn,
      role,
      speaker,
      time,
      text,
      ...(aside === undefined ? {} : { [aside]: true }),
      source,
    }),
  )
}

/** A decision as a line of the labels file. Throws where the conversation has no such turn. */
export function labelLine(decision: Decision, conversation: PageConversation): string {
  const { reviewer, reviewed, tagger, said, comment } = decision
  const turn = conversation.turns.find(one => one.turn === decision.turn && (one.role === 'agent') === (decision.subject === 'tag'))
  if (turn === undefined) throw new Error(`no turn ${decision.turn} to decide on`)
  const judged =
    decision.subject === 'bid'
      ? { bid: decision.bid ?? null, met: decision.bid ? (decision.met ?? null) : null }
      : decision.tag === undefined
        ? { tag: null }
        : { tag: decision.tag, also: alsoOf(turn.also, turn.tag, decision.tag), severity: severityOf(decision.tag, decision.severity) }
  return JSON.stringify({
    conversation: conversation.id,
    turn: turn.turn,
    role: turn.role,
    speaker: turn.speaker,
    time: turn.time,
    text: turn.text,
    ...judged,
    source: conversation.source,
    reviewer,
    reviewed,
    tagger,
    said,
    ...(comment ? { comment } : {}),
  })
}

/** As labels have it: 0 where the tag is no don't, left out where nobody named that of a don't. */
function severityOf(tag: Tag, severity: Severity | undefined): Severity | undefined {
  return isDont(tag) ? severity || undefined : 0
}

/** The tagger's second tags stay where its first one was right. */
function alsoOf(also: readonly Tag[] = [], tagged: Tag | undefined, decided: Tag): readonly Tag[] {
  return tagged === decided ? also : []
}
