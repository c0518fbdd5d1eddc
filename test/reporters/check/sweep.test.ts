import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHECK_REPORTERS } from '../../../src/reporters/check/index.ts'
import { STATES } from './documents.ts'
import { commandsIn } from './runner.ts'
import {
  ATTACKS,
  agent,
  baseline,
  context,
  empty,
  finding,
  full,
  hostile,
  hostileContext,
  overall,
  regression,
  threshold,
  verdict,
} from './verdicts.ts'

const words = fc.oneof(fc.constantFrom(...ATTACKS), fc.string({ unit: 'binary', maxLength: 20 }))
const level = fc.constantFrom('error', 'warn')
const outcome = fc.constantFrom('passed', 'failed', 'unknown')
const findings = fc.array(
  fc
    .record({ label: words, text: words, before: words, source: words, conversation: words, severity: fc.constantFrom(1, 2, 3) })
    .map(finding),
  { maxLength: 4 },
)
const verdicts = fc
  .record({
    thresholds: fc.array(
      fc.record({ subject: words.map(agent), note: words, override: fc.option(words, { nil: undefined }), level, outcome }).map(threshold),
      { maxLength: 4 },
    ),
    regressions: fc.array(fc.record({ subject: words.map(agent), against: words, note: words, level, outcome }).map(regression), {
      maxLength: 3,
    }),
    findings,
    baseline: fc.option(fc.record({ file: words, fresh: findings }).map(baseline), { nil: undefined }),
  })
  .map(verdict)

const CASES = {
  empty,
  full,
  hostile,
  'only warnings': verdict({ thresholds: [threshold({ level: 'warn' })], regressions: [regression({ level: 'warn' })] }),
  'only unknown': verdict({ thresholds: [threshold({ subject: overall, outcome: 'unknown', value: undefined, n: 0 })] }),
  'findings without a baseline': verdict({ findings: full.findings }),
  'a baseline that holds': verdict({ findings: full.findings, baseline: baseline({ accepted: 3 }) }),
  'a new finding only': verdict({ baseline: baseline({ fresh: [finding()] }) }),
  'a regression only': verdict({ regressions: [regression({})] }),
}

describe.each(Object.keys(CHECK_REPORTERS))('%s', name => {
  it('prints everything and nothing as before', async () => {
    const reporter = await CHECK_REPORTERS[name]!()
    expect(reporter.name).toBe(name)
    await expect(reporter.render(full, context)).toMatchFileSnapshot(`golden/${name}-full.${reporter.extension}`)
    await expect(reporter.render(empty, { ...context, notices: [] })).toMatchFileSnapshot(`golden/${name}-empty.${reporter.extension}`)
  })

  it.each(Object.keys(CASES))('is valid and says the same as the verdict: %s', async key => {
    const { render } = await CHECK_REPORTERS[name]!()
    const given = CASES[key as keyof typeof CASES]
    const output = render(given, context)
    expect(output).toMatch(/[^\n]\n$/)
    expect(render(given, context)).toBe(output)
    expect(STATES[name]!(output)).toBe(given.passed)
  })

  it('stays valid and true whatever people write', async () => {
    const { render } = await CHECK_REPORTERS[name]!()
    fc.assert(
      fc.property(verdicts, given => {
        const output = render(given, hostileContext)
        expect(STATES[name]!(output)).toBe(given.passed)
        expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u)
        if (name !== 'github') expect(commandsIn(output)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('lets nobody give a CI runner commands', async () => {
    const { render } = await CHECK_REPORTERS[name]!()
    const output = render(hostile, hostileContext)
    const allowed = name === 'github' ? ['error', 'warning', 'notice'] : []
    expect([...new Set(commandsIn(output).map(command => command.name))]).toEqual(allowed)
    for (const line of output.split('\n')) expect(line).not.toMatch(/##[a-z]*\[/i)
  })

  it('masks unless told to reveal', async () => {
    const { render } = await CHECK_REPORTERS[name]!()
    const all = verdict({ ...full, findings: full.baseline!.fresh, baseline: { ...full.baseline!, stale: full.baseline!.stale } })
    const hidden = render(all, context)
    for (const secret of ['omer@example.org', 'kim@example.org', '4111 1111']) expect(hidden).not.toContain(secret)
    const shown = render(all, { ...context, mask: text => text }).replaceAll(/<!-- -->|\\/g, '')
    // TAP has the words of new findings, GitLab not those of the customer.
    if (shown.includes('manual')) expect(shown).toContain('omer@example.org')
  })
})
