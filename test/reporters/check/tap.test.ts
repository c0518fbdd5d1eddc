import { expect, it } from 'vitest'
import { tap } from '../../../src/reporters/check/tap.ts'
import { readTap } from './documents.ts'
import { agent, baseline, context, empty, finding, full, hostile, hostileContext, threshold, verdict } from './verdicts.ts'

it.each(['TAP version 14\n1..1\nok 1\nnonsense\n', 'TAP version 14\n1..2\nok 1\n', 'TAP version 14\n1..1\nok 1 - a {\n}\n', 'Bail out!\n'])(
  'is read by a parser that refuses %j',
  text => expect(() => readTap(text)).toThrow(),
)

it('has a point for each check and each new finding', () => {
  for (const given of [full, hostile]) {
    const { points, end } = readTap(tap.render(given, hostileContext))
    expect(points.length).toBe(given.thresholds.length + given.regressions.length + given.baseline!.fresh.length)
    expect(end).toBe(points.length)
    expect(points.filter(({ ok, todo }) => !ok && todo === false).length).toBe(
      [...given.thresholds, ...given.regressions].filter(({ outcome, level }) => outcome === 'failed' && level === 'error').length +
        given.baseline!.fresh.length,
    )
  }
})

it('skips what could not be judged, and leaves warnings to do', () => {
  const given = verdict({ thresholds: [threshold({ outcome: 'unknown', note: 'not enough data: #3' }), threshold({ level: 'warn' })] })
  const [skipped, warned] = readTap(tap.render(given, context)).points
  expect(skipped).toMatchObject({ ok: true, skip: 'not enough data: #3', todo: false })
  expect(warned).toMatchObject({ ok: false, todo: 'only a warning', skip: false })
})

it('holds names and words as they are', () => {
  const label = 'A \\ # SKIP {'
  const words = 'one: "two" # three — there is nothing I can do'
  const given = verdict({ thresholds: [threshold({ subject: agent(label) })], baseline: baseline({ fresh: [finding({ text: words })] }) })
  const [check, found] = readTap(tap.render(given, context)).points
  expect(check).toMatchObject({ ok: false, skip: false, name: expect.stringMatching(/^A \\ # SKIP \{: /) })
  expect(found!.diag!.message).toContain(`Agent: “${words}”\n`)
})

it('has one point where a baseline holds, and skips all where there is nothing to check', () => {
  expect(readTap(tap.render(verdict({ baseline: baseline() }), context)).points.map(({ ok, name }) => [ok, name])).toEqual([
    [true, 'no new findings'],
  ])
  expect(tap.render(empty, context)).toContain('\n1..0 # nothing to check\n')
})
