import { Chalk, type ChalkInstance } from 'chalk'
import stringWidth from 'string-width'
import type { Verdict } from '../../model/verdict.ts'
import { fitTo } from '../cells.ts'
import { clean } from '../escape.ts'
import { noticeCounts, noticeGroups } from '../notices.ts'
import { momentLines } from '../pretty-moments.ts'
import { type Check, checksOf, labelText, reasonOf, ruleOf, type Status, seenOf, statusOf } from './check-text.ts'
import { acceptedText, listed } from './finding-text.ts'
import { grouped } from './grouped.ts'
import type { CheckContext, CheckReporter } from './reporter.ts'
import { counted, summaryLine } from './summary.ts'

/** Of one rule, checks that did not fail; failed ones and warnings are all printed. */
const SHOWN_QUIET = 12
const SHOWN_FINDINGS = 30
const SHOWN_ACCEPTED = 10
const SHOWN_NOTICES = 10
const NARROWEST = 40
/** Columns of a rule and of a name; longer ones push the rest to the right. */
const RULE_COLUMN = 44
const NAME_COLUMN = 24

/** The word says the same as the mark, for terminals without it. */
const MARKS: Readonly<Record<Status, readonly [mark: string, paint: (chalk: ChalkInstance) => ChalkInstance]>> = {
  passed: ['✓ passed ', chalk => chalk.green],
  failed: ['✗ failed ', chalk => chalk.red],
  warning: ['! warning', chalk => chalk.yellow],
  unknown: ['? unknown', chalk => chalk.dim],
}

export const pretty: CheckReporter = {
  name: 'pretty',
  title: 'One threshold a line, then what is new, for reading in a terminal',
  extension: 'txt',
  render: (verdict, context) => {
    const chalk = new Chalk({ level: context.color ? 1 : 0 })
    const sections = [checks(verdict, chalk), findings(verdict, context, chalk), accepted(verdict, context, chalk), notices(context, chalk)]
    const shown = sections.filter(lines => lines.length > 0).flatMap(lines => [...lines, ''])
    const last = (verdict.passed ? chalk.green : chalk.red).bold(summaryLine(verdict))
    return `${[...shown, last].join('\n')}\n`
  },
}

function checks(verdict: Verdict, chalk: ChalkInstance): readonly string[] {
  const all = checksOf(verdict)
  if (all.length === 0) return []
  const byRule = grouped(all, ruleOf)
  const rules = widest([...byRule.keys()], RULE_COLUMN)
  const names = widest(
    all.map(({ subject }) => labelText(subject.label)),
    NAME_COLUMN,
  )
  return [...byRule].flatMap(([rule, ofRule]) => {
    let room = SHOWN_QUIET
    const shown = new Set(ofRule.filter(check => isLoud(check) || room-- > 0))
    const more = ofRule.filter(check => !shown.has(check))
    return [...[...shown].map(check => checkLine(check, rules, names, chalk)), ...moreLine(rule, more, chalk)]
  })
}

function isLoud(check: Check): boolean {
  return statusOf(check) === 'failed' || statusOf(check) === 'warning'
}

function checkLine(check: Check, rules: number, names: number, chalk: ChalkInstance): string {
  const [mark, paint] = MARKS[statusOf(check)]
  const reason = reasonOf(check)
  const seen = [seenOf(check), reason === '' ? '' : chalk.dim(reason)].filter(part => part !== '').join('  ')
  return `${paint(chalk)(mark)}  ${padTo(ruleOf(check), rules)}  ${padTo(labelText(check.subject.label), names)}  ${seen}`.trimEnd()
}

function moreLine(rule: string, more: readonly Check[], chalk: ChalkInstance): readonly string[] {
  if (more.length === 0) return []
  const passed = more.filter(check => statusOf(check) === 'passed').length
  const parts = [passed === 0 ? '' : `${passed} passed`, passed === more.length ? '' : `${more.length - passed} unknown`]
  return [chalk.dim(`           … and ${parts.filter(part => part !== '').join(', ')} of ${rule}`)]
}

function findings(verdict: Verdict, context: CheckContext, chalk: ChalkInstance): readonly string[] {
  const { findings, fail } = listed(verdict)
  if (findings.length === 0) return []
  const width = Math.max(NARROWEST, context.width)
  const title = fail ? `New findings, not in ${clean(verdict.baseline!.file)}` : 'Findings (no baseline: none fails by itself)'
  const shown = findings.slice(0, SHOWN_FINDINGS)
  const more = findings.length - shown.length
  return [
    chalk.bold.underline(`${title} · ${findings.length}`),
    ...[...grouped(shown, ({ label }) => label)].flatMap(([label, own]) => [
      '',
      chalk.bold(labelText(label)),
      ...own.flatMap(({ moment }, i) => [...(i === 0 ? [] : ['']), ...momentLines(moment, { ...context, width, chalk })]),
    ]),
    ...(more > 0 ? ['', chalk.dim(`  … and ${more} more: --reporter json=FILE has them all`)] : []),
  ]
}

/** What became of the accepted findings. */
function accepted({ baseline }: Verdict, { mask }: CheckContext, chalk: ChalkInstance): readonly string[] {
  if (baseline === undefined) return []
  const { file, fresh, stale, expired } = baseline
  const counts = [`${baseline.accepted} accepted`, `${fresh.length} new`]
  const section = (title: string, entries: typeof stale): readonly string[] => {
    if (entries.length === 0) return []
    const more = entries.length - SHOWN_ACCEPTED
    return [
      title,
      ...entries.slice(0, SHOWN_ACCEPTED).map(entry => `  ${acceptedText(entry, mask)}`),
      ...(more > 0 ? [chalk.dim(`  … and ${more} more`)] : []),
    ]
  }
  return [
    `${chalk.bold.underline('Baseline')} ${clean(file)}: ${counts.join(', ')}`,
    ...section(`${counted(expired.length, 'acceptance')} over, so what is found counts as new:`, expired),
    ...section(`${stale.length} no longer found, --prune-baseline removes ${stale.length === 1 ? 'it' : 'them'}:`, stale),
  ]
}

function notices({ notices, mask }: CheckContext, chalk: ChalkInstance): readonly string[] {
  const counts = noticeCounts(notices)
  if (counts === '') return []
  const lines = noticeGroups(notices.filter(({ kind }) => kind !== 'aside')).map(
    ({ kind, where, message, more }) => `  ${kind} ${clean(where)}: ${mask(clean(message))}${more}`,
  )
  const more = lines.length - SHOWN_NOTICES
  return [
    `${chalk.bold.underline('Notices')}: ${counts}`,
    ...lines.slice(0, SHOWN_NOTICES),
    ...(more > 0 ? [chalk.dim(`  … and ${more} more kinds`)] : []),
  ]
}

function widest(texts: readonly string[], most: number): number {
  return Math.min(most, Math.max(...texts.map(text => stringWidth(text))))
}

function padTo(text: string, width: number): string {
  return stringWidth(text) >= width ? text : fitTo(text, width, 'left')
}
