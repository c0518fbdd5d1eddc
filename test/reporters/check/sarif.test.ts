import { expect, it } from 'vitest'
import { fileUri } from '../../../src/reporters/check/file-uri.ts'
import { sarif } from '../../../src/reporters/check/sarif.ts'
import { readSarif } from './documents.ts'
import { context, empty, finding, full, hostile, hostileContext, verdict } from './verdicts.ts'

it('is checked by a schema that refuses', () => {
  const log = JSON.parse(sarif.render(full, context))
  log.runs[0].results[0].level = 'fatal'
  expect(() => readSarif(JSON.stringify(log))).toThrow(/must be equal to one of the allowed values/)
  const other = JSON.parse(sarif.render(full, context))
  other.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = 'a b%'
  expect(() => readSarif(JSON.stringify(other))).toThrow(/uri-reference/)
})

it('points each result at its rule, and tells repeated ones apart', () => {
  for (const given of [full, hostile]) {
    const [run] = readSarif(sarif.render(given, hostileContext)).runs
    const { rules } = run!.tool.driver
    for (const { ruleId, ruleIndex } of run!.results) expect(rules[ruleIndex]?.id).toBe(ruleId)
  }
  const [run] = readSarif(sarif.render(full, context)).runs
  const hashes = run!.results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash)
  expect(new Set(hashes).size).toBe(hashes.length)
})

it('locates findings by file and turn', () => {
  const [run] = readSarif(
    sarif.render(verdict({ findings: [finding({ source: './exports/a b.csv', conversation: 'c/1', turn: 7 })] }), context),
  ).runs
  expect(run!.results[0]!.locations[0]).toEqual({
    physicalLocation: { artifactLocation: { uri: 'exports/a%20b.csv' } },
    logicalLocations: [{ name: 'turn 7', fullyQualifiedName: 'c/1/7' }],
  })
})

it('has notes without a baseline, warnings where they are severe', () => {
  const [run] = readSarif(sarif.render(verdict({ findings: [finding(), finding({ severity: 3 })] }), context)).runs
  expect(run!.results.map(({ level }) => level)).toEqual(['note', 'warning'])
})

it('has no placeholder and no link in its texts', () => {
  const [run] = readSarif(sarif.render(hostile, hostileContext)).runs
  for (const { message } of run!.results) expect(message.text).not.toMatch(/[{}]|\]\(/)
})

it('is whole where there is nothing to tell', () => {
  const [run] = readSarif(sarif.render(empty, { ...context, notices: [] })).runs
  expect(run!.results).toEqual([])
  expect(run!.tool.driver.rules.length).toBe(6)
})

it.each([
  ['night.csv', 'night.csv'],
  ['./a/b c.csv', 'a/b%20c.csv'],
  ['/var/ü#?.csv', 'file:///var/%C3%BC%23%3F.csv'],
  ['C:\\nights\\a.csv', 'file:///C:/nights/a.csv'],
  ['a:b.csv', 'a%3Ab.csv'],
  ['lone\ud800', 'lone%EF%BF%BD'],
])('writes %j as %s', (source, uri) => expect(fileUri(source)).toBe(uri))

it('lists as many findings as code scanning keeps, and tells of the others', () => {
  const many = verdict({ findings: Array.from({ length: 5002 }, (_, turn) => finding({ turn })) })
  const log = JSON.parse(sarif.render(many, context))
  expect(log.runs[0].results).toHaveLength(5000)
  expect(log.runs[0].invocations[0].toolExecutionNotifications.at(-1).message.text).toMatch(/^2 more findings are not listed/)
})
