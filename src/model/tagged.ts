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
  readonly possible?: Suspicion | undefined
}

export interface Suspicion {
  readonly tag: Dont
  readonly confidence: number
  /** What speaks for it; undefined where nobody asked. */
  readonly evidence?: readonly Evidence[] | undefined
}

/** A customer's turn that opened a personal door, and how the next turn of an agent answered. `index` and `answer` are places in `conversation.turns`. */
export interface Bid {
  readonly index: number
  readonly answer: number
  /** Whether the answer acknowledged the personal part. */
  readonly met: boolean
  /** 0 to 1: how surely it is a bid. */
  readonly confidence: number
  /** The customer's words that opened the door. */
  readonly evidence: readonly Evidence[]
}

/** An agent's turn that took that agent's don't back, within three turns. `index` and `dont` are places in `conversation.turns`. */
export interface Repair {
  readonly index: number
  readonly dont: number
}

/** What happens between two turns, in order. A bid that nobody answered is in nobody's account and not here. */
export interface ConversationMoments {
  readonly bids: readonly Bid[]
  readonly repairs: readonly Repair[]
}

/** Tags every agent's turn that can be judged. */
export interface ConversationTagger {
  readonly tag: (conversation: Conversation) => TaggedConversation
}

/** `tags[i]` belongs to `conversation.turns[i]`; undefined where that turn is not tagged. */
export interface TaggedConversation {
  readonly conversation: Conversation
  readonly tags: readonly (TurnTag | undefined)[]
  /** undefined where the tagger does not look for them. */
  readonly moments?: ConversationMoments | undefined
}
