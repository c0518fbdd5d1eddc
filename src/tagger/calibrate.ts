/** A straight line from the log-odds of a raw probability to those that it proves right (Platt 1999). */
export interface Calibration {
  readonly slope: number
  readonly offset: number
}

/** Raw probability → how often it proves right. */
export function calibrate({ slope, offset }: Calibration, raw: number): number {
  return 1 / (1 + Math.exp(-(offset + slope * logOdds(raw))))
}

/** Of a probability; bounded, since nothing is ever certain. */
export function logOdds(probability: number): number {
  const bounded = Math.min(1 - LEAST, Math.max(LEAST, probability))
  return Math.log(bounded / (1 - bounded))
}

const LEAST = 1e-4
