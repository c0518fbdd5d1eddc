import { isTag, TAGS, type Tag } from '../model/tag.ts'
import { decideByWeights } from '../tagger/decide.ts'
import type { Decision } from '../tagger/weights.ts'
import type { Bayes } from '../text/bayes.ts'
import { KINDS, type Kind, type LeftOutProbabilities } from './calibration.ts'
import { confusionOf, tagFigures } from './figures.ts'
import { percent, table } from './text-table.ts'

/** A labelled turn, and the part of all with which it is left out. */
export interface BaselineTurn {
  readonly text: string
  readonly want: Tag
  readonly fold: number
  /** They are told apart. */
  readonly kind: Kind
}

export interface Baseline {
  readonly name: string
  /** The tag of each turn, by what was learned from the other folds. */
  readonly leftOut: (turns: readonly BaselineTurn[], log?: (line: string) => void) => Tag[]
}

const NAME = 'natural’s Bayes'

/** natural's Bayes classifier on the words of the agent's turn. Learning takes time that grows with turns × words known: 20 s for 10,000 turns. */
export function naturalBayes(create: () => Bayes): Baseline {
  const leftOut: Baseline['leftOut'] = (turns, log) => {
    const tags: Tag[] = turns.map(() => 'neutral')
    const folds = new Set(turns.map(turn => turn.fold))
    let done = 0
    for (const fold of folds) {
      const bayes = create()
      for (const { text, want, fold: other } of turns) if (other !== fold) bayes.learn(text, want)
      bayes.train()
      turns.forEach(({ text, fold: own }, at) => {
        const tag = own === fold ? bayes.classify(text) : undefined
        if (isTag(tag)) tags[at] = tag
      })
      log?.(`${NAME}, ${++done} of ${folds.size}`)
    }
    return tags
  }
  return { name: NAME, leftOut }
}

/** A table: our decisions, our likeliest tags without any threshold, and the baseline's, all on the same left-out turns. */
export function compareWith(
  baseline: Baseline,
  turns: readonly BaselineTurn[],
  predictions: readonly LeftOutProbabilities[],
  decision: Decision,
  log?: (line: string) => void,
): string[] {
  const decide = decideByWeights(decision)
  const said: Tag[] = []
  const likeliest: Tag[] = []
  for (const { at, probabilities, cue } of predictions) {
    const score = (tag: Tag): number => probabilities[TAGS.indexOf(tag)]!
    said[at] = decide({ score, severity: () => 0, cue: () => cue, evidence: () => [] }).tag
    likeliest[at] = TAGS[probabilities.indexOf(Math.max(...probabilities))]!
  }
  const tagged = { 'saltshaker, as said': said, 'saltshaker, likeliest': likeliest, [baseline.name]: baseline.leftOut(turns, log) }
  return compareLines(turns, tagged)
}

/** A table of how several taggers do on the same left-out turns, by kind. */
function compareLines(turns: readonly BaselineTurn[], tagged: Readonly<Record<string, readonly Tag[]>>): string[] {
  const rows = KINDS.flatMap(kind =>
    Object.entries(tagged).flatMap(([name, tags]) => {
      const pairs = turns.flatMap((turn, at) => (turn.kind === kind ? [{ want: turn.want, got: tags[at]! }] : []))
      if (pairs.length === 0) return []
      const figures = tagFigures(confusionOf(pairs, new Float64Array(pairs.length).fill(1)))
      const shares = [figures.macroF1, figures.dontF1, figures.dontPrecision, figures.dontRecall, figures.falseAlarmRate]
      return [[`${kind}, left out: ${name}`, `${pairs.length}`, ...shares.map(share => percent(share))]]
    }),
  )
  return table([['', 'turns', 'macro-F1', 'don’t-F1', 'any-don’t precision', 'recall', 'false alarms'], ...rows]).split('\n')
}
