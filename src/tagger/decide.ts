import { comparePrecedence, DONTS, type Dont, isDont, type Severity, TAGS, type Tag } from '../model/tag.ts'
import type { TurnTag } from '../model/tagged.ts'
import { type Calibration, calibrate, logOdds } from './calibrate.ts'
import type { Opinion } from './judge.ts'
import type { Decision } from './weights.ts'

/** From an opinion to a decision by the codebook's precedence. */
export type Decide = (opinion: Opinion) => TurnTag

const NICE = ['yes', 'small-talk', 'neutral'] as const satisfies readonly Tag[]
const ALSO = 0.25 // raw probability from which a second tag is named

/** How much speaks for any of the four don'ts together: what `said` and `possible` are measured by. */
export function anyDontOf({ score }: Opinion): number {
  return DONTS.reduce((sum, dont) => sum + score(dont), 0)
}

/** From this weight on a cue stands alone: a turn with nothing but it is a don't more often than not. */
export const STANDS_ALONE = 0.6

/** From this weight on a cue sees what the codebook itself calls that don't: it is said, whatever the learned weights make of the words around it. */
export const PLAIN = 0.9

/** A don't, how much must speak for the four together for it to be said, and how often so much proves right. */
export interface DontRule {
  readonly dont: Dont
  readonly said: number
  readonly calibration: Calibration
  /** What speaks for any don't speaks for this one. */
  readonly plain?: boolean
}

/** The rule for the likeliest don't: with a cue that stands alone, the weights have a second witness, and less is enough. */
export function ruleOf({ score, cue }: Pick<Opinion, 'score' | 'cue'>, decision: Decision): DontRule {
  const plain = DONTS.filter(one => cue(one) >= PLAIN).at(-1)
  if (plain !== undefined) return { dont: plain, said: 0, calibration: { slope: 0, offset: logOdds(cue(plain)) }, plain: true }
  const dont = likeliest(DONTS, score)
  const said = decision.said[dont]
  return cue(dont) >= STANDS_ALONE
    ? { dont, said: Math.min(said, decision.saidWithCue), calibration: decision.calibrationWithCue }
    : { dont, said, calibration: decision.calibration }
}

/**
 * How often each tag proves right, from raw probabilities that sum to 1: of any don't by the calibration that holds for this opinion, shared out among the
 * don'ts by their raw shares, and the rest among the others.
 */
export function provedRight({ score }: Opinion, anyDont: number, { calibration }: DontRule, niceSlope: number): (tag: Tag) => number {
  const anyRight = calibrate(calibration, anyDont)
  const share = (tag: Tag): number => score(tag) ** niceSlope
  const nices = NICE.reduce((sum, tag) => sum + share(tag), 0) || 1
  return tag => (isDont(tag) ? (anyRight * score(tag)) / (anyDont || 1) : ((1 - anyRight) * share(tag)) / nices)
}

/** Opinions that are probabilities summing to 1: a don't is said where all don'ts together pass the learned threshold of the likeliest. */
export function decideByWeights(decision: Decision): Decide {
  return opinion => {
    const raw = opinion.score
    const anyDont = anyDontOf(opinion)
    const rule = ruleOf(opinion, decision)
    const proved = provedRight(opinion, anyDont, rule, decision.niceSlope)
    const nice = likeliest(NICE, raw)
    // A plain cue says which don't it is, whatever the weights make of it.
    const dontConfidence = rule.plain ? calibrate(rule.calibration, anyDont) : proved(rule.dont)
    const tag: Tag = anyDont >= rule.said ? rule.dont : nice
    const possible = tag === rule.dont || anyDont < decision.possible ? undefined : { tag: rule.dont, confidence: round(dontConfidence) }
    const also = TAGS.filter(other => other !== tag && other !== 'neutral' && raw(other) >= ALSO && (isDont(tag) || !isDont(other)))
    return {
      tag,
      also,
      severity: isDont(tag) ? severityOf(opinion, tag) : 0,
      confidence: round(isDont(tag) ? dontConfidence : proved(tag)),
      evidence: tag === 'neutral' ? [] : opinion.evidence(tag),
      ...(possible ? { possible } : {}),
    }
  }
}

/** Scores of cues alone at which a tag is said: don'ts need a cue that stands alone or several; a wrong praise accuses nobody. */
const SAID_BY_CUES: Readonly<Record<Exclude<Tag, 'neutral'>, number>> = {
  yes: 0.45,
  'small-talk': 0.5,
  stonewalling: STANDS_ALONE,
  defensiveness: STANDS_ALONE,
  criticism: STANDS_ALONE,
  contempt: STANDS_ALONE,
}
const POSSIBLE_BY_CUES = 0.35

/** Opinions of cues, each tag on its own: several tags may be said, the worst leads. */
export const decideByCues: Decide = opinion => {
  const score = opinion.score
  const said = TAGS.filter(tag => tag !== 'neutral' && score(tag) >= SAID_BY_CUES[tag]).sort(comparePrecedence)
  const tag = said.at(-1) ?? 'neutral'
  const suspect = likeliest(DONTS, score)
  const possible = !isDont(tag) && score(suspect) >= POSSIBLE_BY_CUES ? { tag: suspect, confidence: round(score(suspect)) } : undefined
  return {
    tag,
    also: said.slice(0, -1).reverse(),
    severity: isDont(tag) ? severityOf(opinion, tag) : 0,
    confidence: round(tag === 'neutral' ? 1 - Math.max(...TAGS.map(score)) : score(tag)),
    evidence: tag === 'neutral' ? [] : opinion.evidence(tag),
    ...(possible ? { possible } : {}),
  }
}

function likeliest<T extends Tag>(tags: readonly T[], score: (tag: T) => number): T {
  return tags.reduce((best, tag) => (score(tag) > score(best) ? tag : best))
}

function severityOf(opinion: Opinion, tag: Dont): Severity {
  return Math.max(1, opinion.severity(tag)) as Severity
}

// Two decimals are what a reader can use, and print alike everywhere.
function round(value: number): number {
  return Math.round(value * 100) / 100
}
