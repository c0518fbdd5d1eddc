import { describe, expect, it } from 'vitest'
import { acceptAll, compareBaseline, prune } from '../../src/gates/baseline.ts'
import { fingerprintOf } from '../../src/gates/fingerprint.ts'
import { parseThreshold } from '../../src/gates/threshold.ts'
import { verdictOf } from '../../src/gates/verdict.ts'
import type { Finding } from '../../src/model/verdict.ts'
import { reportOf } from './report.ts'

const finding = (conversation: string, text: string, turn = 0): Finding => ({
  fingerprint: fingerprintOf(conversation, text, 'stonewalling'),
  label: 'Jane',
  moment: {
    source: 'night.csv',
    conversation,
    turn,
    agent: 'Jane',
    text,
    before: '',
    decision: { tag: 'stonewalling', also: [], severity: 1, confidence: 0.9, evidence: [] },
  },
})
const OLD = [finding('1', "that's our policy"), finding('2', 'not my department')]

describe('fingerprints', () => {
  it('are of conversation, words and tag, not of spaces and places', () => {
    const of = fingerprintOf('1', "that's  our policy ", 'stonewalling')
    expect(of).toBe(fingerprintOf('1', "that's our policy", 'stonewalling'))
    expect(of).toMatch(/^[0-9a-f]{32}$/)
    const others = [
      fingerprintOf('2', "that's our policy", 'stonewalling'),
      fingerprintOf('1', "that's our policy", 'contempt'),
      fingerprintOf('1', 'no', 'stonewalling'),
    ]
    expect(new Set([of, ...others]).size).toBe(4)
  })
})

describe('a baseline', () => {
  const baseline = acceptAll(OLD, undefined)

  it('accepts what it was made from, and nothing else', () => {
    const { check } = compareBaseline(baseline, [...OLD, finding('3', 'no')], 'b.json', undefined)
    expect(check.accepted).toBe(2)
    expect(check.fresh.map(({ moment }) => moment.conversation)).toEqual(['3'])
    expect(check.stale).toEqual([])
  })

  it('accepts a finding as often as it was there', () => {
    const { check } = compareBaseline(baseline, [...OLD, finding('1', "that's our policy", 7)], 'b.json', undefined)
    expect(check.fresh.map(({ moment }) => moment.turn)).toEqual([7])
    const twice = acceptAll([...OLD, finding('1', "that's our policy", 7)], undefined)
    expect(twice.accepted.map(({ count }) => count)).toEqual([2, 1])
  })

  it('tells what is found no longer, and forgets it when asked', () => {
    const { check } = compareBaseline(baseline, OLD.slice(1), 'b.json', undefined)
    expect(check.stale.map(({ conversation }) => conversation)).toEqual(['1'])
    expect(prune(baseline, OLD.slice(1)).accepted.map(({ conversation }) => conversation)).toEqual(['2'])
    const often = (times: number) => Array.from({ length: times }, (_, turn) => finding('1', "that's our policy", turn))
    const pruned = prune(acceptAll(often(3), undefined), often(1))
    expect(pruned.accepted.map(({ count }) => count)).toEqual([1])
    expect(compareBaseline(pruned, often(3), 'b.json', undefined).check.fresh).toHaveLength(2)
    expect(prune(pruned, often(3))).toEqual(pruned)
    const twice = { ...pruned, accepted: [...pruned.accepted, { ...pruned.accepted[0]!, count: 2 }] }
    expect(prune(twice, often(2)).accepted.map(({ count }) => count)).toEqual([1, 1])
    expect(prune(twice, often(1)).accepted.map(({ count }) => count)).toEqual([1])
  })

  it('takes with an accepted finding what was taken back of it', () => {
    const findings = Array.from({ length: 20 }, (_, i) => ({ ...finding(String(i), 'not my department'), isRepaired: i < 8 }))
    const report = reportOf({ Jane: { turns: 60, tags: { stonewalling: 20 }, severities: [20, 0, 0], repairs: 8 } })
    const night = { report, channels: new Map(), findings, day: undefined }
    const gates = { thresholds: [parseThreshold('repair.rate > 0%', '-t')], minTurns: 50, confidence: 'point', allowEmpty: false } as const
    const content = acceptAll(findings.slice(0, 10), undefined)
    const { thresholds } = verdictOf(night, { ...gates, baseline: { file: 'b.json', content } })
    expect(thresholds[0]).toMatchObject({ value: 0, n: 10 })
  })

  it('ends an acceptance after its day, by the day of the night', () => {
    const until = { ...baseline, accepted: baseline.accepted.map(entry => ({ ...entry, reason: 'known', until: '2026-11-20' })) }
    const fresh = (day: string | undefined) => compareBaseline(until, OLD, 'b.json', day).check.fresh.length
    expect([fresh('2026-11-20'), fresh('2026-11-21'), fresh(undefined)]).toEqual([0, 2, 0])
    expect(acceptAll(OLD, until, '2026-11-20').accepted[0]).toMatchObject({ reason: 'known', until: '2026-11-20' })
    // What is accepted anew by name must not fail at once.
    const anew = acceptAll(OLD, until, '2026-11-21')
    expect(anew.accepted[0]).toMatchObject({ reason: 'known', until: undefined })
    expect(compareBaseline(anew, OLD, 'b.json', '2026-11-21').check.fresh).toEqual([])
  })
})
