import { USUAL_RATE } from '../measures/views.ts'

/** Rise of a don't rate that is let pass, as a share: smaller ones are within what a night varies by. */
export const MARGIN = 0.01

/**
 * What `check` holds a night against where nobody says anything, and what `init` writes: more don'ts than the 2 to 4 % that are usual, beyond
 * chance, in all or twice that of one agent. Rules of thumb to start with; the balance of 5:1 is in none of them, as it is research on couples.
 */
export const DEFAULT_THRESHOLDS = [
  { threshold: `dont.rate < ${USUAL_RATE * 100}%`, scope: 'overall', confidence: 'interval' },
  { threshold: `dont.rate < ${USUAL_RATE * 200}%`, scope: 'agent', confidence: 'interval' },
  { threshold: 'contempt.count < 1', scope: 'overall', level: 'warn' },
] as const
