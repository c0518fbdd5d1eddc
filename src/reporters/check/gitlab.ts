import type { Verdict } from '../../model/verdict.ts'
import { clean, escapeJson } from '../escape.ts'
import { checkFingerprint, checksOf, sentenceOf, statusOf } from './check-text.ts'
import { listed, repeats, shownFinding } from './finding-text.ts'
import type { CheckContext, CheckReporter } from './reporter.ts'
import { CONFIG_FILE } from './sarif.ts'

/**
 * The Code Quality report of GitLab, https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. It wants a line; turns have
 * none, so all stand at the first. What fails the check is `major` or worse, what does not is `minor` or `info`.
 */
export const gitlab: CheckReporter = {
  name: 'gitlab',
  title: 'Code Quality report of GitLab',
  extension: 'json',
  render: (verdict, context) =>
    `${escapeJson(JSON.stringify([...checkIssues(verdict), ...findingIssues(verdict, context)], undefined, 2))}\n`,
}

interface Issue {
  readonly description: string
  readonly check_name: string
  readonly fingerprint: string
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker'
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } }
}

function checkIssues(verdict: Verdict): readonly Issue[] {
  return apart(
    checksOf(verdict).flatMap((check): Issue[] => {
      const status = statusOf(check)
      if (status !== 'failed' && status !== 'warning') return []
      return [
        {
          description: sentenceOf(check),
          check_name: `saltshaker/${check.kind}`,
          fingerprint: checkFingerprint(check),
          severity: status === 'failed' ? 'critical' : 'minor',
          location: at(CONFIG_FILE),
        },
      ]
    }),
  )
}

function findingIssues(verdict: Verdict, context: CheckContext): readonly Issue[] {
  const { findings, fail } = listed(verdict)
  return apart(
    findings.map((finding): Issue => {
      const { agent, what, quote, conversation, turn, source } = shownFinding(finding, context)
      const { tag, severity } = finding.moment.decision
      return {
        description: `${agent}: ${what}: “${quote}” (conversation ${conversation}, turn ${turn})`,
        check_name: `saltshaker/${tag}`,
        fingerprint: finding.fingerprint,
        severity: fail ? (['major', 'major', 'critical', 'blocker'] as const)[severity] : 'info',
        location: at(source),
      }
    }),
  )
}

/** GitLab shows one issue of each fingerprint. */
function apart(issues: readonly Issue[]): readonly Issue[] {
  const nth = repeats(issues)
  return issues.map((issue, i) => (nth[i] === 0 ? issue : { ...issue, fingerprint: `${issue.fingerprint}-${nth[i]! + 1}` }))
}

function at(source: string): Issue['location'] {
  return { path: clean(source).replace(/^(?:\.\/)+/, ''), lines: { begin: 1 } }
}
