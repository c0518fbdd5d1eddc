import { UserError } from '../errors.ts'
import { parseSelector } from '../gates/selector.ts'
import { type Override, parseCondition, parseThreshold, type Threshold, withSelector } from '../gates/threshold.ts'
import type { ThresholdEntry } from './config.ts'

/** A threshold as the configuration writes it; `where` names its place. Throws UserError. */
export function thresholdOf(entry: ThresholdEntry, where: string): Threshold {
  if (typeof entry === 'string') return parseThreshold(entry, where)
  const { threshold: text, scope, level, minTurns, confidence, overrides = [] } = entry
  const plain = parseThreshold(text, where)
  if (scope !== undefined && plain.selector.text !== '')
    throw new UserError(`${where}: "${text}" has a selector of its own: leave out scope, or the {…}`)
  const scoped = scope === undefined ? plain : withSelector(plain, parseSelector(scope, `${where}.scope`))
  if (overrides.length > 0 && scoped.selector.text === '')
    throw new UserError(`${where}: overrides are for agents, teams or a selection, and this is about everybody: add "scope": "agent"`)
  return {
    ...scoped,
    level: level ?? scoped.level,
    minTurns,
    confidence,
    overrides: overrides.map((one, index): Override => {
      const at = `${where}.overrides[${index + 1}]`
      const { each, patterns, text: picked } = parseSelector(one.for, `${at}.for`)
      if (each !== undefined || picked === '' || patterns.channel !== undefined)
        throw new UserError(`${at}.for: "${one.for}" must pick agents or teams: {team:billing}, {agent:Jane*}`)
      const condition = one.limit === undefined ? undefined : parseCondition(one.limit, plain.metric.unit, `${at}.limit`)
      return { selector: { each, patterns, text: picked }, condition, level: one.level, minTurns: one.minTurns, confidence: one.confidence }
    }),
  }
}
