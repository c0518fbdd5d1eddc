import type { Dont, Severity, Tag } from '../model/tag.ts'
import type { Evidence } from '../model/tagged.ts'
import type { TurnInContext } from './context.ts'

/** What one judge thinks of one turn: for each tag it speaks for, how probable that tag is, 0 to 1. */
export interface Opinion {
  readonly scores: ReadonlyMap<Tag, number>
  /** Of the don'ts it speaks for. */
  readonly severities: ReadonlyMap<Dont, Severity>
  /** Computed when called: most turns are never shown. */
  readonly evidence: (tag: Tag) => readonly Evidence[]
}

/** A turn in its context → scores with evidence. Cues are the first judge; learned weights and slower encoders are others. */
export interface Judge {
  readonly name: string
  readonly judge: (turn: TurnInContext) => Opinion
}
