import { escapeJson } from '../reporters/escape.ts'
import type { Explanation } from './explanation.ts'
import type { Flip } from './flips.ts'

const DIGITS = 1e6

/** For machines. Offsets are UTF-16, into `text` as it is printed. Fields are added, never renamed. */
export function explanationJson(
  explanation: Explanation,
  place?: { readonly source: string; readonly conversation: string; readonly turn: number },
): string {
  const { decision, flips, shares, thresholds, ...rest } = explanation
  const { tag, also, severity, confidence, evidence, possible } = decision
  const content = {
    schemaVersion: 1,
    place: place ?? null,
    text: rest.text,
    context: rest.context,
    heard: rest.heard,
    doors: rest.doors,
    ...{ tag, also, severity, confidence, possible: possible ?? null },
    tags: rest.tags,
    dont: thresholds ? { ...thresholds.calibrated, raw: thresholds.raw } : null,
    shares: shares ?? null,
    evidence,
    cues: rest.cues,
    flips: { alone: flips.alone.map(flipOf), together: flips.together ? flipOf(flips.together) : null },
    instead: rest.instead,
  }
  const round = (_: string, value: unknown): unknown => (typeof value === 'number' ? Math.round(value * DIGITS) / DIGITS : value)
  return `${escapeJson(JSON.stringify(content, round, 2))}\n`
}

function flipOf({ without, decision: { tag, confidence, possible } }: Flip): unknown {
  return { without, tag, confidence, possible: possible ? { tag: possible.tag, confidence: possible.confidence } : null }
}
