import { dayOrder } from './day-order.ts'
import { type DateOrder, dateOrder, secondsOf, timeOf } from './times.ts'

/** Where a turn stands in time. */
export interface Moment {
  readonly time?: string | undefined
  readonly offset?: number | undefined
}

/** What is known of the stamps beside themselves. */
export interface StampContext {
  /** IANA name, from `--tz`. */
  readonly zone?: string | undefined
  /** `2026-11-20`: the day that clocks without a date are of. */
  readonly day?: string | undefined
}

export interface MomentReader {
  /** Where the next turn stands. */
  readonly at: (stamp: string | undefined) => Moment
  /** What deserves a look; undefined where the stamps tell all. */
  readonly doubt: string | undefined
}

/** Whether a stamp begins with a date: `10:02:03.5` and `10:02-05:00` do not. */
export function isDated(stamp: string): boolean {
  return /^\s*\d{1,4}[/.-]\d{1,2}(?:[/.-]\d|,?\s)/.test(stamp)
}

const DAY = 24 * 3600
const MORNING = 6 * 3600
/** A call that is written down from later on than this is rare. FORMATS 1.2. */
const BEGINNING = 300

/**
 * Reads the stamps of one conversation, of which `samples` are the first. With a date they are times. Without one they are seconds from its start: a clock
 * (AM/PM, or 6 in the morning and later) counts from its first stamp and over midnight, and with a day told elsewhere it is a time; others are offsets already.
 */
export function momentReader(samples: readonly (string | undefined)[], context: StampContext = {}): MomentReader {
  const given = samples.filter(stamp => stamp !== undefined)
  const { zone } = context
  if (given.some(isDated)) {
    const order = { ...orderOf(given), zone }
    const doubt = order.sure
      ? undefined
      : `dates like ${given[0]} are read as ${order.dayFirst ? 'day/month' : 'month/day'}: nothing in the file tells`
    return { at: stamp => (stamp === undefined ? {} : { time: timeOf(stamp, order) }), doubt }
  }
  const first = given.map(clockSeconds).find(second => second !== undefined) ?? 0
  if (!given.some(stamp => /[ap]\.?\s?m/i.test(stamp)) && first < MORNING) {
    const doubt =
      first < BEGINNING
        ? undefined
        : `stamps like ${given[0]} are read as time since the beginning: nothing tells whether they are of a clock`
    return { at: stamp => (stamp === undefined ? {} : { offset: clockSeconds(stamp) }), doubt }
  }
  return { at: clock(first, context), doubt: undefined }
}

/** A clock that falls by half a day is of the next day. */
function clock(first: number, { zone, day }: StampContext): (stamp: string | undefined) => Moment {
  let last = first
  let days = 0
  return stamp => {
    const second = stamp === undefined ? undefined : clockSeconds(stamp)
    if (second === undefined) return {}
    if (second < last - DAY / 2) days++
    last = second
    const since = second + days * DAY
    if (day === undefined) return { offset: Math.max(0, since - first) }
    const local = new Date(Date.parse(`${day}T00:00:00Z`) + since * 1000).toISOString().slice(0, 19)
    return { time: timeOf(local, { dayFirst: false, sure: true, zone }) }
  }
}

/** By impossible months, else by the order of the stamps: they do not fall. */
function orderOf(stamps: readonly string[]): DateOrder {
  const order = dateOrder(stamps)
  if (order.sure) return order
  const dates = dayOrder()
  for (const stamp of stamps) {
    const found = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})/.exec(stamp)
    if (found !== null) dates.add([Number(found[1]), Number(found[2]), Number(found[3])])
  }
  return dates.decided(order.dayFirst)
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
