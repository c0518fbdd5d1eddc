import { isDont } from '../model/tag.ts'
import type { JudgedTurn } from './judged.ts'

/** Decisions whose confidence lies between `from` and `to`, both between 0 and 1. */
export interface ReliabilityStep {
  readonly from: number
  readonly to: number
  readonly turns: number
  /** Mean confidence. */
  readonly confidence: number
  /** Share of them that carries the tag given. */
  readonly right: number
}

export interface Reliability {
  /** Steps without turns are left out. */
  readonly steps: readonly ReliabilityStep[]
  /** Expected calibration error (Naeini et al. 2015): mean distance of confidence and share right, weighted by turns. */
  readonly error: number
  /** Of what is said as a don't: how sure that it is this one, and how often it is any, and this one. */
  readonly donts: { readonly turns: number; readonly confidence: number; readonly rightAnyDont: number; readonly right: number }
}

const STEPS = 10

export function reliabilityOf(turns: readonly JudgedTurn[]): Reliability {
  const steps = Array.from({ length: STEPS }, (_, step): ReliabilityStep => {
    const inside = turns.filter(({ confidence }) => Math.min(STEPS - 1, Math.floor(confidence * STEPS)) === step)
    return { from: step / STEPS, to: (step + 1) / STEPS, ...meansOf(inside) }
  }).filter(step => step.turns > 0)
  const error = steps.reduce((sum, step) => sum + step.turns * Math.abs(step.confidence - step.right), 0) / turns.length
  const said = turns.filter(({ got }) => isDont(got))
  return { steps, error, donts: { ...meansOf(said), rightAnyDont: said.filter(({ want }) => isDont(want)).length / said.length } }
}

function meansOf(turns: readonly JudgedTurn[]): { turns: number; confidence: number; right: number } {
  return {
    turns: turns.length,
    confidence: turns.reduce((sum, { confidence }) => sum + confidence, 0) / turns.length,
    right: turns.filter(({ want, got }) => want === got).length / turns.length,
  }
}
