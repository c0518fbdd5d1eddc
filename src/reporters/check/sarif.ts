import type { Notice } from '../../model/reading.ts'
import type { Finding, Verdict } from '../../model/verdict.ts'
import { clean, escapeJson } from '../escape.ts'
import { type Check, checkFingerprint, checksOf, labelText, ruleOf, sentenceOf, statusOf } from './check-text.ts'
import { fileUri } from './file-uri.ts'
import { findingLines, listed, repeats, shownFinding } from './finding-text.ts'
import type { CheckContext, CheckReporter } from './reporter.ts'
import { SARIF_RULES } from './sarif-rules.ts'

/** Where checks are shown, which no file broke: their place is the configuration. */
export const CONFIG_FILE = 'saltshaker.config.json'

/** Findings listed, the worst first: GitHub's code scanning keeps as many of a run, and refuses a file with more than 25,000. */
const LISTED = 5000

/**
 * SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. What passed or could not be judged is left out: code scanning
 * shows every result as an alert, whatever its kind. A result of level `error` is what fails the check.
 */
export const sarif: CheckReporter = {
  name: 'sarif',
  title: 'SARIF 2.1.0, for code scanning',
  extension: 'sarif',
  render: (verdict, context) => `${escapeJson(JSON.stringify(logOf(verdict, context), undefined, 2))}\n`,
}

function logOf(verdict: Verdict, context: CheckContext): object {
  const { findings, fail } = listed(verdict)
  const nth = repeats(findings)
  const more = findings.length - LISTED
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'saltshaker', semanticVersion: context.version, rules: SARIF_RULES.map(ruleObject) } },
        invocations: [
          {
            executionSuccessful: context.notices.every(({ kind }) => kind !== 'failed'),
            toolExecutionNotifications: [
              ...context.notices.map(notice => notification(notice, context)),
              ...(more > 0
                ? [{ level: 'note', message: message([`${more} more findings are not listed; --reporter json lists all`]) }]
                : []),
            ],
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: [
          ...checksOf(verdict).flatMap(checkResult),
          ...findings.slice(0, LISTED).map((finding, i) => findingResult(finding, nth[i]!, fail, context)),
        ],
        properties: { passed: verdict.passed },
      },
    ],
  }
}

function ruleObject({ id, short, full, help }: (typeof SARIF_RULES)[number]): object {
  return { id, shortDescription: { text: short }, fullDescription: { text: full }, help: { text: help } }
}

function ruleAt(id: string): object {
  return { ruleId: id, ruleIndex: SARIF_RULES.findIndex(rule => rule.id === id) }
}

function checkResult(check: Check): readonly object[] {
  const status = statusOf(check)
  if (status !== 'failed' && status !== 'warning') return []
  const id = checkFingerprint(check)
  return [
    {
      ...ruleAt(check.kind),
      level: status === 'failed' ? 'error' : 'warning',
      message: message([sentenceOf(check)]),
      locations: [{ ...physical(CONFIG_FILE), logicalLocations: [{ fullyQualifiedName: ruleOf(check) }] }],
      partialFingerprints: { primaryLocationLineHash: `${id}:1`, 'check/v1': id },
      properties: { subject: labelText(check.subject.label), metric: check.metric },
    },
  ]
}

function findingResult(finding: Finding, nth: number, fail: boolean, context: CheckContext): object {
  const shown = shownFinding(finding, context)
  const { tag, severity, confidence } = finding.moment.decision
  const turn = { name: `turn ${shown.turn}`, fullyQualifiedName: `${shown.conversation}/${shown.turn}` }
  return {
    ...ruleAt(tag),
    level: fail ? 'error' : severity === 3 ? 'warning' : 'note',
    message: message([`${shown.agent}: ${shown.what}.`, ...findingLines(shown)]),
    locations: [{ ...physical(finding.moment.source), logicalLocations: [turn] }],
    // Code scanning reads the first, and takes what follows the colon for the nth of its kind.
    partialFingerprints: { primaryLocationLineHash: `${finding.fingerprint}:${nth + 1}`, 'finding/v1': finding.fingerprint },
    ...(fail ? { baselineState: 'new' } : {}),
    properties: { agent: shown.agent, severity, confidence: Math.round(confidence * 10_000) / 10_000 },
  }
}

function physical(source: string): object {
  return { physicalLocation: { artifactLocation: { uri: fileUri(source) } } }
}

function notification({ kind, source, line, message: text }: Notice, { mask }: CheckContext): object {
  const level = ({ failed: 'error', skipped: 'warning', warning: 'warning', aside: 'note' } as const)[kind]
  const { physicalLocation } = physical(source) as { physicalLocation: object }
  return {
    level,
    message: message([mask(clean(text))]),
    locations: [{ physicalLocation: line === undefined ? physicalLocation : { ...physicalLocation, region: { startLine: line } } }],
  }
}

/** Text of SARIF: braces would be placeholders (3.11.5), and `](` a link (3.11.6). */
function message(lines: readonly string[]): { readonly text: string } {
  return { text: lines.map(line => clean(line).replaceAll('{', '(').replaceAll('}', ')').replaceAll('](', '] (')).join('\n') }
}
