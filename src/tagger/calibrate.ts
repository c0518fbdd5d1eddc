/** A point of a calibration curve: a raw probability and how often it proved right. Between points: a straight line. */
export type CalibrationPoint = readonly [raw: number, right: number]

/** Raw probability → how often it proves right. */
export function calibrate(points: readonly CalibrationPoint[], raw: number): number {
  const above = points.findIndex(([at]) => at >= raw)
  if (above < 0) return points.at(-1)?.[1] ?? raw
  const [x1, y1] = points[above]!
  const [x0, y0] = points[above - 1] ?? [0, 0]
  return x1 === x0 ? y1 : y0 + ((raw - x0) / (x1 - x0)) * (y1 - y0)
}
