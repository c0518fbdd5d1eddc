import { isDont } from '../../model/tag.ts'
import type { Bid, ConversationMoments, Repair, TurnTag } from '../../model/tagged.ts'
import { agentKey, type Turn } from '../../model/turn.ts'
import { type Words, words } from '../../text/words.ts'
import { helpIn, type TurnInContext } from '../context.ts'
import { echoOf } from '../echo.ts'
import { createMatcher } from '../matcher.ts'
import type { FindBid } from './bid-judge.ts'
import { metCues } from './met.ts'
import { bidClasses } from './people.ts'
import { repairPatterns } from './repair.ts'

/** Of an agent's own turns after a don't, so many may take it back (the codebook). */
const REPAIR_WITHIN = 3

const findMet = createMatcher<true>(
  metCues.flatMap(cue => cue.patterns.map(pattern => [true, pattern] as const)),
  bidClasses,
)
const findRepair = createMatcher<true>(
  repairPatterns.map(pattern => [true, pattern] as const),
  bidClasses,
)

/**
 * Whether the agent's answer acknowledges the personal part of what was said. A don't never does, small talk always. A yes does where it takes up one of
 * the customer's longer words, or offers no help and names no number: who only helps has passed the door by (the codebook). How often that is right
 * stands in docs/tagger.md.
 */
export function meets(answer: Words, { tag, also }: Pick<TurnTag, 'tag' | 'also'>, said: Words): boolean {
  if (isDont(tag)) return false
  if (tag === 'small-talk' || also.includes('small-talk')) return true
  return findMet(answer).length > 0 || (tag === 'yes' && (echoOf(answer, said) > 0 || !helpsOrCounts(answer)))
}

// Dates, sums and numbers of orders stand in figures in nearly all that is only practical.
function helpsOrCounts(answer: Words): boolean {
  return answer.tokens.some(token => /^\d/.test(token)) || helpIn(answer).length > 0
}

/** Walks along with the tagging: `watch` is called for every agent's turn that was judged, in order. */
export function watchMoments(
  turns: readonly Turn[],
  findBid: FindBid,
): {
  readonly moments: ConversationMoments
  readonly watch: (index: number, context: TurnInContext, decision: TurnTag) => void
} {
  const bids: Bid[] = []
  const repairs: Repair[] = []
  const open = new Map<string, { readonly dont: number; left: number }>()
  let answered = 0
  let agentBefore = ''

  const watch = (index: number, context: TurnInContext, decision: TurnTag): void => {
    for (; answered < index; answered++) {
      const turn = turns[answered]!
      if (turn.internal) continue
      if (turn.role === 'agent') agentBefore = turn.text
      if (turn.role !== 'customer') continue
      // Nearly always one customer's turn lies between, and its words and the agent's before it are known already.
      const said = turn.text === context.before ? context.beforeWords : words(turn.text)
      const bid = findBid(said, agentBefore === context.previousAgent ? context.previousWords : words(agentBefore))
      if (bid === undefined) continue
      const met = meets(context.words, decision, said)
      const confidence = bid.ifAnswered(met)
      if (confidence !== undefined) bids.push({ index: answered, answer: index, met, confidence, evidence: bid.evidence() })
    }
    answered = index + 1
    agentBefore = context.turn.text
    mend(index, context, decision)
  }

  const mend = (index: number, { turn, words }: TurnInContext, { tag, also }: TurnTag): void => {
    const agent = agentKey(turn)
    if (isDont(tag)) {
      open.set(agent, { dont: index, left: REPAIR_WITHIN })
      return
    }
    const wound = open.get(agent)
    if (wound === undefined) return
    wound.left--
    const mended = tag === 'yes' || also.includes('yes') || findRepair(words).length > 0
    if (mended) repairs.push({ index, dont: wound.dont })
    if (mended || wound.left === 0) open.delete(agent)
  }
  return { moments: { bids, repairs }, watch }
}
