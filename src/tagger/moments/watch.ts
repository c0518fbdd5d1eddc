import { isDont } from '../../model/tag.ts'
import type { Bid, ConversationMoments, Evidence, Repair, TurnTag } from '../../model/tagged.ts'
import type { Turn } from '../../model/turn.ts'
import { offsets, type Words, words } from '../../text/words.ts'
import type { TurnInContext } from '../context.ts'
import { createMatcher, type Match } from '../matcher.ts'
import type { BidCue } from './bid-cue.ts'
import { bidCues } from './bids/index.ts'
import { metCues } from './met.ts'
import { bidClasses } from './people.ts'
import { repairPatterns } from './repair.ts'

/** Where the witnesses together pass this, a turn is a bid: the best F1 on the training corpus, in docs/tagger.md. */
const BID_FROM = 0.55
/** A yes that speaks of the person whom the customer brought up has heard of them. */
const ABOUT_THEM: ReadonlySet<string> = new Set(['he', 'she', 'him', 'her', 'his', "he's", "she's", "he'll", "she'll", "he'd", "she'd"])
/** Of an agent's own turns after a don't, so many may take it back (the codebook). */
const REPAIR_WITHIN = 3

const findBids = createMatcher<BidCue>(
  bidCues.flatMap(cue => cue.patterns.map(pattern => [cue, pattern] as const)),
  bidClasses,
)
const findMet = createMatcher<true>(
  metCues.flatMap(cue => cue.patterns.map(pattern => [true, pattern] as const)),
  bidClasses,
)
const findRepair = createMatcher<true>(
  repairPatterns.map(pattern => [true, pattern] as const),
  bidClasses,
)

/** The words of a customer's turn that open a personal door, and how surely they do; undefined where they open none. */
export function findBid(turn: Words): { readonly hits: readonly Match<BidCue>[]; readonly confidence: number } | undefined {
  const hits = findBids(turn)
  if (hits.length === 0) return undefined
  let silent = 1
  for (const cue of new Set(hits.map(hit => hit.owner))) silent *= 1 - cue.weight
  return 1 - silent >= BID_FROM ? { hits, confidence: Math.round((1 - silent) * 1000) / 1000 } : undefined
}

/** Whether the agent's answer acknowledges the personal part of what was said. A don't never does, small talk always. */
export function meets(answer: TurnInContext, { tag, also }: TurnTag, opened: ReadonlySet<string>): boolean {
  if (isDont(tag)) return false
  if (tag === 'small-talk' || also.includes('small-talk')) return true
  return (
    findMet(answer.words).length > 0 || (tag === 'yes' && answer.words.tokens.some(token => opened.has(token) || ABOUT_THEM.has(token)))
  )
}

/** Walks along with the tagging: `watch` is called for every agent's turn that was judged, in order. */
export function watchMoments(turns: readonly Turn[]): {
  readonly moments: ConversationMoments
  readonly watch: (index: number, context: TurnInContext, decision: TurnTag) => void
} {
  const bids: Bid[] = []
  const repairs: Repair[] = []
  const open = new Map<string, { readonly dont: number; left: number }>()
  let answered = 0

  const watch = (index: number, context: TurnInContext, decision: TurnTag): void => {
    for (; answered < index; answered++) {
      const turn = turns[answered]!
      if (turn.role !== 'customer' || turn.internal) continue
      // Nearly always one customer's turn lies between: its words are known already.
      const said = turn.text === context.before ? context.beforeWords : words(turn.text)
      const bid = findBid(said)
      if (bid === undefined) continue
      const { hits, confidence } = bid
      const opened = new Set(hits.flatMap(({ from, to }) => said.tokens.slice(from, to)).filter(token => token.length > 3))
      bids.push({ index: answered, answer: index, met: meets(context, decision, opened), confidence, evidence: evidenceOf(hits, said) })
    }
    answered = index + 1
    mend(index, context, decision)
  }

  const mend = (index: number, { turn, words }: TurnInContext, { tag, also }: TurnTag): void => {
    const agent = turn.speakerId || turn.speaker
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

/** One span a cue, its longest match, in order of position. */
function evidenceOf(hits: readonly Match<BidCue>[], said: Words): Evidence[] {
  const best = new Map<BidCue, Match<BidCue>>()
  for (const hit of hits) {
    const known = best.get(hit.owner)
    if (!known || hit.to - hit.from > known.to - known.from) best.set(hit.owner, hit)
  }
  const places = offsets(said)
  return [...best.values()]
    .sort((a, b) => a.from - b.from || b.to - a.to || (a.owner.id < b.owner.id ? -1 : 1))
    .map(({ owner, from, to }) => {
      const start = places[from * 2]!
      const end = places[(to - 1) * 2 + 1]!
      return { start, end, text: said.text.slice(start, end), cue: owner.id, why: owner.opens }
    })
}
