import fc from 'fast-check'
import { expect, it } from 'vitest'
import { collect } from '../../src/measures/collect.ts'
import { addConversation, emptyReport, mergeReports, reportOf } from '../../src/measures/report.ts'
import type { Report } from '../../src/model/report.ts'
import { mood, taggedConversation } from './arbitrary.ts'

const bytes = (report: Report): string => JSON.stringify(report)
const conversations = fc.array(taggedConversation, { maxLength: 6 })
const report = conversations.map(list => list.reduce((sum, one) => addConversation(sum, one, mood), emptyReport))

it('is associative', () => {
  fc.assert(
    fc.property(
      report,
      report,
      report,
      (a, b, c) => void expect(bytes(mergeReports(a, mergeReports(b, c)))).toBe(bytes(mergeReports(mergeReports(a, b), c))),
    ),
  )
})

it('is commutative', () => {
  fc.assert(fc.property(report, report, (a, b) => void expect(bytes(mergeReports(a, b))).toBe(bytes(mergeReports(b, a)))))
})

it('has an identity', () => {
  fc.assert(fc.property(report, a => void expect(mergeReports(emptyReport, a)).toEqual(a)))
})

it('adds a conversation as it merges that conversation’s report', () => {
  fc.assert(
    fc.property(
      report,
      taggedConversation,
      (r, c) => void expect(bytes(addConversation(r, c, mood))).toBe(bytes(mergeReports(r, reportOf(c, mood)))),
    ),
  )
})

it('does not show the order of the input, and collects to the same', () => {
  const shuffled = conversations.chain(list => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })))
  fc.assert(
    fc.property(shuffled, ([list, other]) => {
      const collector = collect()
      for (const one of other) collector.add(one, mood)
      expect(bytes(collector.report())).toBe(bytes(list.reduce((sum, one) => addConversation(sum, one, mood), emptyReport)))
    }),
  )
})

it('survives a way through JSON, as shards do', () => {
  fc.assert(
    fc.property(report, report, (a, b) => void expect(bytes(mergeReports(JSON.parse(bytes(a)), b))).toBe(bytes(mergeReports(a, b)))),
  )
})

it('changes neither of its arguments', () => {
  fc.assert(
    fc.property(report, report, (a, b) => {
      const before = bytes(a) + bytes(b)
      mergeReports(a, b)
      expect(bytes(a) + bytes(b)).toBe(before)
    }),
  )
})

it('counts every agent turn once, as tagged or as left out', () => {
  fc.assert(
    fc.property(report, ({ agents, turns, flagged }) => {
      const all = Object.values(agents)
      const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0)
      expect(sum(all.map(a => a.turns + a.leftOut.automated + a.leftOut.internal + a.leftOut.empty))).toBe(turns.agent)
      expect(sum(all.map(a => sum(Object.values(a.tags))))).toBe(sum(all.map(a => a.turns)))
      expect(sum(all.map(a => sum([...a.severities])))).toBe(flagged.length)
    }),
  )
})

it('keeps evidence on its words', () => {
  fc.assert(
    fc.property(report, ({ flagged }) => {
      for (const { text, decision } of flagged) {
        expect(text.length).toBeLessThanOrEqual(2001)
        for (const e of decision.evidence) expect(e.end).toBeLessThanOrEqual(Math.max(text.length, 2))
      }
    }),
  )
})
