import { isDont, type Severity, type Tag } from '../../model/tag.ts'
import type { Decision, Opinion } from '../../review/decision.ts'

/** What a key or button on a tag means: a don't that the reviewer names is mild until told otherwise. */
export function retagged(tag: Tag): Opinion {
  return { tag, severity: isDont(tag) ? 1 : 0 }
}

export function accepted(tag: Tag, severity: Severity): Opinion {
  return { tag, severity: isDont(tag) ? ((severity || 1) as Severity) : 0 }
}

export function opinionOf(decision: Decision | undefined): Opinion {
  if (decision === undefined) return {}
  const { tag, severity, bid, met, comment } = decision
  return { tag, severity, bid, met, comment }
}
