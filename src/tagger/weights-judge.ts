import { isDont, type Severity, TAGS, type Tag } from '../model/tag.ts'
import type { Evidence } from '../model/tagged.ts'
import { offsets } from '../text/words.ts'
import type { TurnInContext } from './context.ts'
import { evidenceOf } from './cue-judge.ts'
import type { Cue } from './cues/cue.ts'
import { learnedId } from './cues/learned.ts'
import { CONTEXT, emitFeatures } from './features.ts'
import type { Judge, Opinion } from './judge.ts'
import type { Match } from './matcher.ts'
import { phrasesOf } from './phrases.ts'
import { COLUMNS, SEVERITY_COLUMN, type Weights } from './weights.ts'

const NEUTRAL = TAGS.indexOf('neutral')

/** The learned judge: a multinomial logistic regression over words, cues and context. Scores are raw probabilities that sum to 1. */
export function createWeightsJudge(weights: Weights, hitsOf: (turn: TurnInContext) => readonly Match<Cue>[]): Judge {
  return {
    name: 'weights',
    judge: turn => {
      const hits = hitsOf(turn)
      const scores = scoresOf(weights, turn, hits)
      const severe = 1 / (1 + Math.exp(-scores[SEVERITY_COLUMN]!))
      const probabilities = softmax(scores.subarray(0, TAGS.length))
      return opinionOf(probabilities, severe >= 0.5 ? 2 : 1, hits, tag => evidenceFor(tag, turn, hits, weights))
    },
  }
}

function opinionOf(
  probabilities: Float64Array,
  severity: Severity,
  hits: readonly Match<Cue>[],
  evidence: (tag: Tag) => readonly Evidence[],
): Opinion {
  const severityOf = (tag: Tag): Severity => {
    const named = hits.filter(hit => hit.owner.tag === tag).map(hit => hit.owner.severity ?? 1)
    return Math.max(severity, ...named.filter(value => value === 3)) as Severity
  }
  return {
    scores: new Map(TAGS.map((tag, index) => [tag, probabilities[index]!])),
    severities: new Map(TAGS.filter(isDont).map(tag => [tag, severityOf(tag)])),
    evidence,
  }
}

/** Linear scores, one a column of the weights. */
export function scoresOf(weights: Weights, turn: TurnInContext, hits: readonly Match<Cue>[]): Float64Array {
  const { rows, scale, find } = weights
  const sums = new Float64Array(COLUMNS)
  emitFeatures(turn, hits, (feature, value) => {
    const row = find(feature)
    if (row < 0) return
    const base = row * COLUMNS
    for (let c = 0; c < COLUMNS; c++) sums[c]! += rows[base + c]! * value
  })
  for (let c = 0; c < COLUMNS; c++) sums[c] = sums[c]! * scale + weights.bias[c]!
  return sums
}

/**
 * Each word's exact share in the tag's score against neutral: the shares, the context's share and the bias add up to the
 * difference of the two scores.
 */
export function sharesOf(
  weights: Weights,
  turn: TurnInContext,
  hits: readonly Match<Cue>[],
  tag: Tag,
): { readonly tokens: Float64Array; readonly context: number; readonly bias: number } {
  const column = TAGS.indexOf(tag)
  const tokens = new Float64Array(turn.words.tokens.length)
  let context = 0
  emitFeatures(turn, hits, (feature, value, from, to) => {
    const row = weights.find(feature)
    if (row < 0) return
    const share = (weights.rows[row * COLUMNS + column]! - weights.rows[row * COLUMNS + NEUTRAL]!) * weights.scale * value
    if (from === CONTEXT) context += share
    else for (let at = from; at < to; at++) tokens[at]! += share / (to - from)
  })
  return { tokens, context, bias: weights.bias[column]! - weights.bias[NEUTRAL]! }
}

// Named cues explain best; learned weights are shown for words that no cue of this tag covers.
function evidenceFor(tag: Tag, turn: TurnInContext, hits: readonly Match<Cue>[], weights: Weights): Evidence[] {
  const named = evidenceOf(
    hits.filter(hit => hit.owner.tag === tag),
    turn,
  )
  const learned = weighedWords(tag, turn, hits, weights).filter(({ start, end }) => !named.some(cue => cue.start < end && start < cue.end))
  return [...named, ...learned].sort((a, b) => a.start - b.start || b.end - a.end)
}

function weighedWords(tag: Tag, turn: TurnInContext, hits: readonly Match<Cue>[], weights: Weights): Evidence[] {
  const places = offsets(turn.words)
  const shares = sharesOf(weights, turn, hits, tag)
  return phrasesOf(shares.tokens, turn.words.tokens).map(({ from, to, part }) => {
    const start = places[from * 2]!
    const end = places[(to - 1) * 2 + 1]!
    const why = `${Math.round(part * 100)} % of what the words say for ${tag} lies here, by labelled turns like it.`
    return { start, end, text: turn.words.text.slice(start, end), cue: learnedId(tag), why }
  })
}

function softmax(scores: Float64Array): Float64Array {
  const top = scores.reduce((a, b) => Math.max(a, b))
  const grown = scores.map(score => Math.exp(score - top))
  const total = grown.reduce((a, b) => a + b)
  return grown.map(value => value / total)
}
