import { isDont, isTag, type Severity, type Tag } from '../model/tag.ts'
import type { Decision } from './decision.ts'

type Line = Readonly<Record<string, unknown>>

/** Whether a line of a labels file is a turn that nobody judged. */
export function isContext({ reviewer }: Line): boolean {
  return typeof reviewer !== 'string'
}

/** The decision in a line of a labels file; undefined where it is context, or a label without a reviewer. */
export function decisionOf(line: Line): Decision | undefined {
  const { reviewer, source, conversation, turn, role, tag, severity, bid, met, said, reviewed, tagger, comment } = line
  if (typeof reviewer !== 'string' || typeof turn !== 'number') return undefined
  return {
    source: textOf(source),
    conversation: textOf(conversation),
    turn,
    subject: role === 'agent' ? 'tag' : 'bid',
    ...(isTag(tag) ? { tag, ...severityOf(severity, tag) } : {}),
    ...(typeof bid === 'boolean' ? { bid, ...(typeof met === 'boolean' ? { met } : {}) } : {}),
    ...(isTag(said) ? { said } : {}),
    ...(typeof comment === 'string' ? { comment } : {}),
    reviewer,
    reviewed: textOf(reviewed),
    tagger: textOf(tagger),
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** None where nobody named it. */
function severityOf(value: unknown, tag: Tag): { readonly severity?: Severity } {
  if (!isDont(tag)) return { severity: 0 }
  return value === 1 || value === 2 || value === 3 ? { severity: value } : {}
}
