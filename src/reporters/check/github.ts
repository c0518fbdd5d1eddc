import type { Verdict } from '../../model/verdict.ts'
import { clean } from '../escape.ts'
import { checksOf, labelText, ruleOf, sentenceOf, statusOf } from './check-text.ts'
import { findingLines, listed, shownFinding } from './finding-text.ts'
import type { CheckContext, CheckReporter } from './reporter.ts'
import { counted, summaryLine } from './summary.ts'

/** Annotations of each kind that GitHub shows of one step; what comes after them it drops without a word. */
const SHOWN = 10

/** Workflow commands, https://docs.github.com/actions/reference/workflow-commands-for-github-actions, for the standard output of a step. */
export const github: CheckReporter = {
  name: 'github',
  title: 'Annotations of GitHub Actions, for standard output',
  extension: 'txt',
  render: (verdict, context) => {
    const all = annotations(verdict, context)
    const lines = (['error', 'warning', 'notice'] as const).flatMap(kind =>
      bounded(
        kind,
        all.filter(one => one.kind === kind),
      ),
    )
    return `${[...lines.map(command), clean(`saltshaker: ${summaryLine(verdict)}`)].join('\n')}\n`
  },
}

interface Annotation {
  readonly kind: 'error' | 'warning' | 'notice'
  /** Called for those that are shown: a first night may have thousands. */
  readonly say: () => { readonly file?: string | undefined; readonly title: string; readonly lines: readonly string[] }
}

function annotations(verdict: Verdict, context: CheckContext): readonly Annotation[] {
  const { findings, fail } = listed(verdict)
  const checks = checksOf(verdict).flatMap((check): Annotation[] => {
    const kind = ({ failed: 'error', warning: 'warning', passed: undefined, unknown: undefined } as const)[statusOf(check)]
    const say = () => ({ title: `${ruleOf(check)}: ${labelText(check.subject.label)}`, lines: [sentenceOf(check)] })
    return kind === undefined ? [] : [{ kind, say }]
  })
  const found = findings.map(
    (finding): Annotation => ({
      kind: fail ? 'error' : finding.moment.decision.severity === 3 ? 'warning' : 'notice',
      say: () => {
        const shown = shownFinding(finding, context)
        const file = shown.source === '-' ? undefined : shown.source
        return { file, title: `${shown.agent}: ${shown.what}`, lines: [shown.place, ...findingLines(shown)] }
      },
    }),
  )
  return [...checks, ...found, ...staleNote(verdict)]
}

function staleNote({ baseline }: Verdict): readonly Annotation[] {
  const { stale = [], expired = [], file = '' } = baseline ?? {}
  const said = [
    expired.length === 0 ? '' : `${counted(expired.length, 'acceptance')} over`,
    stale.length === 0 ? '' : `${stale.length} no longer found (--prune-baseline removes them)`,
  ].filter(part => part !== '')
  return said.length === 0 ? [] : [{ kind: 'notice', say: () => ({ title: `Baseline ${clean(file)}`, lines: [said.join(', ')] }) }]
}

/** The first ones; the last that GitHub shows tells of the rest. */
function bounded(kind: Annotation['kind'], all: readonly Annotation[]): readonly Annotation[] {
  if (all.length <= SHOWN) return all
  const rest = all.length - SHOWN + 1
  const lines = [`GitHub shows ${SHOWN} annotations of a kind; the reporters github-summary, json and sarif have all.`]
  return [...all.slice(0, SHOWN - 1), { kind, say: () => ({ title: `${rest} more ${kind}s`, lines }) }]
}

function command({ kind, say }: Annotation): string {
  const { file, title, lines } = say()
  const properties = [...(file === undefined ? [] : [`file=${property(file)}`]), `title=${property(title)}`]
  return `::${kind} ${properties.join(',')}::${lines.map(data).join('%0A')}`
}

/** The text of a command, one line. `clean` takes out line breaks before they could end it. */
function data(text: string): string {
  return clean(text).replaceAll('%', '%25')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
