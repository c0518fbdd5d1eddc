import { describe, expect, it } from 'vitest'
import type { ThresholdEntry } from '../../src/config/config.ts'
import { thresholdOf } from '../../src/config/thresholds.ts'
import { judge } from '../../src/gates/judge.ts'
import { agentViews } from '../../src/measures/views.ts'
import type { Report } from '../../src/model/report.ts'
import { reportOf } from './report.ts'

const NIGHT = reportOf({
  Jane: { turns: 200, team: 'billing', tags: { stonewalling: 6, contempt: 1, yes: 40 }, severities: [5, 1, 1] },
  Omar: { turns: 100, team: 'billing', tags: { yes: 30, 'small-talk': 5 }, responseSeconds: { 20: 9, 600: 1 } },
  Mia: { turns: 12, team: 'repairs', tags: { contempt: 3 }, severities: [0, 0, 3] },
})

const outcomes = (entry: ThresholdEntry, report: Report = NIGHT, options = {}) =>
  judge(thresholdOf(entry, 'thresholds[1]'), report, { minTurns: 50, confidence: 'point', channel: () => report, ...options }).map(
    ({ subject, outcome, override }) => `${subject.label} ${outcome}${override ? ` by ${override}` : ''}`,
  )

describe('judging', () => {
  it.each<[string, readonly string[]]>([
    ['dont.rate < 4%', ['overall passed']],
    ['dont.rate < 3%', ['overall failed']],
    ['dont.rate{agent} < 3%', ['Jane failed', 'Mia unknown', 'Omar passed']],
    ['dont.rate{team} < 3%', ['team billing passed', 'team repairs unknown']],
    ['dont.rate{team:bill*} < 3%', ['{team:bill*} passed']],
    ['dont.rate{agent,team:billing} < 3%', ['Jane failed', 'Omar passed']],
    ['severity3.count{agent} < 1', ['Jane failed', 'Mia unknown', 'Omar passed']],
    ['severity3.count < 4', ['overall failed']],
    ['severity3.count < 5', ['overall passed']],
    ['balance > 5:1', ['overall passed']],
    ['balance{agent} > 5:1', ['Jane unknown', 'Mia unknown', 'Omar unknown']],
    ['response.p50{agent:Omar} <= 20s', ['{agent:Omar} passed']],
    ['response.p90{agent:Omar} <= 20s', ['{agent:Omar} passed']],
    ['bids.met.rate > 10%', ['overall unknown']],
    ['mood.delta > 0', ['overall unknown']],
  ])('%s', (text, expected) => {
    expect(outcomes(text)).toEqual(expected)
  })

  it('measures the median wait that the report shows', () => {
    const waits = reportOf({ Omar: { turns: 60, responseSeconds: { 10: 10, 50: 10 } } })
    expect(agentViews(waits)[0]!.response.medianSeconds).toBe(30)
    expect(['<= 29s', '<= 30s'].flatMap(limit => outcomes(`response.p50{agent} ${limit}`, waits))).toEqual(['Omar failed', 'Omar passed'])
  })

  it('names no two agents alike', () => {
    const two = reportOf({ a: { turns: 60, key: '1', name: 'Jane' }, b: { turns: 60, key: 'Jane', name: '' } })
    expect(outcomes('dont.rate{agent} < 3%', two)).toEqual(['Jane passed', 'Jane (1) passed'])
    const teams = reportOf({ a: { turns: 60, key: '1', name: 'Jane', team: 'x' }, b: { turns: 60, key: '2', name: 'Jane', team: 'y' } })
    expect(outcomes('dont.rate{agent,team:x} < 3%', teams)).toEqual(['Jane (1) passed'])
    const chat = reportOf({ a: { turns: 60, key: '1', name: 'Jane' } })
    expect(outcomes('dont.rate{agent,channel:chat} < 3%', teams, { channel: () => chat })).toEqual(['Jane (1) passed'])
  })

  it('picks nobody without a team by {team:*}', () => {
    const mixed = reportOf({ Jane: { turns: 60, team: 'billing' }, Omar: { turns: 60 }, Mia: { turns: 60, team: '' } })
    expect(outcomes('dont.rate{agent,team:*} < 3%', mixed)).toEqual(['Jane passed'])
  })

  it('judges the count of everybody in the smallest night, a rate not', () => {
    const small = reportOf({ Mia: { turns: 12, tags: { contempt: 3 }, severities: [0, 0, 3] } })
    expect([...outcomes('severity3.count < 1', small), ...outcomes('contempt.rate < 1%', small)]).toEqual([
      'overall failed',
      'overall unknown',
    ])
  })

  it('fails by interval only where all of it is beyond the limit', () => {
    const at = (stonewalling: number) =>
      outcomes('dont.rate < 2%', reportOf({ Jane: { turns: 100, tags: { stonewalling } } }), { confidence: 'interval' })
    // Wilson at 5 of 100: 2.2 % to 11.2 %; at 4 of 100: 1.6 % to 9.8 %.
    expect([at(4), at(5)]).toEqual([['overall passed'], ['overall failed']])
  })

  it('lets the first override that picks a subject decide', () => {
    const entry: ThresholdEntry = {
      threshold: 'dont.rate < 3%',
      scope: 'agent',
      overrides: [
        { for: '{agent:Mia}', minTurns: 10, level: 'warn' },
        { for: '{agent:Omar}', level: 'off' },
        { for: '{team:billing}', limit: '< 5%' },
        { for: '{agent:Jane}', limit: '< 1%' },
      ],
    }
    expect(outcomes(entry)).toEqual(['Jane passed by {team:billing}', 'Mia failed by {agent:Mia}'])
  })

  it('refuses what an override cannot pick', () => {
    const entry = (picked: string): ThresholdEntry => ({ threshold: 'dont.rate < 3%', scope: 'agent', overrides: [{ for: picked }] })
    for (const picked of ['overall', 'agent', '{channel:chat}'])
      expect(() => outcomes(entry(picked))).toThrow(/overrides\[1\]\.for: .* must pick agents or teams/)
    const futile: ThresholdEntry = { threshold: 'dont.rate < 3%', overrides: [{ for: '{agent:Mia}' }] }
    expect(() => outcomes(futile)).toThrow(/thresholds\[1\]: overrides are for agents, teams or a selection/)
    expect(() => outcomes({ threshold: 'dont.rate{agent} < 3%', scope: 'team' })).toThrow(/has a selector of its own/)
  })
})
