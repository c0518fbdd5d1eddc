export { readBaseline } from './config/baseline-file.ts'
export type { Config, FormatEntry, OverrideEntry, ReadingEntry, ThresholdEntry } from './config/config.ts'
export { type Found, findConfig } from './config/find.ts'
export { thresholdOf } from './config/thresholds.ts'
export { messageOf, UserError } from './errors.ts'
export type { Baseline } from './gates/baseline.ts'
export { DEFAULT_THRESHOLDS } from './gates/defaults.ts'
export { earlierReport } from './gates/earlier.ts'
export type { Metric } from './gates/metrics/metric.ts'
export type { Earlier, EarlierAgent } from './gates/regression.ts'
export type { Selector } from './gates/selector.ts'
export { type Condition, type Confidence, type Operator, type Override, parseThreshold, type Threshold } from './gates/threshold.ts'
export { type Gates, idleOverrides, type Night, verdictOf } from './gates/verdict.ts'
export type { Mood } from './measures/conversation.ts'
export { addConversation, type Collector, collectReport, emptyReport, mergeReports, reportOf } from './measures/report.ts'
export { type AgentView, agentViews, MIN_TURNS, type Standing } from './measures/views.ts'
export type { Contact, ContactSample, ContactTurn } from './model/contact.ts'
export type { TaggerVersion } from './model/night.ts'
export type { Rate } from './model/rate.ts'
export type { Notice, Reading } from './model/reading.ts'
export type { AgentReport, MissedBid, Moment, Report, Saying, Tally, Third } from './model/report.ts'
export { comparePrecedence, DONTS, type Dont, isDont, isTag, type Severity, TAGS, type Tag } from './model/tag.ts'
export type {
  Bid,
  ConversationMoments,
  ConversationTagger,
  Evidence,
  Repair,
  Suspicion,
  TaggedConversation,
  TurnTag,
} from './model/tagged.ts'
export { type Conversation, isTaggable, ROLES, type Role, type Turn } from './model/turn.ts'
export type {
  Accepted,
  BaselineCheck,
  Finding,
  Level,
  Measured,
  Outcome,
  RegressionCheck,
  Subject,
  ThresholdCheck,
  Unit,
  Verdict,
} from './model/verdict.ts'
export { defaultTagger, type NightReport, nightOn, type Onlooker, reportOn, type TaggedReading, tagInputs } from './pipeline.ts'
export { findInputs, type Input, type InputPlaces } from './readers/inputs.ts'
export { type InputOptions, readInputs } from './readers/read.ts'
export type { ReadOptions } from './readers/reader.ts'
export type { RoleOptions } from './readers/told-roles.ts'
export { mood } from './text/mood.ts'
