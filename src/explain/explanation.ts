import type { Tag } from '../model/tag.ts'
import type { Evidence, TurnTag } from '../model/tagged.ts'
import type { Turn } from '../model/turn.ts'
import type { Signal } from '../tagger/signals.ts'
import type { Flips } from './flips.ts'

/** A tag and how probable it is: `raw` as the weights say it, `probability` as it proves right. Each sums to 1 over the tags. */
export interface TagProbability {
  readonly tag: Tag
  readonly probability: number
  readonly raw: number
}

/** How sure it is that the turn is any of the don'ts, and what is needed for one to be said or possible. */
export interface Thresholds {
  readonly together: number
  readonly said: number
  readonly possible: number
}

/** A word and its part in the score; offsets are UTF-16, into the text. */
export interface WordShare {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly share: number
}

/** Why `tag` and not neutral: words, context, bias and others add up to the score, the logarithm of how many times likelier the tag is, raw. */
export interface Shares {
  readonly tag: Tag
  readonly score: number
  /** What the customer's words and the shape of the turn (its length, place, questions) say. */
  readonly context: number
  /** What is said before anything is read: how common the tag is. */
  readonly bias: number
  /** How the tag shares with the other don'ts, and neutral with yes and small talk: near 0 where the tag is by far the likeliest don't. */
  readonly others: number
  readonly words: readonly WordShare[]
}

/** A cue that saw something in the turn. */
export interface FiredCue {
  readonly cue: string
  readonly tag: Tag
  readonly start: number
  readonly end: number
  readonly text: string
  readonly why: string
}

/** A door that the customer opened just before, and whether this turn meets it. Offsets are UTF-16, into its own text. */
export interface Door {
  readonly text: string
  readonly met: boolean
  readonly confidence: number
  readonly evidence: readonly Evidence[]
}

/** All there is to say about one decision. */
export interface Explanation {
  readonly text: string
  /** What was given as said before, and whether the customer's words there are read with this turn. */
  readonly context: readonly { readonly role: Turn['role']; readonly text: string; readonly counts: boolean }[]
  /** What the customer's words that count do. */
  readonly heard: readonly Signal[]
  readonly doors: readonly Door[]
  readonly decision: TurnTag
  /** The likeliest first. */
  readonly tags: readonly TagProbability[]
  /** undefined where cues alone decide. */
  readonly thresholds: { readonly calibrated: Thresholds; readonly raw: Thresholds } | undefined
  /** Of the tag, or of the likeliest other one where it is neutral; undefined where cues alone decide. */
  readonly shares: Shares | undefined
  readonly cues: readonly FiredCue[]
  readonly flips: Flips
  /** What to say instead. */
  readonly instead: readonly string[]
}
