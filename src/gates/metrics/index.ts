import { balance } from './balance.ts'
import { canned } from './canned.ts'
import type { Metric } from './metric.ts'
import { bidsMet, repaired } from './moments.ts'
import { moodDelta } from './mood.ts'
import { responseMetrics } from './response.ts'
import { severityMetrics } from './severity.ts'
import { tagMetrics } from './tags.ts'

/** Every metric that a threshold can name. */
export const METRICS: readonly Metric[] = [
  ...tagMetrics,
  ...severityMetrics,
  balance,
  bidsMet,
  repaired,
  canned,
  ...responseMetrics,
  moodDelta,
]
