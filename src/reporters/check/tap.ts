import type { Verdict } from '../../model/verdict.ts'
import { clean, escapeJson } from '../escape.ts'
import { type Check, checksOf, labelText, reasonOf, ruleOf, seenOf, sentenceOf, statusOf } from './check-text.ts'
import { findingLines, listed, type ShownFinding, shownFinding } from './finding-text.ts'
import type { CheckContext, CheckReporter } from './reporter.ts'
import { summaryLine } from './summary.ts'

/** TAP 14, https://testanything.org/tap-version-14-specification.html. A warning is a failed test that is "to do": it fails no run. */
export const tap: CheckReporter = {
  name: 'tap',
  title: 'TAP 14: a test point for each threshold, comparison and new finding',
  extension: 'tap',
  render: (verdict, context) => {
    const points = [...checksOf(verdict).map(checkPoint), ...findingPoints(verdict, context)]
    const plan = points.length === 0 ? '1..0 # nothing to check' : `1..${points.length}`
    const lines = points.flatMap(({ ok, text, directive, details }, i) => [
      `${ok ? 'ok' : 'not ok'} ${i + 1} - ${escapeTap(text)}${directive === '' ? '' : ` # ${directive}`}`,
      ...(Object.keys(details).length === 0 ? [] : yaml(details)),
    ])
    return `${['TAP version 14', plan, ...lines, ...notes(verdict, context), `# ${escapeTap(summaryLine(verdict))}`].join('\n')}\n`
  },
}

interface Point {
  readonly ok: boolean
  readonly text: string
  /** '' for none. */
  readonly directive: string
  readonly details: Readonly<Record<string, unknown>>
}

function checkPoint(check: Check): Point {
  const status = statusOf(check)
  const seen = seenOf(check)
  const directive = { passed: '', failed: '', warning: 'TODO only a warning', unknown: `SKIP ${escapeTap(reasonOf(check))}` }[status]
  return {
    ok: status === 'passed' || status === 'unknown',
    // In this order, so that no name ends the line: some harnesses take a brace there for the beginning of more tests.
    text: `${labelText(check.subject.label)}: ${ruleOf(check)}, ${seen === '' ? 'nothing seen' : seen}`,
    directive,
    details:
      status === 'failed' || status === 'warning' ? { message: sentenceOf(check), severity: status === 'failed' ? 'fail' : 'todo' } : {},
  }
}

function findingPoints(verdict: Verdict, context: CheckContext): readonly Point[] {
  const { findings, fail } = listed(verdict)
  if (!fail) return []
  if (findings.length === 0) return [{ ok: true, text: 'no new findings', directive: '', details: {} }]
  return findings.map(finding => {
    const shown = shownFinding(finding, context)
    return { ok: false, text: headline(shown), directive: '', details: { message: findingLines(shown).join('\n'), severity: 'fail' } }
  })
}

/** Findings that fail nothing, as comments. */
function notes(verdict: Verdict, context: CheckContext): readonly string[] {
  const { findings, fail } = listed(verdict)
  return fail ? [] : findings.map(finding => `# note: ${escapeTap(headline(shownFinding(finding, context)))}`)
}

function headline({ agent, what, place }: ShownFinding): string {
  return `${agent}: ${what}, ${place}`
}

/** For descriptions, reasons and comments: one line, in which no # begins a directive. */
function escapeTap(text: string): string {
  return clean(text).replace(/[\\#]/g, '\\$&')
}

/** Strings of JSON are strings of YAML, however hostile. */
function yaml(details: Readonly<Record<string, unknown>>): readonly string[] {
  return ['  ---', ...Object.entries(details).map(([key, value]) => `  ${key}: ${escapeJson(JSON.stringify(value))}`), '  ...']
}
