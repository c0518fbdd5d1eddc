import type { Evidence } from '../../model/tagged.ts'
import { LEXICON_SIZE, NO_NUMBER } from '../../text/lexicon.ts'
import type { Words } from '../../text/words.ts'
import { calibrate } from '../calibrate.ts'
import { hashOf } from '../hash.ts'
import { createMatcher, type Match } from '../matcher.ts'
import { phrasesOf } from '../phrases.ts'
import { evidenceAt, longestOfEach, type Span } from '../spans.ts'
import { fold, isSkipped } from '../word-features.ts'
import type { BidCue } from './bid-cue.ts'
import { bidVector, bidVectorScale, bidWord, bidWordScale, cueOfBid, lengthOfBid, wordBeforeBid, wordBeforeScale } from './bid-features.ts'
import type { BidWeights } from './bid-weights.ts'
import { bidCues } from './bids/index.ts'
import { bidClasses } from './people.ts'

/** A customer's turn that may open a personal door. */
interface FoundBid {
  /** 0 to 1: how often so much proves right, by whether the answer meets it; undefined where it is none then. */
  readonly ifAnswered: (met: boolean) => number | undefined
  readonly evidence: () => readonly Evidence[]
}

/** Judges a customer's turn by its own words and those of the agent before it; undefined where it opens no door, however it is answered. */
export type FindBid = (said: Words, before: Words) => FoundBid | undefined

/** Under which id learned weights speak for a bid, and what they say. */
export const LEARNED_BID = {
  id: 'learned-bid',
  why: 'Words by which customers let somebody see their life, in labelled turns like it.',
} as const
const SHORTEST_TELLING = 4 // letters

const findCues = createMatcher<BidCue>(
  bidCues.flatMap(cue => cue.patterns.map(pattern => [cue, pattern] as const)),
  bidClasses,
)

/** Ids of the cues found in a customer's turn, each once. */
export function bidCuesIn(said: Words): ReadonlySet<string> {
  return idsOf(findCues(said))
}

// Most turns have none: they share one empty answer.
const NO_CUES: ReadonlySet<string> = new Set()

function idsOf(hits: readonly Match<BidCue>[]): ReadonlySet<string> {
  return hits.length === 0 ? NO_CUES : new Set(hits.map(({ owner }) => owner.id))
}

export function createBidJudge(weights: BidWeights): FindBid {
  const { oddsOf, sharesOf } = createBidScorer(weights)
  return (said, before) => {
    const hits = findCues(said)
    const raw = 1 / (1 + Math.exp(-oddsOf(said, before, idsOf(hits))))
    if (raw < weights.met.from) return undefined
    return {
      ifAnswered: met => {
        const { from, calibration } = met ? weights.met : weights.missed
        return raw < from ? undefined : Math.round(calibrate(calibration, raw) * 1000) / 1000
      },
      evidence: () => evidenceAt(hits.length > 0 ? namedSpans(hits) : learnedSpans(said, sharesOf(said)), said),
    }
  }
}

export interface BidScorer {
  /** Log-odds of a bid: the same sum as over `emitBidFeatures` (a test compares them). */
  readonly oddsOf: (said: Words, before: Words, cues: Iterable<string>) => number
  /** What each of the customer's words adds to them by itself. */
  readonly sharesOf: (said: Words) => Float64Array
}

const [OWN, VECTOR, BEFORE, VALUES] = [0, 1, 2, 3]

/** What is known of a word is looked up once: nearly all words of a night have been seen before. */
export function createBidScorer({ weightOf, bias, scale }: BidWeights): BidScorer {
  const values = new Float64Array((LEXICON_SIZE + 1) * VALUES)
  const known = new Uint8Array(LEXICON_SIZE + 1)
  const placeOf = ({ tokens, numbers }: Words, at: number): number => {
    const number = numbers[at]!
    const place = number * VALUES
    if (known[number] === 1) return place
    const token = tokens[at]!
    const word = hashOf(fold(token))
    values[place + OWN] = isSkipped(token) ? 0 : weightOf(bidWord(word))
    values[place + VECTOR] = isSkipped(token) ? 0 : weightOf(bidVector(word))
    values[place + BEFORE] = weightOf(wordBeforeBid(word))
    // Words without a number share one place: nothing is kept there.
    if (number !== NO_NUMBER) known[number] = 1
    return place
  }
  const oddsOf: BidScorer['oddsOf'] = (said, before, cues) => {
    const { length } = said.tokens
    let own = 0
    let near = 0
    for (let at = 0; at < length; at++) {
      const place = placeOf(said, at)
      own += values[place + OWN]!
      near += values[place + VECTOR]!
    }
    let led = 0
    for (let at = 0; at < before.tokens.length; at++) led += values[placeOf(before, at) + BEFORE]!
    let sum = own * bidWordScale(length) + near * bidVectorScale(length) + led * wordBeforeScale(before.tokens.length)
    for (const id of cues) sum += weightOf(cueOfBid(id))
    return bias + scale * (sum + weightOf(lengthOfBid(length)))
  }
  const sharesOf: BidScorer['sharesOf'] = said => {
    const { length } = said.tokens
    return Float64Array.from({ length }, (_, at) => {
      const place = placeOf(said, at)
      return scale * (values[place + OWN]! * bidWordScale(length) + values[place + VECTOR]! * bidVectorScale(length))
    })
  }
  return { oddsOf, sharesOf }
}

function namedSpans(hits: readonly Match<BidCue>[]): Span[] {
  return longestOfEach(hits).map(({ owner, from, to }) => ({ from, to, cue: owner.id, why: owner.opens }))
}

/** The words that carry the most, for where no cue says it better: those with a telling word rather than others, the whole turn where none stand out. */
function learnedSpans(said: Words, shares: Float64Array): Span[] {
  const phrases = phrasesOf(shares, said.tokens)
  const telling = phrases.filter(({ from, to }) => said.tokens.slice(from, to).some(token => token.length >= SHORTEST_TELLING))
  const marked = telling.length > 0 ? telling : phrases.length > 0 ? phrases : [{ from: 0, to: said.tokens.length }]
  return marked.map(({ from, to }) => ({ from, to, cue: LEARNED_BID.id, why: LEARNED_BID.why }))
}
