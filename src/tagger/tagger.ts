import { comparePrecedence, DONTS, type Dont, isDont, type Severity, type Tag } from '../model/tag.ts'
import type { Evidence, TaggedConversation, TurnTag } from '../model/tagged.ts'
import { type Conversation, isTaggable } from '../model/turn.ts'
import { inContext, type TurnInContext } from './context.ts'
import type { Judge, Opinion } from './judge.ts'

/** At which score a tag is said, and at which a don't is `possible`. */
export interface Thresholds {
  readonly said: Readonly<Record<Exclude<Tag, 'neutral'>, number>>
  readonly possible: number
}

/**
 * A don't is said only where a cue that stands alone (weight ≥ 0.6), or several weaker ones together, speak for it; nice tags
 * need less, since a wrong praise accuses nobody.
 */
export const DEFAULT_THRESHOLDS: Thresholds = {
  said: { yes: 0.45, 'small-talk': 0.5, stonewalling: 0.6, defensiveness: 0.6, criticism: 0.6, contempt: 0.6 },
  possible: 0.35,
}

export interface Tagger {
  readonly tagTurn: (turn: TurnInContext) => TurnTag
  readonly tag: (conversation: Conversation) => TaggedConversation
}

/** Combines judges into one decision by the codebook's precedence. */
export function createTagger(judges: readonly Judge[], thresholds: Thresholds = DEFAULT_THRESHOLDS): Tagger {
  const tagTurn = (turn: TurnInContext) =>
    decide(
      judges.map(judge => judge.judge(turn)),
      thresholds,
    )
  const tag = (conversation: Conversation): TaggedConversation => {
    const tags = new Array<TurnTag | undefined>(conversation.turns.length).fill(undefined)
    for (const { index, context } of inContext(conversation.turns, isTaggable)) tags[index] = tagTurn(context)
    return { conversation, tags }
  }
  return { tagTurn, tag }
}

function decide(opinions: readonly Opinion[], thresholds: Thresholds): TurnTag {
  const scores = new Map<Tag, number>()
  for (const opinion of opinions) for (const [tag, score] of opinion.scores) scores.set(tag, 1 - (1 - (scores.get(tag) ?? 0)) * (1 - score))
  const said = [...scores.keys()].filter(tag => tag !== 'neutral' && scores.get(tag)! >= thresholds.said[tag]).sort(comparePrecedence)
  const tag = said.at(-1) ?? 'neutral'
  const also = said.slice(0, -1).reverse()
  const possible = possibleDont(scores, tag, thresholds)
  return {
    tag,
    also,
    severity: isDont(tag) ? severityOf(opinions, tag) : 0,
    confidence: round(tag === 'neutral' ? 1 - Math.max(0, ...scores.values()) : scores.get(tag)!),
    evidence: tag === 'neutral' ? [] : evidenceOf(opinions, [tag, ...also]),
    ...(possible ? { possible } : {}),
  }
}

function possibleDont(scores: ReadonlyMap<Tag, number>, tag: Tag, thresholds: Thresholds): TurnTag['possible'] {
  if (isDont(tag)) return undefined
  let best: { tag: Dont; confidence: number } | undefined
  for (const dont of DONTS) {
    const score = scores.get(dont) ?? 0
    if (score >= thresholds.possible && score >= (best?.confidence ?? 0)) best = { tag: dont, confidence: round(score) }
  }
  return best
}

function severityOf(opinions: readonly Opinion[], tag: Dont): Severity {
  return Math.max(1, ...opinions.map(opinion => opinion.severities.get(tag) ?? 0)) as Severity
}

function evidenceOf(opinions: readonly Opinion[], tags: readonly Tag[]): Evidence[] {
  return tags.flatMap(tag => opinions.flatMap(opinion => opinion.evidence(tag)))
}

// Two decimals are what a reader can use, and print alike everywhere.
function round(value: number): number {
  return Math.round(value * 100) / 100
}
