import type { Element } from './pattern.ts'
import { NO_KIND, type WordKinds, type WordSet } from './word-kinds.ts'

const WORD = 0
const ANY = 1
const BEGIN = 2
const END = 3
const CHOICE = 4
const GAP = 5

/** An element of a pattern as it is matched: words are numbered sets, compared by kind. All steps have one shape, for the engine's sake. */
export interface Step {
  readonly does: number
  /** Of a word. */
  readonly set: number
  /** Of a gap. */
  readonly atMost: number
  readonly branches: readonly (readonly Step[])[]
  readonly optional: boolean
}

/** The set of the sentence ends must be set 0. */
const ENDS = 0

export function stepsOf(elements: readonly Element[], numberOfSet: (set: WordSet) => number): readonly Step[] {
  return elements.map(element => ({
    does: { word: WORD, any: ANY, begin: BEGIN, end: END, choice: CHOICE, gap: GAP }[element.kind],
    set: element.kind === 'word' ? numberOfSet(element) : -1,
    atMost: element.kind === 'gap' ? element.atMost : 0,
    branches: element.kind === 'choice' ? element.branches.map(branch => stepsOf(branch, numberOfSet)) : [],
    optional: element.kind !== 'gap' && element.optional,
  }))
}

/** The position after the match that begins at `at`, or −1. A gap takes as few words as it can, a choice the first branch that fits. */
export function matchSteps(steps: readonly Step[], index: number, kinds: Int32Array, at: number, has: WordKinds['has']): number {
  if (index === steps.length) return at
  const step = steps[index]!
  const rest = matchStep(step, steps, index, kinds, at, has)
  return rest < 0 && step.optional ? matchSteps(steps, index + 1, kinds, at, has) : rest
}

function matchStep(step: Step, steps: readonly Step[], index: number, kinds: Int32Array, at: number, has: WordKinds['has']): number {
  const kind = kinds[at]!
  switch (step.does) {
    case WORD:
      return kind !== NO_KIND && has(step.set, kind) ? matchSteps(steps, index + 1, kinds, at + 1, has) : -1
    case ANY:
      return has(ENDS, kind) ? -1 : matchSteps(steps, index + 1, kinds, at + 1, has)
    case BEGIN:
      return at === 0 || has(ENDS, kinds[at - 1]!) ? matchSteps(steps, index + 1, kinds, at, has) : -1
    case END:
      return has(ENDS, kind) ? matchSteps(steps, index + 1, kinds, at, has) : -1
    case CHOICE:
      for (const branch of step.branches) {
        const end = matchSteps(branch, 0, kinds, at, has)
        const rest = end < 0 ? -1 : matchSteps(steps, index + 1, kinds, end, has)
        if (rest >= 0) return rest
      }
      return -1
    default:
      for (let end = at; end <= at + step.atMost; end++) {
        const rest = matchSteps(steps, index + 1, kinds, end, has)
        if (rest >= 0) return rest
        if (has(ENDS, kinds[end]!)) return -1
      }
      return -1
  }
}
