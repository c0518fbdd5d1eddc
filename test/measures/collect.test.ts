import { describe, expect, it } from 'vitest'
import { of } from '../../src/measures/report.ts'
import type { Tag } from '../../src/model/tag.ts'
import type { TaggedConversation } from '../../src/model/tagged.ts'
import type { Turn } from '../../src/model/turn.ts'
import { showWords } from '../../src/reporters/moment.ts'

const mended = (words: string): TaggedConversation => {
  const said: readonly (readonly [Tag, string])[] = [
    ['stonewalling', 'That is our policy.'],
    ['neutral', 'Hm.'],
    ['yes', words],
    ['criticism', 'You should have called.'],
  ]
  const turns = said.map(([, text], at): Turn => ({ turn: 2 * at + 1, role: 'agent', speaker: 'Jane', text }))
  const tags = said.map(([tag]) => ({ tag, also: [], severity: 0 as const, confidence: 0.9, evidence: [] }))
  return { conversation: { id: 'c', source: 'a.csv', turns }, tags, moments: { bids: [], repairs: [{ dont: 0, index: 2 }] } }
}

describe('a don’t that was taken back', () => {
  it('is kept with the turn that did it, and one that was not without', () => {
    const { flagged } = of(mended('You are right. I refund it now.'), () => 0)
    expect(flagged.map(({ decision, takenBack }) => [decision.tag, takenBack])).toEqual([
      ['criticism', undefined],
      ['stonewalling', { turn: 5, text: 'You are right. I refund it now.' }],
    ])
  })

  it('keeps no more of a long turn than other moments do, and hides personal data in it', () => {
    const { flagged } = of(mended(`Sorry, write to me@example.org. ${'x'.repeat(5000)}`), () => 0)
    const { takenBack } = flagged.find(moment => moment.takenBack)!
    expect(takenBack!.text).toHaveLength(1000)
    const shown = showWords(flagged.find(moment => moment.takenBack)!, text => text.replace(/\S+@\S+/, '[email]'))
    expect(shown.takenBack!.text).toMatch(/^Sorry, write to \[email\] /)
  })
})
