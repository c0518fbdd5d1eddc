import { expect, it } from 'vitest'
import { junit } from '../../../src/reporters/check/junit.ts'
import { readJunit } from './documents.ts'
import { all, parseXml, problemsIn } from './junit-document.ts'
import { ATTACKS, baseline, context, empty, finding, full, hostile, hostileContext, threshold, verdict } from './verdicts.ts'

it.each([
  ['<testsuites><testsuite name="a"/></testsuites>', ['<testsuite> lacks tests']],
  ['<testsuites skipped="1"/>', ['<testsuites> has skipped']],
  ['<testcase name="a"><skipped message="x"/></testcase>', ['<skipped> has message']],
  ['<testcase name="a"><system-out/><failure/></testcase>', ['<failure> in <testcase>']],
  ['<testsuites>text</testsuites>', ['text in <testsuites>']],
])('is checked by rules that refuse %s', (xml, problems) => expect(problemsIn(parseXml(xml))).toEqual(problems))

it.each(['<a>]]></a>', '<a>\u0001</a>', '<a>\uffff</a>', '<a b="<"/>', '<a><b></a>'])('is read by a parser that refuses %j', xml =>
  expect(() => parseXml(xml)).toThrow(),
)

it('counts what it holds', () => {
  for (const given of [full, hostile, empty]) {
    const root = readJunit(junit.render(given, hostileContext))
    for (const element of [root, ...all(root, 'testsuite')]) {
      expect(all(element, 'testcase').length).toBe(Number(element.attributes.tests))
      expect(all(element, 'failure').length).toBe(Number(element.attributes.failures))
      if (element.name === 'testsuite') expect(all(element, 'skipped').length).toBe(Number(element.attributes.skipped))
    }
  }
})

it('gives each test a name of its own', () => {
  const twice = verdict({ thresholds: [threshold({}), threshold({})], baseline: baseline({ fresh: [finding(), finding()] }) })
  for (const given of [full, hostile, twice]) {
    const names = all(readJunit(junit.render(given, context)), 'testcase').map(
      ({ attributes }) => `${attributes.classname} ${attributes.name}`,
    )
    expect(new Set(names).size).toBe(names.length)
  }
})

it('holds the words as they were said', () => {
  const text = 'a ]]> & <b> there is nothing I can do "\'"'
  const [failure] = all(readJunit(junit.render(verdict({ baseline: baseline({ fresh: [finding({ text })] }) }), context)), 'failure')
  expect(failure!.text).toContain(`Agent: “${text}”\n`)
})

it('skips what could not be judged and passes warnings, telling why', () => {
  const given = verdict({ thresholds: [threshold({ outcome: 'unknown', note: 'not enough data' }), threshold({ level: 'warn' })] })
  const [skipped, warned] = all(readJunit(junit.render(given, context)), 'testcase')
  expect(skipped!.children.map(({ name, text }) => [name, text])).toEqual([['skipped', expect.stringContaining('not enough data')]])
  expect(warned!.children.map(({ name, text }) => [name, text])).toEqual([['system-out', expect.stringMatching(/^warning: /)]])
})

it('links to no file that a customer names', () => {
  const told = verdict({ findings: [finding({ label: ATTACKS.find(text => text.includes('ATTACHMENT'))! })] })
  expect(junit.render(told, context)).not.toContain('[[ATTACHMENT')
})
