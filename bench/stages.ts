import { readFileSync } from 'node:fs'
import { dataFile } from '../src/data.ts'
import type { TurnTag } from '../src/model/tagged.ts'
import { type Conversation, isTaggable } from '../src/model/turn.ts'
import { defaultBidJudge } from '../src/pipeline.ts'
import { inContext, signalsOf, type TurnInContext } from '../src/tagger/context.ts'
import { createCueJudge } from '../src/tagger/cue-judge.ts'
import type { Cue } from '../src/tagger/cues/cue.ts'
import { cues } from '../src/tagger/cues/index.ts'
import { decideByWeights } from '../src/tagger/decide.ts'
import { emitRest } from '../src/tagger/features.ts'
import type { Opinion } from '../src/tagger/judge.ts'
import type { Match } from '../src/tagger/matcher.ts'
import { watchMoments } from '../src/tagger/moments/watch.ts'
import { createScorer } from '../src/tagger/score.ts'
import { decodeWeights } from '../src/tagger/weights.ts'
import { createWeightsJudge } from '../src/tagger/weights-judge.ts'
import { words } from '../src/text/words.ts'

export { computed } from './clock.ts'
export { conversationsOf, taggerWithoutEvidence } from './subject.ts'

/** The weights, as each process loads them: read, checked, their table filled. */
export function loadWeights(): void {
  decodeWeights(readFileSync(dataFile('weights.bin')))
}

type Stage = (conversation: Conversation, turns: readonly Staged[]) => unknown

interface Staged {
  readonly index: number
  readonly context: TurnInContext
  readonly found: readonly Match<Cue>[]
  readonly opinion: Opinion
  readonly decision: TurnTag
}

/** What tagging does with a conversation, stage by stage, each given what those before it made. */
export function taggingStages(): {
  readonly prepare: (conversation: Conversation) => readonly Staged[]
  readonly stages: Readonly<Record<string, Stage>>
} {
  const weights = decodeWeights(readFileSync(dataFile('weights.bin')))
  const { hits } = createCueJudge(cues)
  const score = createScorer(weights)
  const decide = decideByWeights(weights.decision)
  const judge = createWeightsJudge(weights, hits)
  const findBid = defaultBidJudge()
  const prepare = ({ turns }: Conversation): readonly Staged[] =>
    [...inContext(turns, isTaggable)].map(({ index, context }) => {
      const opinion = { ...judge.judge(context), evidence: () => [] }
      return { index, context, found: hits(context), opinion, decision: decide(opinion) }
    })
  const ofEach =
    (stage: (turn: Staged) => unknown): Stage =>
    (_, turns) =>
      turns.map(stage)
  let sum = 0
  return {
    prepare,
    stages: {
      'words of both sides': ofEach(({ context }) => [words(context.turn.text), words(context.before)]),
      "the customer's signals": ofEach(({ context }) => signalsOf(context.beforeWords)),
      cues: ofEach(({ context }) => hits(context)),
      'shape, moods, echoes': ofEach(({ context, found }) => {
        emitRest(context, found, (feature, value) => {
          sum += feature * value
        })
        return sum
      }),
      'sums of weights, with those': ofEach(({ context, found }) => score(context, found)[0]),
      'probabilities and decision': ofEach(({ opinion }) => decide(opinion)),
      'bids, met or missed, repairs': ({ turns }, staged) => {
        const { watch, moments } = watchMoments(turns, findBid)
        for (const { index, context, decision } of staged) watch(index, context, decision)
        return moments
      },
    },
  }
}
