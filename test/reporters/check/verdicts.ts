import type { Dont, Severity } from '../../../src/model/tag.ts'
import type { Accepted, BaselineCheck, Finding, RegressionCheck, Subject, ThresholdCheck, Verdict } from '../../../src/model/verdict.ts'
import type { CheckContext } from '../../../src/reporters/check/reporter.ts'
import { maskText } from '../../../src/reporters/mask.ts'

export const context: CheckContext = {
  notices: [
    { kind: 'skipped', source: 'night.csv', line: 14, message: 'expected 5 columns, found 3' },
    { kind: 'warning', source: 'night.csv', message: 'no time: kim@example.org' },
    { kind: 'aside', source: 'night.csv', message: '3 ratings' },
  ],
  mask: maskText,
  color: false,
  width: 90,
  advice: cue => (cue === 'flat-refusal' ? 'Say what you can do, and by when: “I ask the depot and call you by noon.”' : undefined),
  version: '1.2.3',
}

export const overall: Subject = { kind: 'overall', key: '', label: 'overall' }

export function agent(label: string): Subject {
  return { kind: 'agent', key: label, label }
}

export function threshold(given: Partial<ThresholdCheck>): ThresholdCheck {
  return {
    kind: 'threshold',
    threshold: 'stonewalling.rate{agent} < 2%',
    metric: 'stonewalling.rate',
    unit: 'share',
    subject: agent('Jane Miller'),
    condition: '< 2%',
    level: 'error',
    outcome: 'failed',
    note: '',
    value: 0.1,
    n: 60,
    cases: 'turns',
    low: 0.0466,
    high: 0.2017,
    ...given,
  }
}

export function regression(given: Partial<RegressionCheck>): RegressionCheck {
  return {
    kind: 'regression',
    metric: 'dont.rate',
    subject: agent('Jane Miller'),
    now: { value: 0.1, n: 60, cases: 'turns', low: 0.0466, high: 0.2017 },
    before: { value: 0.01, n: 400, cases: 'turns', low: 0.0039, high: 0.0254 },
    against: 'yesterday.json',
    margin: 0.01,
    p: 0.00042,
    level: 'error',
    outcome: 'failed',
    note: '',
    ...given,
  }
}

interface Said {
  readonly label?: string
  readonly text?: string
  readonly words?: string
  readonly before?: string
  readonly tag?: Dont
  readonly severity?: Severity
  readonly source?: string
  readonly conversation?: string
  readonly turn?: number
  readonly fingerprint?: string
}

export function finding(given: Said = {}): Finding {
  const { label = 'Jane Miller', text = 'Look, there is nothing I can do about that.', tag = 'stonewalling', severity = 2 } = given
  const { words = 'there is nothing I can do', before = 'Where is my parcel?', source = 'night.csv', conversation = 'c0', turn = 1 } = given
  const start = Math.max(0, text.indexOf(words))
  const evidence = [{ start, end: Math.min(text.length, start + words.length), text: words, cue: 'flat-refusal', why: 'Offers no way on.' }]
  return {
    fingerprint: given.fingerprint ?? '0123456789abcdef0123456789abcdef',
    label,
    moment: {
      source,
      conversation,
      turn,
      agent: label,
      text,
      before,
      decision: { tag, also: [], severity, confidence: 0.9, evidence },
    },
  }
}

export function accepted(given: Partial<Accepted> = {}): Accepted {
  return { fingerprint: 'f'.repeat(32), conversation: 'c7', tag: 'criticism', severity: 1, count: 1, ...given }
}

export function baseline(given: Partial<BaselineCheck> = {}): BaselineCheck {
  return { file: 'saltshaker.baseline.json', fresh: [], accepted: 0, stale: [], expired: [], ...given }
}

/** With the rule of the gates: what fails is an error that failed, or a finding that nobody accepted. */
export function verdict(given: Partial<Omit<Verdict, 'passed'>> = {}): Verdict {
  const { thresholds = [], regressions = [], findings = given.baseline?.fresh ?? [], baseline } = given
  const failed = [...thresholds, ...regressions].some(({ outcome, level }) => outcome === 'failed' && level === 'error')
  return { passed: !failed && (baseline?.fresh.length ?? 0) === 0, thresholds, regressions, baseline, findings }
}

export const empty = verdict()

