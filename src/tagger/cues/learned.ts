import { ANTIDOTES } from '../../model/glossary.ts'
import type { Dont, Tag } from '../../model/tag.ts'

/** Id under which learned weights speak for a tag, in evidence and in `explain`. */
export function learnedId(tag: Tag): `learned-${Tag}` {
  return `learned-${tag}`
}

/** What to say instead where no named cue says it better. */
export const LEARNED_ADVICE: Readonly<Record<`learned-${Dont}`, string>> = {
  'learned-stonewalling': ANTIDOTES.stonewalling,
  'learned-defensiveness': ANTIDOTES.defensiveness,
  'learned-criticism': ANTIDOTES.criticism,
  'learned-contempt': ANTIDOTES.contempt,
}

/** What to say instead, by the id of a cue or of learned weights; undefined where nothing was wrong. */
export function adviceOf(id: string, cues: readonly { readonly id: string; readonly antidote?: string }[]): string | undefined {
  return LEARNED_ADVICE[id as keyof typeof LEARNED_ADVICE] ?? cues.find(cue => cue.id === id)?.antidote
}
