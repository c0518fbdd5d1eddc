import type { Report } from '../model/report.ts'
import type { TaggedConversation } from '../model/tagged.ts'
import { collect } from './collect.ts'
import type { Mood } from './conversation.ts'

/** The report of nothing: `merge(empty, r)` is `r`. */
export const empty: Report = collect().report()

/** The report of one conversation. */
export function of(tagged: TaggedConversation, mood: Mood): Report {
  const collector = collect()
  collector.add(tagged, mood)
  return collector.report()
}

/** Both together. Associative and commutative, byte for byte: nights, shards and workers may come in any order and grouping. */
export function merge(a: Report, b: Report): Report {
  const collector = collect()
  collector.absorb(a)
  collector.absorb(b)
  return collector.report()
}

/** `merge(report, of(tagged, mood))`. Copies the report: for many conversations in a row use `collect`. */
export function add(report: Report, tagged: TaggedConversation, mood: Mood): Report {
  const collector = collect()
  collector.absorb(report)
  collector.add(tagged, mood)
  return collector.report()
}
