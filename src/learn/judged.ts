import { type Severity, TAGS, type Tag } from '../model/tag.ts'
import { isTaggable } from '../model/turn.ts'
import { inContext } from '../tagger/context.ts'
import { anyDontOf, decideByWeights } from '../tagger/decide.ts'
import type { Tagger } from '../tagger/tagger.ts'
import type { Decision } from '../tagger/weights.ts'
import type { LeftOutProbabilities } from './calibration.ts'
import type { LabelledExample } from './examples.ts'
import type { LabelledTurn } from './label-line.ts'
import type { LabelledConversation } from './labels.ts'

/** A labelled agent's turn, and what the tagger says of it. */
export interface JudgedTurn {
  readonly source: string
  readonly conversation: string
  readonly turn: number
  /** As labelled. */
  readonly want: Tag
  readonly severity: Severity
  readonly pair: string | undefined
  /** As tagged. */
  readonly got: Tag
  /** A don't is suspected, not said. */
  readonly possible: boolean
  readonly confidence: number
  /** Raw, comparable between turns of one tagger only. */
  readonly anyDont: number
  /** Raw, in the order of TAGS. */
  readonly scores: readonly number[]
}

/** Every labelled agent's turn that the tagger would tag, in its context, in the order given. Its evidence is not looked for. */
export function judgeLabels(conversations: readonly LabelledConversation[], { judge, decide }: Tagger): JudgedTurn[] {
  return conversations.flatMap(({ id, source, turns }) =>
    [...inContext(turns, turn => isTaggable(turn) && (turn as LabelledTurn).tag !== undefined)].map(({ context }): JudgedTurn => {
      const { turn, tag: want, severity = 0, pair } = context.turn as LabelledTurn
      const opinion = judge(context)
      const { tag, possible, confidence } = decide({ ...opinion, evidence: () => [] })
      return {
        source,
        conversation: id,
        turn,
        want: want!,
        severity,
        pair,
        got: tag,
        possible: possible !== undefined,
        confidence,
        anyDont: anyDontOf(opinion),
        scores: TAGS.map(opinion.score),
      }
    }),
  )
}

/** The same of turns whose source, or conversation, the weights were learned without. */
export function judgedLeftOut(
  turns: readonly { readonly example: LabelledExample }[],
  predictions: readonly (LeftOutProbabilities & { readonly anyDont: number })[],
  decision: Decision,
): JudgedTurn[] {
  const decide = decideByWeights(decision)
  return predictions.map(({ at, probabilities, anyDont, cue }): JudgedTurn => {
    const { source, conversation, turn } = turns[at]!.example
    const score = (tag: Tag): number => probabilities[TAGS.indexOf(tag)]!
    const { tag, possible, confidence } = decide({ score, severity: () => 0, cue: () => cue, evidence: () => [] })
    return {
      source,
      conversation,
      turn: turn.turn,
      want: turn.tag!,
      severity: turn.severity ?? 0,
      pair: turn.pair,
      got: tag,
      possible: possible !== undefined,
      confidence,
      anyDont,
      scores: [...probabilities],
    }
  })
}
