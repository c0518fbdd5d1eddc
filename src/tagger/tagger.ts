import type { TaggedConversation, TurnTag } from '../model/tagged.ts'
import { type Conversation, isTaggable } from '../model/turn.ts'
import { inContext, type TurnInContext } from './context.ts'
import type { Decide } from './decide.ts'
import type { Judge } from './judge.ts'
import type { FindBid } from './moments/bid-judge.ts'
import { watchMoments } from './moments/watch.ts'

export interface Tagger {
  /** What `tagTurn` decides on: raw scores, for those who measure them. */
  readonly judge: Judge['judge']
  readonly decide: Decide
  readonly tagTurn: (turn: TurnInContext) => TurnTag
  readonly tag: (conversation: Conversation) => TaggedConversation
}

/** Every agent's turn that can be judged, in its context, judged and decided. */
export function createTagger(judge: Judge, decide: Decide, findBid: FindBid): Tagger {
  const tagTurn = (turn: TurnInContext): TurnTag => {
    const opinion = judge.judge(turn)
    const decision = decide(opinion)
    const { possible } = decision
    return possible === undefined ? decision : { ...decision, possible: { ...possible, evidence: opinion.evidence(possible.tag) } }
  }
  const tag = (conversation: Conversation): TaggedConversation => {
    const tags = new Array<TurnTag | undefined>(conversation.turns.length).fill(undefined)
    const { moments, watch } = watchMoments(conversation.turns, findBid)
    for (const { index, context } of inContext(conversation.turns, isTaggable)) {
      const decision = tagTurn(context)
      tags[index] = decision
      watch(index, context, decision)
    }
    return { conversation, tags, moments }
  }
  return { judge: judge.judge, decide, tagTurn, tag }
}
