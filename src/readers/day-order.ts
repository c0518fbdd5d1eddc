import type { DateOrder } from './times.ts'

/** Three numbers of a date, in the order in which they are written. */
export type Written = readonly [first: number, second: number, third: number]

/** Tells whether the day or the month stands first, from the dates of an input as they come. */
export interface DayOrder {
  readonly add: (date: Written) => void
  /** Whether a date allowed only one order: a month is at most 12. */
  readonly certain: () => boolean
  /** What the dates so far tell; else `fallback`, unsure. */
  readonly decided: (fallback: boolean) => DateOrder
}

export function dayOrder(): DayOrder {
  let certain: boolean | undefined
  let needed = false
  let last: Written | undefined
  let [fallsAsDay, fallsAsMonth] = [0, 0]
  return {
    add: date => {
      if (certain !== undefined || date[0] > 31) return
      needed = true
      if (date[0] > 12) certain = true
      else if (date[1] > 12) certain = false
      if (last !== undefined) {
        // Dates do not fall in a chat: of two orders the one with fewer falls is right.
        if (dayNumber(date, true) < dayNumber(last, true)) fallsAsDay++
        if (dayNumber(date, false) < dayNumber(last, false)) fallsAsMonth++
      }
      last = date
    },
    certain: () => certain !== undefined,
    decided: fallback => {
      if (certain !== undefined) return { dayFirst: certain, sure: true }
      if (!needed) return { dayFirst: fallback, sure: true }
      if (fallsAsDay !== fallsAsMonth) return { dayFirst: fallsAsDay < fallsAsMonth, sure: true }
      return { dayFirst: fallback, sure: false }
    },
  }
}

function dayNumber([first, second, year]: Written, dayFirst: boolean): number {
  return year * 500 + (dayFirst ? second * 40 + first : first * 40 + second)
}

/** Thailand counts from the Buddha's death. */
const BUDDHIST = 543

/** `2026-11-20`; undefined where there is no such day, or the calendar is none that we know. */
export function isoDay([first, second, third]: Written, { dayFirst }: DateOrder): string | undefined {
  const [year, month, day] = first > 31 ? [first, second, third] : dayFirst ? [third, second, first] : [third, first, second]
  const full = year < 100 ? year + 2000 : year > 2400 ? year - BUDDHIST : year
  if (full < 1990 || full > 2100 || month < 1 || month > 12 || day < 1) return undefined
  if (day > 28 && day > new Date(Date.UTC(full, month, 0)).getUTCDate()) return undefined
  return `${full}-${two(month)}-${two(day)}`
}

export function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
