import * as v from 'valibot'

/** The configuration file: its check and the JSON Schema that ships with the package come from here. Its type, `Config`, needs no valibot. */

const text = (description: string) => v.pipe(v.string(), v.nonEmpty('must not be empty'), v.description(description))
const texts = (description: string) => v.pipe(v.array(v.pipe(v.string(), v.nonEmpty('must not be empty'))), v.description(description))
const whole = (description: string) =>
  v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(0, 'must be 0 or more'), v.description(description))
const choice = <const T extends readonly string[]>(values: T, description: string) => v.pipe(v.picklist(values), v.description(description))

const CONFIDENCE = ['point', 'interval'] as const
const confidence = choice(CONFIDENCE, 'point: the value decides. interval: fails only where the whole 95 % interval is beyond the limit')
const minTurns = whole('subjects with fewer tagged turns are "not enough data": neither passed nor failed')
const map = v.pipe(
  v.record(v.string(), v.pipe(v.string(), v.nonEmpty('must not be empty'))),
  v.description('which column or JSON path holds what: {"text": "message.body", "role": "author.type"}'),
)

const reading = {
  map: v.optional(map),
  agent: v.optional(texts('names or ids of agents, * for any letters')),
  customer: v.optional(texts('names or ids of customers')),
  bot: v.optional(texts('names or ids of bots')),
  agentRole: v.optional(texts('values of the role column that mean agent')),
  tz: v.optional(text('time zone of stamps that tell none, such as Europe/Berlin')),
}

const override = v.strictObject({
  for: text('whom the exception is for: {team:billing}, {agent:Jane*}'),
  limit: v.optional(text('what must hold instead: "< 4%"')),
  level: v.optional(choice(['error', 'warn', 'off'], 'off: not judged at all')),
  minTurns: v.optional(minTurns),
  confidence: v.optional(confidence),
})

const threshold = v.strictObject({
  threshold: text('what must hold: "stonewalling.rate < 2%"'),
  scope: v.optional(text('overall (default), agent: each agent, team: each team, or a selector such as {team:billing}')),
  level: v.optional(choice(['error', 'warn'], 'error (default) sets exit code 1, warn is only told')),
  minTurns: v.optional(minTurns),
  confidence: v.optional(confidence),
  overrides: v.optional(v.pipe(v.array(override), v.description('exceptions: the first that picks a subject decides'))),
})

export const configSchema = v.strictObject({
  $schema: v.optional(v.string()),
  files: v.optional(
    v.pipe(
      texts('files, folders or globs to read where the command line names none'),
      v.nonEmpty('must name at least one file: else leave it out'),
    ),
  ),
  format: v.optional(text('read the files as this format: one of saltshaker formats, or of "formats" here')),
  ...reading,
  formats: v.optional(
    v.pipe(
      v.record(v.string(), v.strictObject({ base: v.optional(text('the format it is: json, csv …')), ...reading })),
      v.description('in-house exports, described once: --format NAME reads them'),
    ),
  ),
  maxSkipped: v.optional(text('records of a file that may be unreadable, such as 10% (default: 5%)')),
  roster: v.optional(text('CSV file with the columns agent and team')),
  weights: v.optional(text('learned weights, made by saltshaker train')),
  labels: v.optional(text('what reviewers decided: saltshaker review appends to it, the other commands heed it')),
  thresholds: v.optional(
    v.pipe(
      v.array(v.union([text('what must hold: "stonewalling.rate{agent} < 2%"'), threshold])),
      v.description('what check holds the night against'),
    ),
  ),
  minTurns: v.optional(minTurns),
  confidence: v.optional(confidence),
  allowEmpty: v.optional(v.pipe(v.boolean(), v.description('selectors may pick nobody'))),
  baseline: v.optional(text('file of accepted findings: check fails on all others')),
  against: v.optional(text('last, 7d or an earlier JSON report: check fails where a don’t rate rose')),
  margin: v.optional(text('rise that is let pass, such as 1% (percentage points)')),
  history: v.optional(text('folder in which the nights are kept')),
})
