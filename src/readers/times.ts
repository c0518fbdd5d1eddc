import { two } from './day-order.ts'

/** Whether `3/4/2026` is the 3rd of April. Decided per input, from its samples. */
export interface DateOrder {
  readonly dayFirst: boolean
  /** Whether the samples told. */
  readonly sure: boolean
  /** IANA name of the zone of stamps that tell none, from `--tz`. Default: UTC. */
  readonly zone?: string | undefined
}

const SLASHED = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})(?:,?\s+|$)/

/** An order that is impossible for one sample is ruled out; with dots the day is first; else the month. */
export function dateOrder(samples: Iterable<string>): DateOrder {
  let slashed = false
  let dotted = false
  for (const sample of samples) {
    const found = SLASHED.exec(sample.trim())
    if (found === null) continue
    slashed = true
    if (Number(found[1]) > 12) return { dayFirst: true, sure: true }
    if (Number(found[2]) > 12) return { dayFirst: false, sure: true }
    dotted ||= sample.includes('.')
  }
  return { dayFirst: dotted, sure: !slashed || dotted }
}

const DAY = 24 * 3600 * 1000
const ISO_UTC = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/
const NUMERIC = /^\d+(?:\.\d+)?$/
const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})/
const CLOCK = /(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([ap])?\.?\s*(?:m\.?)?/i
const ZONE = /(?:\s|\()?(?:(Z|UTC|GMT)|([+-])(\d{2}):?(\d{2}))\)?\s*$/i
const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec'

/**
 * A time stamp of an export as ISO 8601 in UTC: ISO, epoch seconds, milliseconds or microseconds, `31/12/2026 10:02 PM`,
 * `Tue Oct 31 22:10:47 +0000 2017`, `2 Nov 2026 09:00`. Without a zone it is taken as UTC: the machine's zone must change nothing.
 */
export function timeOf(value: string | number, order: DateOrder): string | undefined {
  if (typeof value === 'number') return epoch(value)
  if (ISO_UTC.test(value)) return value
  const text = value
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\u200e\u200f]/g, '')
    .trim()
  if (text === '') return undefined

  if (NUMERIC.test(text)) return epoch(Number(text))
  const day = dayOf(text, order)
  if (day === undefined) return undefined
  const clock = CLOCK.exec(day.rest)
  const zone = ZONE.exec(day.rest)
  if (clock === null) return iso(Date.UTC(day.year, day.month - 1, day.day), day.day)
  let hour = Number(clock[1])
  if (clock[5] !== undefined) hour = (hour % 12) + (clock[5].toLowerCase() === 'p' ? 12 : 0)
  const fraction = clock[4] === undefined ? 0 : Math.floor(Number(`0.${clock[4]}`) * 1000)
  if (hour > 24 || Number(clock[2]) > 59) return undefined
  const told = zone?.[1] !== undefined || zone?.[2] !== undefined
  const shift = zone?.[2] === undefined ? 0 : (zone[2] === '-' ? 1 : -1) * (Number(zone[3]) * 60 + Number(zone[4])) * 60_000
  const local = Date.UTC(day.year, day.month - 1, day.day, hour, Number(clock[2]), Number(clock[3] ?? 0), fraction)
  return new Date(local).getUTCMonth() === day.month - 1 || hour === 24
    ? iso(told || order.zone === undefined ? local + shift : inZone(local, order.zone))
    : undefined
}

/** A stamp of whatever type in an export whose stamps are ISO 8601 or epoch seconds, milliseconds or microseconds. `zone`: of those that tell none. */
export function stampOf(value: unknown, zone?: string): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? timeOf(value, { dayFirst: false, sure: true, zone }) : undefined
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** The moment at which clocks of a zone show a local time, given as if it were UTC. In the hour that comes twice: the first. */
function inZone(local: number, zone: string): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  formats.set(zone, format)
  const offsetAt = (moment: number): number => {
    const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]))
    return Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second) - Math.floor(moment / 1000) * 1000
  }
  // The offset a day before is the one that clocks leave.
  const before = local - offsetAt(local - DAY)
  return before + offsetAt(before) === local ? before : local - offsetAt(before)
}

/** Whether a name is that of a time zone. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function dayOf(text: string, order: DateOrder): { year: number; month: number; day: number; rest: string } | undefined {
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst !== null) {
    return checked(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]), text.slice(yearFirst[0].length))
  }
  const slashed = SLASHED.exec(text)
  if (slashed !== null) {
    const [first, second] = [Number(slashed[1]), Number(slashed[2])]
    const year = Number(slashed[3]) + (slashed[3]!.length === 2 ? 2000 : 0)
    return order.dayFirst
      ? checked(year, second, first, text.slice(slashed[0].length))
      : checked(year, first, second, text.slice(slashed[0].length))
  }
  const named = /([a-z]{3})[a-z]*\.?\s+(\d{1,2})\b(?!:)|(\d{1,2})[ -]([a-z]{3})[a-z]*/i.exec(text)
  const month = MONTHS.indexOf((named?.[1] ?? named?.[4] ?? '???').toLowerCase())
  const year = /\b(?:19|20)\d{2}\b(?!:)/.exec(text.replace(/(?<![a-z])[+-]\d{4}\b/i, match => ' '.repeat(match.length)))
  if (named === null || month < 0 || month % 3 !== 0 || year === null) return undefined
  return checked(Number(year[0]), month / 3 + 1, Number(named[2] ?? named[3]), text.slice(named.index + named[0].length))
}

function checked(year: number, month: number, day: number, rest: string) {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? { year, month, day, rest } : undefined
}

function epoch(value: number): string | undefined {
  if (value >= 1e17) return undefined
  if (value >= 1e14) return iso(value / 1000)
  if (value >= 1e11) return iso(value)
  return value >= 1e9 ? iso(value * 1000) : undefined
}

/** The day of the moment before: a file has many moments of one day, and Date takes its time to write one. */
let last = { number: Number.NaN, text: '', day: 0 }

function iso(milliseconds: number, day?: number): string | undefined {
  const moment = Math.trunc(milliseconds)
  const number = Math.floor(moment / DAY)
  if (number !== last.number) {
    const date = new Date(moment)
    if (Number.isNaN(date.getTime())) return undefined
    last = { number, text: date.toISOString().split('T', 1)[0]!, day: date.getUTCDate() }
  }
  if (day !== undefined && last.day !== day) return undefined
  const rest = moment - number * DAY
  const fraction = rest % 1000
  const thousandths = fraction === 0 ? '' : `.${String(fraction).padStart(3, '0')}`
  return `${last.text}T${two(Math.floor(rest / 3_600_000))}:${two(Math.floor(rest / 60_000) % 60)}:${two(Math.floor(rest / 1000) % 60)}${thousandths}Z`
}

/** Seconds of `62`, `1:02`, `00:01:02.5`; undefined for anything else. */
export function secondsOf(value: string): number | undefined {
  const text = value.trim().replace(',', '.')
  if (NUMERIC.test(text)) return Number(text) < 1e9 ? Number(text) : undefined
  const clock = /^(?:(\d+):)?(\d{1,2}):(\d{2}(?:\.\d+)?)$/.exec(text)
  return clock === null ? undefined : Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3])
}
