import { describe, expect, it } from 'vitest'
import { isDont, type Tag } from '../../src/model/tag.ts'
import type { Turn } from '../../src/model/turn.ts'
import { defaultTagger } from '../../src/pipeline.ts'
import { PLAIN_TURNS } from './plain-turns.ts'

const tagger = defaultTagger()
const said = PLAIN_TURNS.map(([customer, agent, ...allowed]) => {
  const turns: Turn[] = [
    { turn: 0, role: 'customer', speaker: '', text: customer },
    { turn: 1, role: 'agent', speaker: '', text: agent },
  ]
  return { agent, tag: tagger.tag({ id: '', source: '', turns }).tags[1]!.tag, allowed: allowed as Tag[] }
})

describe('plain turns, which everybody tries first', () => {
  it('are accused only where they may be', () => {
    expect(said.filter(({ tag, allowed }) => isDont(tag) && !allowed.some(isDont))).toEqual([])
  })

  it('are tagged as they may be, nine in ten', () => {
    const wrong = said.filter(({ tag, allowed }) => !allowed.includes(tag))
    expect(wrong.length, JSON.stringify(wrong)).toBeLessThanOrEqual(said.length / 10)
  })
})
