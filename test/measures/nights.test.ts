import { describe, expect, it } from 'vitest'
import { collectNights, type NightRule } from '../../src/measures/nights.ts'
import type { TaggedConversation } from '../../src/model/tagged.ts'

/** `source id time`: a conversation of one customer's turn. */
function tagged(line: string): TaggedConversation {
  const [source, id, time] = line.split(' ') as [string, string, string | undefined]
  const turns = [
    { turn: 0, role: 'customer' as const, speaker: 'Ann', text: 'hi' },
    { turn: 1, role: 'customer' as const, speaker: 'Ann', text: 'hi', time },
  ]
  return { conversation: { id, source, turns }, tags: [undefined, undefined] }
}

function nightsOf(rule: NightRule, lines: readonly string[]): { nights: Record<string, string>; undated: number } {
  const collector = collectNights(rule)
  for (const line of lines) collector.add(tagged(line), () => 0)
  const nights = collector.nights()
  for (const { report, conversations } of nights) expect(report.conversations).toBe(conversations.length)
  return { nights: Object.fromEntries(nights.map(n => [n.night, n.conversations.join(' ')])), undated: collector.undated().count }
}

const evening = ['a.csv 1 2026-11-20T18:00:00Z', 'a.csv 2 2026-11-21T05:00:00Z']

describe('a night that is named', () => {
  const spreadOf = (rule: NightRule, ...times: readonly string[]) => {
    const collector = collectNights(rule)
    for (const [at, time] of times.entries()) collector.add(tagged(`a.csv ${at} ${time}`), () => 0)
    return collector.spread()
  }

  it('tells where its conversations lie more than two days apart', () => {
    const week = ['2026-11-20T18:00:00Z', '2026-11-14T08:00:00Z'] as const
    expect(spreadOf({ night: '2026-11-20' }, ...week)).toEqual({ from: '2026-11-14', to: '2026-11-20' })
    expect(spreadOf({}, ...week)).toBeUndefined()
    expect(spreadOf({ night: '2026-11-20' }, '2026-11-20T18:00:00Z', '2026-11-22T17:00:00Z')).toBeUndefined()
    expect(spreadOf({ night: '2026-11-20' })).toBeUndefined()
  })
})

describe('what a night is', () => {
  it.each<[string, NightRule, readonly string[], Record<string, string>]>([
    ['a file of less than a day is one night, named after its beginning', {}, evening, { '2026-11-20': '1 2' }],
    [
      'two files are two nights',
      {},
      [...evening, 'b.csv 3 2026-11-21T18:00:00Z', 'b.csv 4 2026-11-22T04:00:00Z'],
      { '2026-11-20': '1 2', '2026-11-21': '3 4' },
    ],
    ['two files of one night are one', {}, [...evening, 'b.csv 3 2026-11-20T19:00:00Z'], { '2026-11-20': '1 2 3' }],
    [
      'a file of several days is told apart by dates',
      {},
      [...evening, 'a.csv 3 2026-11-22T19:00:00Z'],
      { '2026-11-20': '1', '2026-11-21': '2', '2026-11-22': '3' },
    ],
    [
      'a beginning that is told counts alone',
      { startsAt: 12 * 60 },
      [...evening, 'a.csv 3 2026-11-22T09:00:00Z'],
      { '2026-11-20': '1 2', '2026-11-21': '3' },
    ],
    ['midnight, where it is told', { startsAt: 0 }, evening, { '2026-11-20': '1', '2026-11-21': '2' }],
    ['dates are the zone’s', { zone: 'America/Los_Angeles' }, ['a.csv 1 2026-11-21T05:00:00Z'], { '2026-11-20': '1' }],
    ['a night that is told takes all', { night: '2026-11-01' }, [...evening, 'a.csv 3'], { '2026-11-01': '1 2 3' }],
  ])('%s', (_, rule, lines, nights) => {
    expect(nightsOf(rule, lines)).toEqual({ nights, undated: 0 })
    expect(nightsOf(rule, [...lines].reverse()).nights).toEqual(nights)
  })

  it('counts what has no date', () => {
    expect(nightsOf({}, [...evening, 'a.csv 3', 'b.csv 4'])).toEqual({ nights: { '2026-11-20': '1 2' }, undated: 2 })
    expect(nightsOf({}, ['a.csv 3', 'b.csv 3'])).toEqual({ nights: {}, undated: 2 })
  })
})
