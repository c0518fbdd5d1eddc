import { describe, expect, it } from 'vitest'
import { momentReader } from '../../src/readers/text-times.ts'
import { dateOrder, secondsOf, timeOf } from '../../src/readers/times.ts'

/** The moments of all stamps of a conversation. */
const momentsOf = (stamps: readonly (string | undefined)[], zone?: string) => stamps.map(momentReader(stamps, { zone }).at)

const US = { dayFirst: false, sure: true }

describe('timeOf', () => {
  it.each([
    ['2026-11-20T09:00:00Z', '2026-11-20T09:00:00Z'],
    ['2026-11-20T09:00:00.250+01:00', '2026-11-20T08:00:00.250Z'],
    ['2026-11-20 09:00', '2026-11-20T09:00:00Z'],
    ['2026-11-20', '2026-11-20T00:00:00Z'],
    ['2016-08-29 15:14:19.564+0000', '2016-08-29T15:14:19.564Z'],
    ['Tue Oct 31 22:10:47 +0000 2017', '2017-10-31T22:10:47Z'],
    ['Monday, December 17, 2018, 23:27:57 (-0500)', '2018-12-18T04:27:57Z'],
    ['2 Nov 2026 09:00', '2026-11-02T09:00:00Z'],
    ['11/20/2026 1:05 PM', '2026-11-20T13:05:00Z'],
    ['11/20/26, 12:05 a.m.', '2026-11-20T00:05:00Z'],
    ['13/11/2025, 12:25:55\u202fPM', undefined],
    [1795165200, '2026-11-20T09:00:00Z'],
    ['1795165200123', '2026-11-20T09:00:00.123Z'],
    ['1795165200123456', '2026-11-20T09:00:00.123Z'],
    ['1452837318.000002', '2016-01-15T05:55:18Z'],
    ['62', undefined],
    ['00:01:02', undefined],
    ['2026-13-40', undefined],
    ['2026-02-30 10:00', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('%s → %s', (value, expected) => {
    expect(timeOf(value, US)).toBe(expected)
  })

  it('decides the order of day and month on all samples', () => {
    expect(dateOrder(['3/4/2026', '13/4/2026'])).toEqual({ dayFirst: true, sure: true })
    expect(dateOrder(['3/4/2026', '3/14/2026'])).toEqual({ dayFirst: false, sure: true })
    expect(dateOrder(['3/4/2026'])).toEqual({ dayFirst: false, sure: false })
    expect(dateOrder(['3.4.2026'])).toEqual({ dayFirst: true, sure: true })
    expect(timeOf('3/4/2026 10:00', { dayFirst: true, sure: true })).toBe('2026-04-03T10:00:00Z')
  })
})

describe('offsets', () => {
  it('reads seconds and clocks', () => {
    expect(['62', '1:02', '00:01:02.5', '1:00:00', 'x'].map(secondsOf)).toEqual([62, 62, 62.5, 3600, undefined])
  })

  it('counts a clock from its first stamp, over midnight, and takes small stamps as offsets', () => {
    expect(momentsOf(['11:58 PM', '12:01 AM'])).toEqual([{ offset: 0 }, { offset: 180 }])
    expect(momentsOf(['09:00:05', undefined, '09:00:09'])).toEqual([{ offset: 0 }, {}, { offset: 4 }])
    expect(momentsOf(['00:04', '01:09'])).toEqual([{ offset: 4 }, { offset: 69 }])
    expect(momentsOf(['2026-11-20 10:00'])).toEqual([{ time: '2026-11-20T10:00:00Z' }])
  })
})

describe('a zone for stamps that tell none', () => {
  const berlin = { dayFirst: true, sure: true, zone: 'Europe/Berlin' }
  it.each([
    ['20.11.2026 10:00', '2026-11-20T09:00:00Z'],
    ['20.07.2026 10:00', '2026-07-20T08:00:00Z'],
    // Clocks go forward from 2 to 3, and back from 3 to 2: of the hour that comes twice the first is taken.
    ['29.03.2026 01:59', '2026-03-29T00:59:00Z'],
    ['29.03.2026 03:00', '2026-03-29T01:00:00Z'],
    ['25.10.2026 02:30', '2026-10-25T00:30:00Z'],
    ['25.10.2026 03:00', '2026-10-25T02:00:00Z'],
    ['2026-11-20T10:00:00Z', '2026-11-20T10:00:00Z'],
    ['2026-11-20 10:00 +0500', '2026-11-20T05:00:00Z'],
  ])('%s', (stamp, time) => {
    expect(timeOf(stamp, berlin)).toBe(time)
  })
})
