import type { TurnInContext } from './context.ts'
import type { Cue } from './cues/cue.ts'
import { CONTEXT, type Emit } from './emit.ts'
import { hashOf, mix } from './hash.ts'
import type { Match } from './matcher.ts'
import { emitShape, emitSignals, shapeFeature } from './shape.ts'
import { emitPreviousWords, emitTheirWords, emitWords, momentOf } from './word-features.ts'

/** Changes with the features: weights learned from others are refused. */
export const FEATURES_VERSION = 5

const CUE = hashOf('cue')
const HELP = shapeFeature('help')
const NO_HELP = shapeFeature('no help')

/** All that the learned weights see of a turn. */
export function emitFeatures(turn: TurnInContext, hits: readonly Match<Cue>[], emit: Emit): void {
  emitWords(turn.words.tokens, momentOf(turn), emit)
  emitTheirWords(turn.beforeWords.tokens, emit)
  emitPreviousWords(turn.previousWords.tokens, emit)
  emitRest(turn, hits, emit)
}

/** All but the words themselves: cues, what the customer's words do, the shape of the turn. */
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
