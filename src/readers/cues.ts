/** One caption: when, and its lines as written. Times in seconds. */
export interface Cue {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly payload: readonly string[]
  /** 1-based line of its time. */
  readonly line: number
}

const TIMING = /^\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}|\d+:\d{2}:\d{2})\s*-->\s*((?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}|\d+:\d{2}:\d{2})/

export function isTiming(line: string): boolean {
  return line.includes('-->') && TIMING.test(line)
}

export interface CueReader {
  /** The cues that end in the next lines. */
  readonly in: (lines: readonly string[]) => Iterable<Cue>
  readonly end: () => Iterable<Cue>
}

/**
 * Reads the cues of WebVTT or SubRip, in file order. In WebVTT a blank line ends a cue; in SubRip (`loose`) blank lines happen inside,
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
        const timing = source.includes('-->') ? TIMING.exec(source) : null
        if (timing !== null) {
          if (cue !== undefined) {
            if (loose) id = withoutIndex(cue.payload, cue.id)
            yield cue
          }
          cue = { id, start: seconds(timing[1]!), end: seconds(timing[2]!), payload: [], line }
          id = ''
        } else if (source.trim() === '') {
          if (loose) cue?.payload.push('')
          else if (cue !== undefined) {
            yield cue
            cue = undefined
          }
        } else if (cue !== undefined) cue.payload.push(source)
        else id = blank ? source.trim() : ''
        blank = source.trim() === ''
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

function seconds(clock: string): number {
  let total = 0
  for (const part of clock.replace(',', '.').split(':')) total = total * 60 + Number(part)
  return Math.round(total * 1000) / 1000
}
