import { UserError } from '../errors.ts'
import type { TaggerVersion } from '../model/night.ts'
import { TAGS, type Tag } from '../model/tag.ts'
import type { Earlier, EarlierAgent } from './regression.ts'

/** The earlier figures in a JSON report of ours. Throws UserError where it is none. */
export function earlierReport(text: string, file: string): Earlier {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw notOurs(file)
  }
  if (!isRecord(value) || value.schemaVersion !== 1 || !Array.isArray(value.agents)) throw notOurs(file)
  return { against: file, agents: value.agents.map(agent => agentOf(agent, file)), tagger: taggerOf(value.tagger) }
}

function taggerOf(value: unknown): TaggerVersion | undefined {
  if (!isRecord(value) || typeof value.weights !== 'string' || typeof value.cues !== 'string') return undefined
  return { weights: value.weights, cues: value.cues }
}

function agentOf(value: unknown, file: string): EarlierAgent {
  if (!isRecord(value) || typeof value.key !== 'string' || !isCount(value.turns) || !isRecord(value.tags)) throw notOurs(file)
  const { key, turns, tags: counts } = value
  const tags = Object.fromEntries(
    TAGS.map(tag => {
      const rate = counts[tag]
      if (!isRecord(rate) || !isCount(rate.count)) throw notOurs(file)
      return [tag, rate.count]
    }),
  ) as Record<Tag, number>
  return { key, turns, tags }
}

function notOurs(file: string): UserError {
  return new UserError(`${file}: is no JSON report of saltshaker: make one with saltshaker report --reporter json=FILE`)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
}
