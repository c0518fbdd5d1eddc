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
/** The first moment of a call, counted from its start: minutes and seconds, or with hours before them. */
const START = /^(?:0:[0-5]\d|0:0\d:[0-5]\d|00:00:[0-5]\d)$/
const NUMBER = /^\d+(?:[.,]\d+)?$/
/** Days of spreadsheets, from 2000 to 2099. */
const [FIRST_SERIAL, LAST_SERIAL] = [36_526, 73_051]
/** The serial day of 1970-01-01. */
const EPOCH = 25_569
const DAY = 24 * 3600
/** Days that an export covers at most where its times are those of a spreadsheet. */
const LONGEST_SPAN = 3 * 366

/** Understands the times of a table, by those of its first rows. `zone` as in `--tz`. */
export function tableTimes(rows: readonly Cells[], columns: Columns, zone: string | undefined): TableTimes {
  const areOffsets = startAtZero(rows, columns)
  const written = (cells: Cells): string => {
    const time = cellOf(cells, columns.time)
    const date = cellOf(cells, columns.date)
    return date !== '' && !areOffsets && CLOCK.test(time) ? `${date.replace(/[T ]0{1,2}:00(?::00)?(?:\.0+)?$/, '')} ${time}` : time
  }
  const samples = rows.map(written).filter(sample => sample !== '')
  const order = { ...dateOrder(samples), zone }
  const numbers = samples.filter(sample => NUMBER.test(sample)).map(serial)
  const areSerials = areDays(numbers)
  return {
    written,
    timeOf: value => timeOf(areSerials && NUMBER.test(value) && isSerial(serial(value)) ? spelled(serial(value)) : value, order),
    unsure: order.sure ? undefined : samples[0],
  }
}

function cellOf(cells: Cells, at: number | undefined): string {
  return at === undefined ? '' : (cells[at] ?? '').trim()
}

/** Whether all conversations begin at 0:00 or soon after, and have one date each: such times are no clocks. */
function startAtZero(rows: readonly Cells[], { time, date, conversation }: Columns): boolean {
  const firsts = new Map<string, Cells>()
  return rows
    .filter(cells => cellOf(cells, time) !== '')
    .every(cells => {
      const id = cellOf(cells, conversation)
      const first = firsts.get(id) ?? cells
      firsts.set(id, first)
      return START.test(cellOf(first, time)) && cellOf(first, date) === cellOf(cells, date)
    })
}

/** Whether numbers are days of a spreadsheet: seconds of a call may be as large, but are whole or far apart. */
function areDays(numbers: readonly number[]): boolean {
  const span = Math.max(...numbers) - Math.min(...numbers)
  return numbers.some(number => !Number.isInteger(number)) && numbers.every(isSerial) && span <= LONGEST_SPAN
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
