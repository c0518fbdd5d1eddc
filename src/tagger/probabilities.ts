import { isDont, TAGS } from '../model/tag.ts'

/**
 * How much the regression that only knows "a don't or none" counts beside the one that knows all tags, 0 to 1. Chosen by the AUC on left-out
 * sources, written and real alike: 0.922, 0.924, 0.923, 0.912 on written and 0.825, 0.827, 0.826, 0.819 on real ones at 0, 0.3, 0.5 and 1.
 */
export const BINARY_SHARE = 0.3

const DONT = TAGS.map(isDont)

/**
 * Probabilities of the tags, in the order of TAGS, from their linear scores and the log-odds that it is any don't. The log-odds of any don't are
 * the weighted mean of what both regressions say, and what is added to them (`carriedFrom`, `lengthShare`); within the don'ts, and within the rest, tags keep their proportions.
 */
export function probabilitiesFrom(tagScores: ArrayLike<number>, dontScore: number, added = 0): Float64Array {
  const probabilities = new Float64Array(TAGS.length)
  const { donts, others, odds } = sharesInto(probabilities, tagScores, dontScore)
  const anyDont = 1 / (1 + Math.exp(-(odds + added)))
  for (let t = 0; t < TAGS.length; t++) probabilities[t]! *= DONT[t] ? anyDont / donts : (1 - anyDont) / others
  return probabilities
}

/** The log-odds that it is any don't, by both regressions. */
export function dontOdds(tagScores: ArrayLike<number>, dontScore: number): number {
  return sharesInto(new Float64Array(TAGS.length), tagScores, dontScore).odds
}

/**
 * A barb seldom comes alone: so much of the log-odds of the same agent's turn before is added to those of this one, above what is usual.
 * Chosen on left-out sources: any-don’t AUC 0.928 → 0.936 on written conversations, 0.822 → 0.824 on real ones (docs/tagger.md).
 */
const CARRY = { share: 0.25, usual: -1.5, least: -3, most: 4 } as const

/** What a turn lends to the agent's next one, from its own log-odds of any don't. */
export function carriedFrom(odds: number): number {
  return CARRY.share * Math.max(CARRY.least, Math.min(CARRY.most, odds - CARRY.usual))
}

/**
 * Weights are too sure of short turns and not sure enough of long ones, in written and in real talk alike: of left-out predictions both kinds ask
 * for 0.35 together. Chosen with it: any-don’t AUC 0.833 → 0.837 on left-out real turns, as before on written ones (docs/tagger.md).
 */
const LENGTH = { weight: 0.3, usual: 20 } as const

/** What the length of a turn, in words and marks, adds to the log-odds of any don't: nothing at the usual one. */
export function lengthShare(words: number): number {
  return LENGTH.weight * Math.log((1 + words) / LENGTH.usual)
}

// Unscaled shares within the don'ts and within the rest, and their sums.
function sharesInto(
  probabilities: Float64Array,
  tagScores: ArrayLike<number>,
  dontScore: number,
): { readonly donts: number; readonly others: number; readonly odds: number } {
  let topDont = Number.NEGATIVE_INFINITY
  let topOther = Number.NEGATIVE_INFINITY
  for (let t = 0; t < TAGS.length; t++) {
    if (DONT[t]) topDont = Math.max(topDont, tagScores[t]!)
    else topOther = Math.max(topOther, tagScores[t]!)
  }
  let donts = 0
  let others = 0
  for (let t = 0; t < TAGS.length; t++) {
    const part = Math.exp(tagScores[t]! - (DONT[t] ? topDont : topOther))
    probabilities[t] = part
    if (DONT[t]) donts += part
    else others += part
  }
  const ofTags = topDont - topOther + Math.log(donts / others)
  return { donts, others, odds: (1 - BINARY_SHARE) * ofTags + BINARY_SHARE * dontScore }
}
