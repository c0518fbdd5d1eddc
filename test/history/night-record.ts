import { emptyReport } from '../../src/measures/report.ts'
import type { NightRecord } from '../../src/model/night.ts'
import type { AgentReport, Moment } from '../../src/model/report.ts'

export const TAGGER = { weights: 'aaaa', cues: 'bbbb' }

const third = { turns: 3, yes: 1, smallTalk: 1, donts: 0 }

export function agent(key: string, tags: Partial<AgentReport['tags']>, more: Partial<AgentReport> = {}): AgentReport {
  const all = { yes: 0, 'small-talk': 0, neutral: 0, stonewalling: 0, defensiveness: 0, criticism: 0, contempt: 0, ...tags }
  const donts = all.stonewalling + all.defensiveness + all.criticism + all.contempt
  return {
    key,
    name: key,
    turns: Object.values(all).reduce((a, b) => a + b),
    conversations: 2,
    tags: all,
    possible: 0,
    leftOut: { automated: 0, internal: 0, empty: 0 },
    responseSeconds: { 4: 2, 11: 1 },
    mood: { before: -10, after: 25, conversations: 2 },
    severities: [donts, 0, 0],
    bids: { opened: 1, met: 1 },
    repairs: 0,
    thirds: [third, third, third],
    ...more,
  }
}

export function moment(agent: string, text: string, conversation = 'c1'): Moment {
  return {
    source: 'night.csv',
    conversation,
    turn: 3,
    agent,
    text,
    before: 'my heating, write to ann@example.org',
    decision: {
      tag: 'stonewalling',
      also: [],
      severity: 2,
      confidence: 0.9,
      evidence: [{ start: 0, end: 2, text: 'no', cue: 'flat-refusal', why: 'Refuses.' }],
    },
  }
}

/** A small night; other `counts` make another one. */
export function nightRecord(night: string, agents: readonly AgentReport[], more: Partial<NightRecord> = {}): NightRecord {
  const report = { ...emptyReport, agents: Object.fromEntries(agents.map(agent => [agent.key, agent])), conversations: 2 }
  return { night, tagger: TAGGER, report, conversations: ['c1', 'c2'], ...more }
}

/** The date `days` after 2026-01-01. */
export function dateAfter(days: number): string {
  return new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10)
}
