import type { Dont, Severity, Tag } from './tag.ts'
import type { Conversation } from './turn.ts'

/** Why a tag was given: the words that spoke. `start` and `end` are UTF-16 offsets into the turn's text. */
export interface Evidence {
  readonly start: number
  readonly end: number
  readonly text: string
  /** Id of the cue; `weights` where learned weights spoke. */
  readonly cue: string
  /** One sentence that a supervisor understands. */
  readonly why: string
}

/** The tagger's decision about one agent turn. */
export interface TurnTag {
  readonly tag: Tag
  readonly also: readonly Tag[]
  readonly severity: Severity
  /** 0 to 1: how often a decision like this one is right. */
  readonly confidence: number
  readonly evidence: readonly Evidence[]
  /** A don't that is suspected only: counted apart, never in a gate. */
  readonly possible?: { readonly tag: Dont; readonly confidence: number } | undefined
}

/** `tags[i]` belongs to `conversation.turns[i]`; undefined where that turn is not tagged. */
export interface TaggedConversation {
  readonly conversation: Conversation
  readonly tags: readonly (TurnTag | undefined)[]
}
