import { compareText } from '../measures/moments.ts'
import { isDont } from '../model/tag.ts'
import type { Accepted, BaselineCheck, Finding } from '../model/verdict.ts'

/** Findings that were accepted; `version` is raised when older programs would misread it. */
export interface Baseline {
  readonly version: 1
  readonly accepted: readonly Accepted[]
}

/** What stands against a baseline, and which findings it covers. */
export interface BaselineResult {
  readonly check: BaselineCheck
  /** In `findings`' order: whether it is accepted. */
  readonly isAccepted: readonly boolean[]
}

/**
 * Holds the findings of a night against the accepted ones. `day` is the last day of the night (ISO date), by which acceptances end; undefined
 * where no turn is dated: then none ends.
 */
export function compareBaseline(baseline: Baseline, findings: readonly Finding[], file: string, day: string | undefined): BaselineResult {
  const isOver = (entry: Accepted): boolean => hasEnded(entry, day)
  const left = new Map<string, number>()
  for (const entry of baseline.accepted) if (!isOver(entry)) left.set(entry.fingerprint, (left.get(entry.fingerprint) ?? 0) + entry.count)
  const isAccepted = findings.map(({ fingerprint }) => {
    const count = left.get(fingerprint) ?? 0
    if (count > 0) left.set(fingerprint, count - 1)
    return count > 0
  })
  const found = new Set(findings.map(({ fingerprint }) => fingerprint))
  return {
    isAccepted,
    check: {
      file,
      fresh: findings.filter((_, index) => !isAccepted[index]),
      accepted: isAccepted.filter(Boolean).length,
      stale: baseline.accepted.filter(({ fingerprint }) => !found.has(fingerprint)),
      expired: baseline.accepted.filter(isOver),
    },
  }
}

function hasEnded({ until }: Accepted, day: string | undefined): boolean {
  return until !== undefined && day !== undefined && until < day
}

/** The baseline that accepts these findings; what somebody wrote to an entry stays with it, but for an `until` that is over by `day`. */
export function acceptAll(findings: readonly Finding[], earlier: Baseline | undefined, day?: string): Baseline {
  const known = new Map(earlier?.accepted.map(entry => [entry.fingerprint, entry]))
  const entries = new Map<string, Accepted>()
  for (const { fingerprint, moment } of findings) {
    const { tag, severity } = moment.decision
    if (!isDont(tag)) continue
    const count = (entries.get(fingerprint)?.count ?? 0) + 1
    const old = known.get(fingerprint)
    const until = old === undefined || hasEnded(old, day) ? undefined : old.until
    entries.set(fingerprint, { fingerprint, conversation: moment.conversation, tag, severity, count, reason: old?.reason, until })
  }
  return sorted([...entries.values()])
}

/** Without the entries that no longer occur, the others for no more findings than there are now. */
export function prune({ accepted }: Baseline, findings: readonly Finding[]): Baseline {
  const found = new Map<string, number>()
  for (const { fingerprint } of findings) found.set(fingerprint, (found.get(fingerprint) ?? 0) + 1)
  const left: Accepted[] = []
  for (const entry of accepted) {
    const now = found.get(entry.fingerprint) ?? 0
    const count = Math.min(entry.count, now)
    // Two entries may accept the same words: together no more than there are.
    found.set(entry.fingerprint, now - count)
    if (count > 0) left.push({ ...entry, count })
  }
  return sorted(left)
}

function sorted(accepted: readonly Accepted[]): Baseline {
  const ordered = [...accepted].sort((a, b) => compareText(a.conversation, b.conversation) || compareText(a.fingerprint, b.fingerprint))
  return { version: 1, accepted: ordered }
}
