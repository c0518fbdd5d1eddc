import type { Report } from '../model/report.ts'
import type { TaggedConversation } from '../model/tagged.ts'
import { collect } from './collect.ts'
import type { Mood } from './conversation.ts'

export { type Collector, collect as collectReport } from './collect.ts'

/** The report of nothing: `mergeReports(emptyReport, r)` is `r`. */
export const emptyReport: Report = collect().report()

/** The report of one conversation. */
export function reportOf(tagged: TaggedConversation, mood: Mood): Report {
  const collector = collect()
  collector.add(tagged, mood)
  return collector.report()
}

/** Both together. Associative and commutative, byte for byte: nights, shards and workers may come in any order and grouping. */
export function mergeReports(a: Report, b: Report): Report {
  const collector = collect()
  collector.absorb(a)
  collector.absorb(b)
  return collector.report()
}

/** `mergeReports(report, reportOf(tagged, mood))`. Copies the report: for many conversations in a row use `collectReport`. */
export function addConversation(report: Report, tagged: TaggedConversation, mood: Mood): Report {
  const collector = collect()
  collector.absorb(report)
  collector.add(tagged, mood)
  return collector.report()
}
