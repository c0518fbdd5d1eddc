import { expect, it } from 'vitest'
import type { Tag } from '../../src/model/tag.ts'
import type { TaggedConversation } from '../../src/model/tagged.ts'
import { drawSample } from '../../src/review/blind-sample.ts'

const conversation = (id: string, tags: readonly Tag[]): TaggedConversation => ({
  conversation: {
    id,
    source: 's',
    turns: tags.map((tag, turn) => ({ turn, role: 'agent', speaker: 'Jane', text: `${tag} ${id} ${turn}` })),
  },
  tags: tags.map(tag => ({ tag, also: [], severity: 0, confidence: 0.9, evidence: [] })),
})
const night = Array.from({ length: 200 }, (_, i) =>
  conversation(`c${i}`, ['neutral', i % 2 ? 'yes' : 'neutral', i % 50 === 0 ? 'contempt' : 'neutral']),
)
const draw = (conversations: readonly TaggedConversation[], size: number, seed: string) => {
  const sample = drawSample(size, seed, { mask: text => text, advice: () => undefined })
  for (const one of conversations) sample.add(one)
  return sample.night()
}
const wordsOf = (conversations: readonly TaggedConversation[], size: number, seed: string): string[] =>
  draw(conversations, size, seed)
    .queue({}, 0, 1000, () => false)
    .items.map(({ words }) => words)

it('is the same whatever the order, another with another seed', () => {
  const drawn = wordsOf(night, 12, '7')
  expect(drawn).toHaveLength(12)
  expect(wordsOf([...night].reverse(), 12, '7')).toEqual(drawn)
  expect(wordsOf(night, 12, '8')).not.toEqual(drawn)
})

it('takes of each tag as many, and fills up from the frequent ones', () => {
  const counts = (words: readonly string[]) => ['neutral', 'yes', 'contempt'].map(tag => words.filter(word => word.startsWith(tag)).length)
  expect(counts(wordsOf(night, 12, '7'))).toEqual([4, 4, 4])
  expect(counts(wordsOf(night, 30, '7'))).toEqual([13, 13, 4])
  expect(wordsOf(night.slice(0, 2), 30, '7')).toHaveLength(6)
})

it('shows a conversation up to the turn, without a tag, and knows what the tagger said', () => {
  const sample = draw(night, 30, '7')
  for (const finding of sample.queue({}, 0, 30, () => false).items) {
    const { turns } = sample.find(finding.source, finding.conversation)!
    expect(turns.length).toBeGreaterThan(finding.at)
    for (const turn of turns) expect(Object.keys(turn)).not.toContain('tag')
    const place = { source: 's', conversation: finding.conversation, turn: finding.turn, subject: 'tag' as const }
    expect(finding.words).toContain(sample.saidOf(place, turns[finding.at]!))
  }
})
