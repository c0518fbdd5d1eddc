import type { Dont, Tag } from '../../model/tag.ts'

/** Id under which learned weights speak for a tag, in evidence and in `explain`. */
export function learnedId(tag: Tag): `learned-${Tag}` {
  return `learned-${tag}`
}

/** What to say instead where no named cue says it better. By the antidotes of Gottman & Silver 1999, carried over to customers. */
export const LEARNED_ADVICE: Readonly<Record<`learned-${Dont}`, string>> = {
  'learned-stonewalling': 'Say what you can do, by when, and who does it: "I can’t do that one, but what I can do now is …".',
  'learned-defensiveness': 'Own your part first, then the cause: "You’re right, that went wrong on our side. Here is what I do now …".',
  'learned-criticism': 'Describe the thing, not the person, with the help beside it: "The last digit was off; I’ve corrected it."',
  'learned-contempt':
    'Say what you value in what they did or told you, then help: "Thanks for checking that first, it narrows it down. Let’s …".',
}

/** What to say instead, by the id of a cue or of learned weights; undefined where nothing was wrong. */
export function adviceOf(id: string, cues: readonly { readonly id: string; readonly antidote?: string }[]): string | undefined {
  return LEARNED_ADVICE[id as keyof typeof LEARNED_ADVICE] ?? cues.find(cue => cue.id === id)?.antidote
}
