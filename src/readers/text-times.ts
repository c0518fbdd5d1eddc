import { dateOrder, secondsOf, timeOf } from './times.ts'

/** Where a turn stands in time. */
export interface Moment {
  readonly time?: string | undefined
  readonly offset?: number | undefined
}

const DAY = 24 * 3600

/**
 * The stamps of one conversation. With a date they are times. Without one they are seconds from its start: a clock (AM/PM, or 6 in the
 * morning and later) counts from its first stamp and over midnight; else they are offsets already.
 */
export function momentsOf(stamps: readonly (string | undefined)[], zone?: string): readonly Moment[] {
  const given = stamps.filter(stamp => stamp !== undefined)
  if (given.length === 0) return stamps.map(() => ({}))
  const order = { ...dateOrder(given), zone }
  const dated = given.some(stamp => /\d[/.-]\d/.test(stamp))
  if (dated) return stamps.map(stamp => (stamp === undefined ? {} : { time: timeOf(stamp, order) }))
  const seconds = stamps.map(stamp => (stamp === undefined ? undefined : clockSeconds(stamp)))
  const first = seconds.find(second => second !== undefined)!
  const isClock = given.some(stamp => /[ap]\.?\s?m/i.test(stamp)) || first >= 6 * 3600
  if (!isClock) return seconds.map(offset => ({ offset }))
  let last = first
  let days = 0
  return seconds.map(second => {
    if (second === undefined) return {}
    if (second < last - DAY / 2) days++
    last = second
    return { offset: Math.max(0, second + days * DAY - first) }
  })
}

/** Seconds of the day of a clock, with or without AM and PM; undefined where it is none. */
export function clockSeconds(stamp: string): number | undefined {
  const half = /([ap])\.?\s?m\b\.?/i.exec(stamp)
  const plain = stamp
    .replace(/\s*[ap]\.?\s?m\b\.?.*$/i, '')
    .replace(/(?:Z|\s?[+-]\d\d:?\d\d)$/, '')
    .trim()
  if (half === null) return plain.split(':').length === 2 && Number(plain.split(':')[0]) >= 60 ? undefined : secondsOf(plain)
  const seconds = secondsOf(plain.split(':').length === 2 ? `${plain}:00` : plain)
  return seconds === undefined ? undefined : (seconds % (DAY / 2)) + (half[1]!.toLowerCase() === 'p' ? DAY / 2 : 0)
}
