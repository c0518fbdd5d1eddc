import type { JudgedTurn } from '../../src/learn/judged.ts'
import { type Severity, TAGS, type Tag } from '../../src/model/tag.ts'

let number = 0

/** A judged turn of which only what the test is about is said. */
export function judgedTurn(want: Tag, got: Tag, rest: Partial<JudgedTurn> = {}): JudgedTurn {
  number += 1
  return {
    source: 'a',
    conversation: `c${number}`,
    turn: 1,
    want,
    severity: 0 as Severity,
    pair: undefined,
    got,
    possible: false,
    confidence: 0.5,
    anyDont: 0,
    scores: TAGS.map(tag => (tag === got ? 1 : 0)),
    ...rest,
  }
}
