/** One caption: when, and its lines as written. Times in seconds. */
export interface Cue {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly payload: readonly string[]
  /** 1-based line of its time. */
  readonly line: number
}

/** Teams writes `0:0:3.833`. */
const TIMING =
  /^\s*((?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,7}|\d+:\d{1,2}:\d{1,2})\s*-->\s*((?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,7}|\d+:\d{1,2}:\d{1,2})/
/** YouTube's .sbv: `0:00:04.160,0:00:06.770` */
const PAIR = /^\s*(\d+:\d{2}:\d{2}\.\d{3}),(\d+:\d{2}:\d{2}\.\d{3})\s*$/

export interface CueReader {
  /** The cues that end in the next lines. */
  readonly in: (lines: readonly string[]) => Iterable<Cue>
  readonly end: () => Iterable<Cue>
}

/**
 * Reads the cues of WebVTT, .sbv or SubRip, in file order. In WebVTT and .sbv a blank line ends a cue; in SubRip (`loose`) blank lines happen inside,
 * and only the next time does. Comments, styles and regions are passed over.
 */
export function cueReader(loose: boolean): CueReader {
  let line = 0
  let cue: { id: string; start: number; end: number; payload: string[]; line: number } | undefined
  let id = ''
  let blank = true
  return {
    in: function* (lines) {
      for (const source of lines) {
        line++
        const text = source.trim()
        const timing = source.includes('-->') ? TIMING.exec(source) : PAIR.exec(source)
        if (timing !== null) {
          if (cue !== undefined) {
            if (loose) id = withoutIndex(cue.payload, cue.id)
            yield cue
          }
          cue = { id, start: seconds(timing[1]!), end: seconds(timing[2]!), payload: [], line }
          id = ''
        } else if (text === '') {
          if (loose) cue?.payload.push('')
          else if (cue !== undefined) {
            yield cue
            cue = undefined
          }
        } else if (cue !== undefined) cue.payload.push(source)
        else id = blank ? text : ''
        blank = text === ''
      }
    },
    end: () => (cue === undefined ? [] : [cue]),
  }
}

/** Takes the next cue's number off the end of a payload: after a blank line, or where it is the one that follows. */
function withoutIndex(payload: string[], before: string): string {
  let end = payload.length
  while (end > 0 && payload[end - 1] === '') end--
  const last = payload[end - 1]?.trim() ?? ''
  const apart = end === 1 || payload[end - 2] === ''
  if (!/^\d+$/.test(last) || (!apart && Number(last) !== Number(before) + 1)) return ''
  payload.length = end - 1
  return last
}

const [COLON, ZERO, NINE] = [0x3a, 0x30, 0x39]

/** Seconds of `1:02:03.5`, digit by digit: a caption has little else, and splitting it takes ten times as long. */
function seconds(clock: string): number {
  let whole = 0
  let part = 0
  let thousandths = 0
  let worth = 0
  for (let i = 0; i < clock.length; i++) {
    const code = clock.charCodeAt(i)
    if (code === COLON) {
      whole = (whole + part) * 60
      part = 0
    } else if (code < ZERO || code > NINE) worth = 100
    else if (worth === 0) part = part * 10 + code - ZERO
    else {
      thousandths += worth * (code - ZERO)
      worth /= 10
    }
  }
  return ((whole + part) * 1000 + Math.round(thousandths)) / 1000
}
