import { expect, it } from 'vitest'
import { emptyReport, mergeReports } from '../../src/measures/report.ts'
import { agentViews } from '../../src/measures/views.ts'
import type { AgentReport, Report } from '../../src/model/report.ts'

const NO_TURNS = { turns: 0, yes: 0, smallTalk: 0, donts: 0 }

const reportOf = (...agents: readonly (Partial<AgentReport> & { readonly key: string; readonly bad: number })[]): Report => ({
  ...emptyReport,
  agents: Object.fromEntries(
    agents.map(({ bad, turns = 100, ...more }) => [
      more.key,
      {
        name: more.key,
        turns,
        conversations: 1,
        tags: { yes: 10, 'small-talk': 2, neutral: turns - bad - 12, stonewalling: bad, defensiveness: 0, criticism: 0, contempt: 0 },
        possible: 0,
        leftOut: { automated: 0, internal: 0, empty: 0 },
        responseSeconds: {},
        mood: { before: 0, after: 0, conversations: 0 },
        severities: [bad, 0, 0],
        bids: { opened: 0, met: 0 },
        repairs: 0,
        thirds: [NO_TURNS, NO_TURNS, NO_TURNS],
        ...more,
      },
    ]),
  ),
})

it('sorts by what needs attention, then by name; too few turns come last', () => {
  const views = agentViews(
    reportOf({ key: 'b', bad: 0 }, { key: 'few', bad: 20, turns: 49 }, { key: 'a', bad: 0 }, { key: 'worst', bad: 20 }),
  )
  expect(views.map(view => [view.label, view.standing])).toEqual([
    ['worst', 'attention'],
    ['a', 'fine'],
    ['b', 'fine'],
    ['few', 'not-enough-data'],
  ])
})

it.each([
  [0, 100, 'fine'],
  [4, 100, 'fine'],
  [5, 100, 'watch'],
  [12, 100, 'attention'],
  [30, 49, 'not-enough-data'],
  [30, 50, 'attention'],
])('%i of %i: %s', (bad, turns, standing) => expect(agentViews(reportOf({ key: 'a', bad, turns }))[0]!.standing).toBe(standing))

it('tells agents of one name apart by their key', () => {
  const views = agentViews(
    reportOf({ key: 'a1', name: 'Jane', bad: 0 }, { key: 'a2', name: 'Jane', bad: 0 }, { key: 'a3', name: '', bad: 0 }),
  )
  expect(views.map(view => view.label)).toEqual(['Jane (a1)', 'Jane (a2)', 'a3'])
})

it('derives balance, response and mood', () => {
  const once = reportOf({ key: 'a', bad: 3, responseSeconds: { 10: 1, 30: 2 }, mood: { before: -50, after: 25, conversations: 2 } })
  const view = agentViews(mergeReports(once, once))[0]!
  expect(view.balance).toEqual({ positive: 24, donts: 6, ratio: 4 })
  expect(view.response).toEqual({ n: 6, medianSeconds: 30 })
  expect(view.mood).toEqual({ n: 4, before: -0.25, after: 0.125, change: 0.375 })
})

it('knows no ratio without don’ts, and no mood without words', () => {
  const view = agentViews(reportOf({ key: 'a', bad: 0 }))[0]!
  expect([view.balance.ratio, view.response.medianSeconds, view.mood]).toEqual([undefined, undefined, undefined])
})
