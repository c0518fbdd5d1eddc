import type { Verdict } from '../../model/verdict.ts'
import { checksOf, statusOf } from './check-text.ts'

/** What failed, what is only told, and what could not be judged. */
export interface Counts {
  readonly failedThresholds: number
  readonly failedRegressions: number
  readonly newFindings: number
  readonly warnings: number
  readonly unknown: number
}

export function countsOf(verdict: Verdict): Counts {
  const failed = checksOf(verdict).filter(check => statusOf(check) === 'failed')
  const count = (status: string): number => checksOf(verdict).filter(check => statusOf(check) === status).length
  return {
    failedThresholds: failed.filter(({ kind }) => kind === 'threshold').length,
    failedRegressions: failed.filter(({ kind }) => kind === 'regression').length,
    newFindings: verdict.baseline?.fresh.length ?? 0,
    warnings: count('warning'),
    unknown: count('unknown'),
  }
}

/** `passed`, `failed: 2 thresholds, 1 new finding; 3 not judged`. */
export function summaryLine(verdict: Verdict): string {
  const { failedThresholds, failedRegressions, newFindings, warnings, unknown } = countsOf(verdict)
  const failed = [counted(failedThresholds, 'threshold'), counted(failedRegressions, 'regression'), counted(newFindings, 'new finding')]
  const told = [counted(warnings, 'warning'), unknown === 0 ? '' : `${unknown} not judged`]
  const said = [failed, told].map(parts => parts.filter(part => part !== '').join(', ')).filter(text => text !== '')
  return `${verdict.passed ? 'passed' : 'failed'}${said.length === 0 ? '' : `: ${said.join('; ')}`}`
}

/** `1 threshold`, `2 thresholds`; '' for none. */
export function counted(n: number, noun: string): string {
  return n === 0 ? '' : `${n} ${noun}${n === 1 ? '' : 's'}`
}
