import { comparePrecedence, isDont, type Severity, type Tag } from '../model/tag.ts'
import type { ConversationMoments, TaggedConversation, TurnTag } from '../model/tagged.ts'
import type { Turn } from '../model/turn.ts'
import { maskText } from '../reporters/mask.ts'
import { maskPlace } from '../reporters/mask-place.ts'
import { shownText } from '../reporters/page/shown-text.ts'
import { isDecided, type Opinion } from './decision.ts'
import { decisionOf } from './decision-lines.ts'

/** Id under which a reviewer's word stands as evidence. */
export const REVIEWED = 'reviewed'

/** What reviewers decided, for the turns that they decided on: the tagger is not asked again there. */
export interface Verdicts {
  /** Turns that were decided. */
  readonly size: number
  readonly apply: (tagged: TaggedConversation) => TaggedConversation
}

interface Spoken {
  /** The words that were judged: what was changed since is another turn. */
  readonly text: string
  /** By reviewer, each one's last word. */
  readonly opinions: Map<string, Opinion>
}

/**
 * Of lines of labels, as objects, in their order. A turn is known by conversation, number and words, not by the file that it was read from: a night's
 * export may be moved. Where reviewers differ the mildest tag stands: nobody is accused while it is disputed.
 */
export function verdictsOf(lines: Iterable<Readonly<Record<string, unknown>>>): Verdicts {
  const places = new Map<string, Spoken[]>()
  for (const line of lines) {
    const decision = decisionOf(typeof line.reviewer === 'string' ? line : { ...line, reviewer: '' })
    if (decision === undefined || typeof line.text !== 'string') continue
    if (typeof line.reviewer !== 'string' && !isDecided(decision)) continue
    const key = keyOf(decision.conversation, decision.turn, decision.subject)
    const spoken = places.get(key) ?? []
    places.set(key, spoken)
    const known = spoken.find(({ text }) => text === line.text)
    if (known === undefined) spoken.push({ text: line.text, opinions: new Map([[decision.reviewer, decision]]) })
    else known.opinions.set(decision.reviewer, decision)
  }
  const opinionsOn = (conversation: string, turn: Turn, subject: 'tag' | 'bid'): [string, Opinion][] => {
    const spoken = places.get(keyOf(conversation, turn.turn, subject))
    const found = spoken?.find(({ text }) => wordings(turn.text).includes(text))
    return found === undefined ? [] : [...found.opinions].filter(([, opinion]) => isDecided(opinion))
  }
  return {
    size: [...places.values()].flat().filter(({ opinions }) => [...opinions.values()].some(isDecided)).length,
    apply: tagged => {
      const { conversation, moments } = tagged
      const tags = tagged.tags.map((decision, index) => {
        const turn = conversation.turns[index]!
        return decision === undefined ? undefined : settled(decision, turn, opinionsOn(conversation.id, turn, 'tag'))
      })
      const bidOn = (index: number): Opinion | undefined => mildestBid(opinionsOn(conversation.id, conversation.turns[index]!, 'bid'))
      return { conversation, tags, ...(moments === undefined ? {} : { moments: momentsAfter(moments, tags, bidOn) }) }
    },
  }
}

/** As it may stand in labels: as shown, as shown with `--reveal`, or as read. */
function wordings(text: string): string[] {
  return [shownText(text, [], maskText).text, shownText(text, [], same => same).text, text]
}

function settled(decision: TurnTag, { text }: Turn, opinions: readonly (readonly [string, Opinion])[]): TurnTag {
  const tag = opinions.map(([, opinion]) => opinion.tag!).sort(comparePrecedence)[0]
  if (tag === undefined) return decision
  const agreeing = opinions.filter(([, opinion]) => opinion.tag === tag)
  const named = agreeing.flatMap(([, { severity }]) => severity || [])
  const severity = !isDont(tag) ? 0 : named.length === 0 ? 1 : (Math.min(...named) as Severity)
  const also = decision.tag === tag ? decision.also : []
  return { tag, also, severity, confidence: 1, evidence: evidenceFor(tag, decision, text, agreeing[0]![0]) }
}

function evidenceFor(tag: Tag, { tag: said, evidence, possible }: TurnTag, text: string, reviewer: string): TurnTag['evidence'] {
  if (tag === 'neutral') return []
  if (tag === said && evidence.length > 0) return evidence
  if (tag === possible?.tag && possible.evidence !== undefined && possible.evidence.length > 0) return possible.evidence
  return [{ start: 0, end: text.length, text, cue: REVIEWED, why: `Judged so by ${reviewer || 'a reviewer'}.` }]
}

/** Met, or no bid at all, rather than missed, where reviewers differ. */
function mildestBid(opinions: readonly (readonly [string, Opinion])[]): Opinion | undefined {
  const said = opinions.map(([, opinion]) => opinion)
  return said.find(({ bid }) => bid === false) ?? said.find(({ met }) => met === true) ?? said[0]
}

function momentsAfter(
  { bids, repairs }: ConversationMoments,
  tags: TaggedConversation['tags'],
  bidOn: (index: number) => Opinion | undefined,
): ConversationMoments {
  return {
    bids: bids.flatMap(bid => {
      const opinion = bidOn(bid.index)
      if (opinion === undefined) return [bid]
      return opinion.bid === false ? [] : [{ ...bid, met: opinion.met ?? bid.met }]
    }),
    // What is no don't cannot be taken back.
    repairs: repairs.filter(({ dont }) => tags[dont] !== undefined && isDont(tags[dont].tag)),
  }
}

function keyOf(conversation: string, turn: number, subject: 'tag' | 'bid'): string {
  return JSON.stringify([maskPlace(conversation), turn, subject])
}
