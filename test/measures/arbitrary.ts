import fc from 'fast-check'
import { isDont, TAGS } from '../../src/model/tag.ts'
import type { ConversationMoments, TaggedConversation, TurnTag } from '../../src/model/tagged.ts'
import { isTaggable, ROLES, type Turn } from '../../src/model/turn.ts'

/** A mood with fractions and both signs, so that sums would show any order of adding. */
export const mood = (text: string): number => (text.length % 7) / 3 - 1

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

const turn: fc.Arbitrary<Turn> = fc.record({
  turn: fc.nat(5),
  role: fc.constantFrom(...ROLES, 'agent', 'customer'),
  speaker: fc.constantFrom('', 'Jane', 'Ömer', '__proto__', '7'),
  speakerId: maybe(fc.constantFrom('a1', '12', 'constructor')),
  text: fc.oneof(fc.constantFrom('', ' ', 'no', 'ünïcode 😀', `${'x'.repeat(1999)}😀 tail`), fc.string()),
  time: maybe(fc.nat(300).map(s => new Date(Date.UTC(2026, 0, 1, 0, 0, s)).toISOString())),
  offset: maybe(fc.nat(300)),
  team: maybe(fc.constantFrom('north', 'south')),
  customer: maybe(fc.constantFrom('c1', 'c2', '__proto__')),
  automated: maybe(fc.boolean()),
  internal: maybe(fc.boolean()),
})

const decision: fc.Arbitrary<TurnTag> = fc.record({
  tag: fc.constantFrom(...TAGS),
  also: fc.constant([]),
  severity: fc.constantFrom(1, 2, 3),
  confidence: fc.constantFrom(0.5, 0.75, 0.9),
  evidence: fc.constantFrom([], [{ start: 0, end: 2, text: 'no', cue: 'flat-refusal', why: 'Refuses.' }]),
  possible: maybe(fc.constantFrom({ tag: 'contempt' as const, confidence: 0.3 }, { tag: 'criticism' as const, confidence: 0.4 })),
})

export const taggedConversation: fc.Arbitrary<TaggedConversation> = fc
  .record({
    id: fc.constantFrom('c1', 'c2'),
    source: fc.constantFrom('a.csv', '-'),
    said: fc.array(fc.tuple(turn, decision), { maxLength: 8 }),
    met: fc.constantFrom(undefined, true, false),
  })
  .map(({ id, source, said, met }) => ({
    conversation: { id, source, turns: said.map(([turn]) => turn) },
    tags: said.map(([turn, tag]) =>
      isTaggable(turn) ? (isDont(tag.tag) ? { ...tag, possible: undefined } : { ...tag, severity: 0 as const }) : undefined,
    ),
    moments: momentsOf(
      said.map(([turn]) => turn),
      met,
    ),
  }))

/** A bid for every customer's turn with an agent's after it, and a repair for every agent's turn with an agent's before it. */
function momentsOf(turns: readonly Turn[], met: boolean | undefined): ConversationMoments | undefined {
  if (met === undefined) return undefined
  const pairs = turns.slice(1).flatMap((turn, i) => (isTaggable(turn) ? [[i, i + 1] as const] : []))
  const evidence = [{ start: 0, end: 1, text: 'n', cue: 'a-death', why: 'Someone has died.' }]
  return {
    bids: pairs
      .filter(([index]) => turns[index]!.role === 'customer')
      .map(([index, answer]) => ({ index, answer, met, confidence: 0.7, evidence })),
    repairs: pairs.filter(([index]) => turns[index]!.role === 'agent').map(([dont, index]) => ({ dont, index })),
  }
}
