import { describe, expect, it } from 'vitest'
import type { Turn } from '../../src/model/turn.ts'
import { contextOf } from '../../src/tagger/context.ts'
import { turnScale } from '../../src/tagger/features.ts'

const said = (own: number, theirs: number): number => {
  const turn: Turn = { turn: 0, role: 'agent', speaker: 'Jane', text: 'word '.repeat(own) }
  return turnScale(contextOf(turn, 'word '.repeat(theirs)))
}

describe('how much all that is seen in a turn counts', () => {
  it('falls with its own words, and a fifth as fast with the customer’s', () => {
    expect(said(0, 0)).toBeCloseTo(0.905, 3)
    expect(said(20, 0)).toBeLessThan(said(10, 0))
    expect(said(20, 50)).toBeCloseTo(said(30, 0), 9)
    expect(said(125, 0)).toBeCloseTo(0.5, 9)
  })
})
