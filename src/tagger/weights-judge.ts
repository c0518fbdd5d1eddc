import { isDont, type Severity, TAGS, type Tag } from '../model/tag.ts'
import type { Evidence } from '../model/tagged.ts'
import type { Turn } from '../model/turn.ts'
import { offsets } from '../text/words.ts'
import type { TurnInContext } from './context.ts'
import { evidenceOf, strongestCue } from './cue-judge.ts'
import type { Cue } from './cues/cue.ts'
import { learnedId } from './cues/learned.ts'
import { CONTEXT } from './emit.ts'
import { emitFeatures } from './features.ts'
import type { Judge } from './judge.ts'
import type { Match } from './matcher.ts'
import { phrasesOf } from './phrases.ts'
import { BINARY_SHARE, carriedFrom, dontOdds, lengthShare, probabilitiesFrom } from './probabilities.ts'
import { createScorer } from './score.ts'
import { DONT_COLUMN, SEVERITY_COLUMN, type Weights } from './weights.ts'

const NEUTRAL = TAGS.indexOf('neutral')

/** The learned judge: two logistic regressions over words, cues and context, of all tags and of any don't. Scores are raw probabilities that sum to 1. */
export function createWeightsJudge(weights: Weights, hitsOf: (turn: TurnInContext) => readonly Match<Cue>[]): Judge {
  const score = createScorer(weights)
  // Turns come in order: the one before was judged last.
  let last: { readonly turn: Turn; readonly odds: number } | undefined
  const oddsOf = (turn: TurnInContext): number => {
    if (last?.turn === turn.turn) return last.odds
    const scores = score(turn, hitsOf(turn))
    return dontOdds(scores, scores[DONT_COLUMN]!)
  }
  return {
    name: 'weights',
    judge: turn => {
      const carried = turn.previous ? carriedFrom(oddsOf(turn.previous)) : 0
      const added = carried + lengthShare(turn.words.tokens.length)
      const hits = hitsOf(turn)
      const scores = score(turn, hits)
      last = { turn: turn.turn, odds: dontOdds(scores, scores[DONT_COLUMN]!) }
      const usual: Severity = scores[SEVERITY_COLUMN]! >= 0 ? 2 : 1
      const probabilities = probabilitiesFrom(scores, scores[DONT_COLUMN]!, added)
      return {
        score: tag => probabilities[TAGS.indexOf(tag)]!,
        severity: dont => (hits.some(({ owner }) => owner.tag === dont && owner.severity === 3) ? 3 : usual),
        cue: dont => strongestCue(dont, hits),
        evidence: tag => evidenceFor(tag, turn, hits, weights),
        added,
      }
    },
  }
}

/**
 * Each word's exact share in what speaks for the tag against neutral, by both regressions as they are mixed (see probabilities.ts): the
 * shares, the context's share and the bias add up to that, whatever other tags say.
 */
export function sharesOf(
  weights: Weights,
  turn: TurnInContext,
  hits: readonly Match<Cue>[],
  tag: Tag,
): { readonly tokens: Float64Array; readonly context: number; readonly bias: number } {
  const column = TAGS.indexOf(tag)
  // A don't against none is weighed by both regressions, a nice tag against neutral by one.
  const [ofTags, ofDont] = isDont(tag) ? [1 - BINARY_SHARE, BINARY_SHARE] : [1, 0]
  const against = (values: ArrayLike<number>, base: number): number =>
    ofTags * (values[base + column]! - values[base + NEUTRAL]!) + ofDont * values[base + DONT_COLUMN]!
  const tokens = new Float64Array(turn.words.tokens.length)
  let context = 0
  emitFeatures(turn, hits, (feature, value, from, to) => {
    const row = weights.find(feature)
    if (row < 0) return
    const share = against(weights.rows, row) * weights.scale * value
    if (from === CONTEXT) context += share
    else for (let at = from; at < to; at++) tokens[at]! += share / (to - from)
  })
  return { tokens, context, bias: against(weights.bias, 0) }
}

// Named cues explain best; learned weights are shown for words that no cue of this tag covers.
function evidenceFor(tag: Tag, turn: TurnInContext, hits: readonly Match<Cue>[], weights: Weights): Evidence[] {
  const named = evidenceOf(
    hits.filter(hit => hit.owner.tag === tag),
    turn,
  )
  const learned = weighedWords(tag, turn, hits, weights, ({ start, end }) => named.some(cue => cue.start < end && start < cue.end))
  return [...named, ...learned].sort((a, b) => a.start - b.start || b.end - a.end)
}

function weighedWords(
  tag: Tag,
  turn: TurnInContext,
  hits: readonly Match<Cue>[],
  weights: Weights,
  isNamed: (span: { readonly start: number; readonly end: number }) => boolean,
): Evidence[] {
  const places = offsets(turn.words)
  const spans = phrasesOf(sharesOf(weights, turn, hits, tag).tokens, turn.words.tokens)
    .map(({ from, to, part }) => ({ start: places[from * 2]!, end: places[(to - 1) * 2 + 1]!, part }))
    .filter(span => !isNamed(span))
  // One sentence for all of them: readers ask how much of the verdict lies in what they see marked.
  const percent = Math.round(spans.reduce((sum, { part }) => sum + part, 0) * 100)
  const why = `The words marked carry ${Math.min(100, percent)} % of what speaks for ${tag}, by labelled turns like it.`
  return spans.map(({ start, end }) => ({ start, end, text: turn.words.text.slice(start, end), cue: learnedId(tag), why }))
}
