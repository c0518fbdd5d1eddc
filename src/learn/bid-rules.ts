import type { BidContent } from '../tagger/moments/bid-weights.ts'
import { lowest } from './calibration.ts'
import { calibrationOf, type Scored } from './platt.ts'

/** What the labels say of a customer's turn and its answer. */
export interface BidLabel {
  readonly bid: boolean
  /** Whether somebody said that it was met. */
  readonly met: boolean | undefined
  /** Whether the agent's next turn meets it by the tagger's rule, from its labelled tag; undefined where that has none. */
  readonly metByRule: boolean | undefined
}

/** A left-out turn: how likely it is a bid, and whether it is one. */
export type ScoredBid = Scored & { readonly turn: BidLabel }

/** Of left-out turns that are called a met bid so many should be one; of those called missed so many should be one that was missed. */
const WANTED_PRECISION = { met: 0.75, missed: 0.5 }
const CAUTIOUS = 0.8 // where no threshold keeps the promise

/**
 * What nobody took up was less often a bid: more is asked of it. Of those that are met as many are then found for each missed one as the labels have, so that the
 * share that is met is told neither too high nor too low; all that keep their own promise where no label says missed. Never is more asked of them than of
 * missed ones, promise or not. Turns whose answer nobody tagged count on both sides.
 */
export function rulesOf(scored: readonly ScoredBid[]): Pick<BidContent, 'met' | 'missed'> {
  const byRule = (met: boolean): ScoredBid[] => scored.filter(({ turn }) => (turn.metByRule ?? met) === met).sort((a, b) => b.raw - a.raw)
  const [met, missed] = [byRule(true), byRule(false)]
  const trulyMissed = missed.map(({ raw, turn }) => ({ raw, right: turn.bid && turn.met !== true }))
  const fromMissed = lowest(trulyMissed, WANTED_PRECISION.missed, 0) ?? CAUTIOUS
  const labelled = (wanted: boolean): number => scored.filter(({ turn }) => turn.bid && turn.met === wanted).length
  const found = missed.filter(({ raw }) => raw >= fromMissed).length
  const wanted = labelled(false) === 0 ? met.length : Math.round((found * labelled(true)) / labelled(false))
  const fair = met[Math.min(met.length, wanted) - 1]?.raw ?? fromMissed
  const fromMet = Math.min(fromMissed, Math.max(fair, lowest(met, WANTED_PRECISION.met, 0) ?? CAUTIOUS))
  return { met: { from: fromMet, calibration: calibrationOf(met) }, missed: { from: fromMissed, calibration: calibrationOf(missed) } }
}
