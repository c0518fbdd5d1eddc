import type { Columns } from './columns.ts'
import { dateOrder, timeOf } from './times.ts'

type Cells = readonly string[]

export interface TableTimes {
  /** The time of a row as it is written, of both columns where date and clock have one each. */
  readonly written: (cells: Cells) => string
  /** A written time as ISO 8601 in UTC; undefined where it is none. */
  readonly timeOf: (written: string) => string | undefined
  /** A date of which nothing tells whether day or month stands first; undefined where there is none. */
  readonly unsure: string | undefined
}

const CLOCK = /^\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?\s?m\.?)?$/i
const NUMBER = /^\d+(?:[.,]\d+)?$/
/** Days of spreadsheets, from 2000 to 2099. */
const [FIRST_SERIAL, LAST_SERIAL] = [36_526, 73_051]
/** The serial day of 1970-01-01. */
const EPOCH = 25_569
const DAY = 24 * 3600

/** Understands the times of a table, by those of its first rows. `zone` as in `--tz`. */
export function tableTimes(rows: readonly Cells[], columns: Columns, zone: string | undefined): TableTimes {
  const written = (cells: Cells): string => {
    const time = columns.time === undefined ? '' : (cells[columns.time] ?? '').trim()
    const date = columns.date === undefined ? '' : (cells[columns.date] ?? '').trim()
    return date !== '' && CLOCK.test(time) ? `${date.replace(/[T ]0{1,2}:00(?::00)?(?:\.0+)?$/, '')} ${time}` : time
  }
  const samples = rows.map(written).filter(sample => sample !== '')
  const order = { ...dateOrder(samples), zone }
  const numbers = samples.filter(sample => NUMBER.test(sample)).map(serial)
  const areSerials = numbers.length > 0 && numbers.every(isSerial)
  return {
    written,
    timeOf: value => timeOf(areSerials && NUMBER.test(value) && isSerial(serial(value)) ? spelled(serial(value)) : value, order),
    unsure: order.sure ? undefined : samples[0],
  }
}

function serial(value: string): number {
  return Number(value.replace(',', '.'))
}

function isSerial(days: number): boolean {
  return days >= FIRST_SERIAL && days < LAST_SERIAL
}

/** `45414.5` is noon of 2024-05-02: spreadsheets count days, the clock being the fraction. */
function spelled(days: number): string {
  return new Date(Math.round((days - EPOCH) * DAY) * 1000).toISOString().slice(0, 19).replace('T', ' ')
}
