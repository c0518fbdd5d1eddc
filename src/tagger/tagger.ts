import type { TaggedConversation, TurnTag } from '../model/tagged.ts'
import { type Conversation, isTaggable } from '../model/turn.ts'
import { inContext, type TurnInContext } from './context.ts'
import type { Decide } from './decide.ts'
import type { Judge } from './judge.ts'

export interface Tagger {
  readonly tagTurn: (turn: TurnInContext) => TurnTag
  readonly tag: (conversation: Conversation) => TaggedConversation
}

/** Every agent's turn that can be judged, in its context, judged and decided. */
export function createTagger(judge: Judge, decide: Decide): Tagger {
  const tagTurn = (turn: TurnInContext) => decide(judge.judge(turn))
  const tag = (conversation: Conversation): TaggedConversation => {
    const tags = new Array<TurnTag | undefined>(conversation.turns.length).fill(undefined)
    for (const { index, context } of inContext(conversation.turns, isTaggable)) tags[index] = tagTurn(context)
    return { conversation, tags }
  }
  return { tagTurn, tag }
}
