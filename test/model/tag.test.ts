import { describe, expect, it } from 'vitest'
import { comparePrecedence, DONTS, isDont, isTag, TAGS } from '../../src/model/tag.ts'

describe('tags', () => {
  it('lets the worse don’t win, and any don’t over anything nice', () => {
    const order = [...TAGS].sort(comparePrecedence)
    expect(order).toEqual(['neutral', 'yes', 'small-talk', 'stonewalling', 'defensiveness', 'criticism', 'contempt'])
  })

  it('knows the don’ts and nothing else', () => {
    expect(TAGS.filter(isDont)).toEqual([...DONTS])
    expect(['yes', 'praise', '', 3, null, '__proto__'].map(isTag)).toEqual([true, false, false, false, false, false])
  })
})