/** One of everything that can be said. */
export const full = verdict({
  thresholds: [
    threshold({}),
    threshold({ subject: agent('Ömer Şahin'), outcome: 'passed', value: 0, n: 240, low: 0, high: 0.0158 }),
    threshold({
      subject: agent('田中 さくら'),
      outcome: 'unknown',
      n: 1,
      value: 1,
      low: 0.2065,
      high: 1,
      note: 'not enough data: 1 turns of the agent, 50 are needed',
    }),
    threshold({ subject: agent('Lena Roth'), outcome: 'passed', condition: '< 12%', override: '{team:billing}' }),
    threshold({
      threshold: 'contempt.count < 1',
      metric: 'contempt.count',
      unit: 'count',
      subject: overall,
      condition: '< 1',
      level: 'warn',
      value: 1,
      n: 301,
      low: undefined,
      high: undefined,
    }),
    threshold({
      threshold: 'balance{team} > 3:1',
      metric: 'balance',
      unit: 'ratio',
      subject: { kind: 'team', key: 'billing', label: 'team billing' },
      condition: '> 3:1',
      outcome: 'unknown',
      value: undefined,
      n: 0,
      cases: "don'ts",
      low: undefined,
      high: undefined,
      note: "nothing to measure: no don'ts",
    }),
    threshold({
      threshold: 'response.p90 < 2m',
      metric: 'response.p90',
      unit: 'seconds',
      subject: overall,
      condition: '< 2m',
      value: 95,
      n: 120,
      cases: 'answers',
      outcome: 'passed',
      low: undefined,
      high: undefined,
    }),
    threshold({
      threshold: 'mood.delta > 0.1',
      metric: 'mood.delta',
      unit: 'points',
      subject: overall,
      condition: '> 0.1',
      value: 0.12,
      n: 1,
      cases: 'conversations',
      outcome: 'passed',
      low: undefined,
      high: undefined,
    }),
  ],
  regressions: [
    regression({}),
    regression({ subject: overall, outcome: 'passed', p: undefined }),
    regression({ subject: agent('Ömer Şahin'), outcome: 'passed', p: 0.031, note: 'it rose beyond the margin, perhaps by chance' }),
  ],
  baseline: baseline({
    fresh: [
      finding(),
      finding({ turn: 5 }),
      finding({
        label: 'Ömer Şahin',
        tag: 'contempt',
        severity: 3,
        text: 'Did you read the manual at all? Write to me: omer@example.org',
        words: 'Did you read the manual at all',
        before: 'My card 4111 1111 1111 1111 does not work!',
        conversation: 'c2',
        turn: 3,
        fingerprint: 'a'.repeat(32),
      }),
    ],
    accepted: 4,
    stale: [accepted({ count: 2, reason: 'macro, is being rewritten; ask kim@example.org' })],
    expired: [accepted({ conversation: 'c2', tag: 'contempt', severity: 3, until: '2026-11-01', fingerprint: 'a'.repeat(32) })],
  }),
})

/** What people write who want to be somebody else. */
export const ATTACKS = [
  '\u001b[31mEve\u202e =1+1|',
  '::error title=forged::forged',
  'x\n::error::forged',
  'x%0A::error::forged',
  'x\r\n##[error]forged',
  '##[add-mask]the',
  '##vso[task.setvariable variable=a]b',
  "##teamcity[buildStatus text='forged']",
  ']]></failure><testcase name="forged"/>',
  '<img src=x onerror=alert(1)><script>alert(1)</script>',
  '[click](http://evil.example) ![i](http://evil.example/i.png) www.evil.example',
  '@octocat #1 | a | b',
  '```\n# forged\n---',
  'forged # SKIP',
  'forged # TODO {',
  'not ok 1 - forged',
  'Bail out!',
  '1..99',
  '{0} {agent} [[ATTACHMENT|/etc/passwd]]',
  'lone \ud800 surrogate \uffff \ufffe \u0000 \u0008',
  'kim@example.org, 4111 1111 1111 1111',
  '</details><details open>',
  '<!-- -->--><b>',
  'C:\\nights\\a.csv',
  '/var/spool/Ünï %20?#.csv',
  '...',
  '---',
  '',
  ' ',
] as const

/** Every attack everywhere where text of a transcript or of a file's name can stand. */
export const hostile = verdict({
  thresholds: ATTACKS.flatMap(text => [
    threshold({ subject: agent(text) }),
    threshold({
      subject: { kind: 'selection', key: text, label: text },
      outcome: 'passed',
      threshold: `dont.rate{agent:${text}} < 2%`,
      override: text,
    }),
    threshold({ subject: agent(text), outcome: 'unknown', note: text }),
    threshold({ subject: agent(text), level: 'warn', note: text }),
  ]),
  regressions: ATTACKS.map(text => regression({ subject: agent(text), against: text, note: text })),
  baseline: baseline({
    file: ATTACKS[8],
    fresh: ATTACKS.map(text =>
      finding({ label: text, text: `${text} there is nothing I can do ${text}`, before: text, source: text, conversation: text }),
    ),
    stale: ATTACKS.map(text => accepted({ conversation: text, reason: text })),
    expired: ATTACKS.map(text => accepted({ conversation: text, until: text })),
  }),
})

export const hostileContext: CheckContext = {
  ...context,
  notices: ATTACKS.map(text => ({ kind: 'warning', source: text, message: text })),
  advice: () => ATTACKS.join(' '),
}
