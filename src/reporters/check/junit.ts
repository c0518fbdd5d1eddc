import type { Verdict } from '../../model/verdict.ts'
import { escapeXml } from '../escape.ts'
import { type checksOf, labelText, ruleOf, sentenceOf, statusOf } from './check-text.ts'
import { findingLines, listed, shownFinding } from './finding-text.ts'
import type { CheckContext, CheckReporter } from './reporter.ts'

/**
 * What Jenkins, GitLab and others agree on: the schema that JUnit 5 tests its own reports against (jenkins-junit.xsd). So a skipped test
 * carries text, not a message attribute, and only suites count skipped ones.
 */
export const junit: CheckReporter = {
  name: 'junit',
  title: 'JUnit XML: a test for each threshold, comparison and new finding',
  extension: 'xml',
  render: (verdict, context) => {
    const suites = [
      suite('thresholds', verdict.thresholds.map(testOfCheck)),
      suite('regressions', verdict.regressions.map(testOfCheck)),
      suite('findings', findingTests(verdict, context)),
    ].filter(({ tests }) => tests > 0)
    const [tests, failures] = [sum(suites.map(one => one.tests)), sum(suites.map(one => one.failures))]
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites name="saltshaker check" tests="${tests}" failures="${failures}" errors="0">`,
      ...suites.flatMap(({ lines }) => lines),
      '</testsuites>',
      '',
    ].join('\n')
  },
}

interface Test {
  readonly className: string
  readonly name: string
  /** `told`: passed, with something to say. */
  readonly state: 'passed' | 'failed' | 'skipped' | 'told'
  readonly message: string
  readonly details: readonly string[]
}

function testOfCheck(check: ReturnType<typeof checksOf>[number]): Test {
  const state = ({ passed: 'passed', failed: 'failed', warning: 'told', unknown: 'skipped' } as const)[statusOf(check)]
  const message = sentenceOf(check)
  return {
    className: `saltshaker.${check.metric}`,
    name: `${ruleOf(check)}: ${labelText(check.subject.label)}`,
    state,
    message: state === 'told' ? `warning: ${message}` : message,
    details: [],
  }
}

function findingTests(verdict: Verdict, context: CheckContext): readonly Test[] {
  const { findings, fail } = listed(verdict)
  if (fail && findings.length === 0)
    return [{ className: 'saltshaker.baseline', name: 'no new findings', state: 'passed', message: '', details: [] }]
  return findings.map(finding => {
    const shown = shownFinding(finding, context)
    return {
      className: `saltshaker.${finding.moment.decision.tag}`,
      name: shown.place,
      state: fail ? 'failed' : 'told',
      message: `${shown.agent}: ${shown.what}`,
      details: [shown.place, ...findingLines(shown)],
    }
  })
}

interface Suite {
  readonly tests: number
  readonly failures: number
  readonly lines: readonly string[]
}

function suite(name: string, tests: readonly Test[]): Suite {
  const count = (state: Test['state']): number => tests.filter(test => test.state === state).length
  const seen = new Map<string, number>()
  const lines = tests.flatMap(test => {
    // GitLab shows one test of each name and class.
    const nth = (seen.get(`${test.className} ${test.name}`) ?? 0) + 1
    seen.set(`${test.className} ${test.name}`, nth)
    return testLines(nth === 1 ? test : { ...test, name: `${test.name} (${nth})` })
  })
  return {
    tests: tests.length,
    failures: count('failed'),
    lines: [
      `  <testsuite name="${name}" tests="${tests.length}" failures="${count('failed')}" errors="0" skipped="${count('skipped')}">`,
      ...lines,
      '  </testsuite>',
    ],
  }
}

function testLines({ className, name, state, message, details }: Test): readonly string[] {
  const opening = `    <testcase classname="${escapeXml(className)}" name="${escapeXml(name)}"`
  const said = [message, ...details].map(escapeXml).join('\n')
  const inside = {
    passed: '',
    failed: `<failure type="saltshaker" message="${escapeXml(message)}">${said}</failure>`,
    skipped: `<skipped>${said}</skipped>`,
    // GitLab takes [[ATTACHMENT|path]] in what a test printed for a file to link to.
    told: `<system-out>${said.replaceAll('[[', '[ [')}</system-out>`,
  }[state]
  return inside === '' ? [`${opening}/>`] : [`${opening}>`, `      ${inside}`, '    </testcase>']
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}
