import type { TurnInContext } from './context.ts'
import type { Cue } from './cues/cue.ts'
import { CONTEXT, type Emit } from './emit.ts'
import { hashOf, mix } from './hash.ts'
import type { Match } from './matcher.ts'
import { emitShape, emitSignals, shapeFeature } from './shape.ts'
import { emitPreviousWords, emitTheirWords, emitWords, momentOf } from './word-features.ts'

/** Changes with the features: weights learned from others are refused. */
export const FEATURES_VERSION = 7

const CUE = hashOf('cue')
const HELP = shapeFeature('help')
const NO_HELP = shapeFeature('no help')

// In words: what any turn brings along beside its own; how much one of the customer's counts beside one of the agent's; and what fits the rate of learning.
const [OFFSET, THEIR_WORD, FITTED] = [55, 0.2, 45]

/**
 * How much all that is seen in a turn counts: the more words it and the customer's before it have, the more features speak, and the surer the sum
 * would be of itself. Without it long real talk was ranked worse than short; chosen on left-out sources. 0.9 for a turn without words, 0.5 for one of 125.
 */
export function turnScale({ words, beforeWords }: TurnInContext): number {
  return Math.sqrt(FITTED / (OFFSET + words.tokens.length + THEIR_WORD * beforeWords.tokens.length))
}

/** All that the learned weights see of a turn. */
export function emitFeatures(turn: TurnInContext, hits: readonly Match<Cue>[], emit: Emit): void {
  const scale = turnScale(turn)
  const scaled: Emit = (feature, value, from, to) => emit(feature, value * scale, from, to)
  emitWords(turn.words.tokens, momentOf(turn), scaled)
  emitTheirWords(turn.beforeWords.tokens, scaled)
  emitPreviousWords(turn.previousWords.tokens, scaled)
  emitRest(turn, hits, scaled)
}

/** All but the words themselves, before `turnScale`: cues, what the customer's words do, the shape of the turn. */
export function emitRest(turn: TurnInContext, hits: readonly Match<Cue>[], emit: Emit): void {
  emitCues(hits, turn, emit)
  emitSignals(turn, emit)
  emitShape(turn, emit)
}

// Each cue once, at its first match.
function emitCues(hits: readonly Match<Cue>[], turn: TurnInContext, emit: Emit): void {
  if (hits.length > 0) {
    const seen = new Set<Cue>()
    for (const { owner, from, to } of hits) {
      if (seen.has(owner)) continue
      seen.add(owner)
      emit(mix(CUE, hashOf(owner.id)), 1, from, to)
    }
  }
  const help = turn.helpAt[0]
  if (help === undefined) emit(NO_HELP, 1, CONTEXT, CONTEXT)
  else emit(HELP, 1, help, help + 1)
}
