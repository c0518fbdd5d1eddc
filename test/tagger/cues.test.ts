import { describe, expect, it } from 'vitest'
import { isDont } from '../../src/model/tag.ts'
import { contextOf } from '../../src/tagger/context.ts'
import { createCueJudge } from '../../src/tagger/cue-judge.ts'
import type { Example } from '../../src/tagger/cues/cue.ts'
import { cues } from '../../src/tagger/cues/index.ts'

const fires = (cue: (typeof cues)[number], example: Example): boolean => {
  const [customer, agent] = typeof example === 'string' ? ['', example] : [example.customer, example.agent]
  const context = contextOf({ turn: 1, role: 'agent', speaker: '', text: agent }, customer)
  return createCueJudge([cue]).hits(context).length > 0
}

describe('cues', () => {
  it('are at least 120, with ids told apart', () => {
    expect(new Set(cues.map(cue => cue.id)).size).toBe(cues.length)
    expect(cues.length).toBeGreaterThanOrEqual(120)
  })

  it.each(cues.map(cue => [cue.id, cue] as const))('%s keeps the contract', (_, cue) => {
    expect(cue.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(cue.weight).toBeGreaterThan(0)
    expect(cue.weight).toBeLessThan(1)
    expect(cue.examples.match.length).toBeGreaterThanOrEqual(2)
    expect(cue.examples.miss.length).toBeGreaterThanOrEqual(1)
    for (const sentence of [cue.sees, cue.why, cue.source]) expect(sentence.length).toBeGreaterThan(5)
    if (isDont(cue.tag)) expect([cue.severity !== undefined, cue.antidote !== undefined]).toEqual([true, true])
  })

  it.each(cues.flatMap(cue => cue.examples.match.map(example => [cue.id, cue, example] as const)))('%s matches', (_, cue, example) => {
    expect(fires(cue, example), JSON.stringify(example)).toBe(true)
  })

  it.each(cues.flatMap(cue => cue.examples.miss.map(example => [cue.id, cue, example] as const)))('%s misses', (_, cue, example) => {
    expect(fires(cue, example), JSON.stringify(example)).toBe(false)
  })
})
