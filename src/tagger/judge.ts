import type { Dont, Severity, Tag } from '../model/tag.ts'
import type { Evidence } from '../model/tagged.ts'
import type { TurnInContext } from './context.ts'

/** What one judge thinks of one turn. Evidence is computed when asked for: most turns are never shown. */
export interface Opinion {
  /** How probable the tag is, 0 to 1; 0 where the judge does not speak for it. */
  readonly score: (tag: Tag) => number
  /** How grave the don't is, if it is one; 0 where the judge does not speak for it. */
  readonly severity: (dont: Dont) => Severity
  /** Weight of the strongest named cue for the don't, 0 to 1; 0 without one. */
  readonly cue: (dont: Dont) => number
  readonly evidence: (tag: Tag) => readonly Evidence[]
  /** What the length of the turn and the same agent's turn before add to the log-odds of any don't; nothing by default. */
  readonly added?: number
}

/** A turn in its context → scores with evidence. Cues are the first judge; learned weights and slower encoders are others. */
export interface Judge {
  readonly name: string
  readonly judge: (turn: TurnInContext) => Opinion
}
