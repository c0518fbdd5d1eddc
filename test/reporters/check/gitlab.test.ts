import { expect, it } from 'vitest'
import { gitlab } from '../../../src/reporters/check/gitlab.ts'
import { readCodeQuality } from './documents.ts'
import { baseline, context, empty, finding, full, hostile, hostileContext, threshold, verdict } from './verdicts.ts'

it('is checked by fields that refuse', () => {
  const [issue] = readCodeQuality(gitlab.render(full, context))
  for (const wrong of [
    { ...issue, severity: 'bad' },
    { ...issue, location: { path: 'a' } },
    { ...issue, fingerprint: undefined },
    { ...issue, extra: 1 },
  ])
    expect(() => readCodeQuality(JSON.stringify([wrong]))).toThrow()
})

it('gives each issue a fingerprint of its own, the same every night', () => {
  const twice = verdict({
    thresholds: [threshold({}), threshold({})],
    baseline: baseline({ fresh: [finding(), finding({ turn: 9 }), finding({ turn: 12 })] }),
  })
  for (const given of [full, hostile, twice]) {
    const prints = readCodeQuality(gitlab.render(given, hostileContext)).map(({ fingerprint }) => fingerprint)
    expect(new Set(prints).size).toBe(prints.length)
  }
  const later = verdict({ thresholds: [threshold({ value: 0.5, n: 99 })] })
  const [now, then] = [verdict({ thresholds: [threshold({})] }), later].map(
    given => readCodeQuality(gitlab.render(given, context))[0]!.fingerprint,
  )
  expect(now).toBe(then)
})

it('tells by severity what fails', () => {
  const severities = (given: Parameters<typeof gitlab.render>[0]): readonly string[] =>
    readCodeQuality(gitlab.render(given, context)).map(one => one.severity)
  const findings = ([1, 2, 3] as const).map(severity => finding({ severity }))
  expect(severities(verdict({ baseline: baseline({ fresh: findings }) }))).toEqual(['major', 'critical', 'blocker'])
  expect(severities(verdict({ findings }))).toEqual(['info', 'info', 'info'])
  expect(severities(verdict({ thresholds: [threshold({}), threshold({ level: 'warn' }), threshold({ outcome: 'unknown' })] }))).toEqual([
    'critical',
    'minor',
  ])
})

it('is an empty list where there is nothing to tell', () => expect(gitlab.render(empty, context)).toBe('[]\n'))
