import type { Turn } from '../model/turn.ts'
import type { RawTurn } from './reader.ts'

/** Pieces of one speaker further apart are two turns. In seconds; FORMATS 2.1. */
const GAP = 3

/** Joins the cues of captions to turns. A turn's pieces are kept apart until it is whole: joining text piece by piece would be quadratic. */
export interface CueJoiner {
  /** Notes where a new turn ends, which is now the last. */
  readonly begun: (raw: RawTurn) => void
  readonly joins: (last: Turn, next: RawTurn) => boolean
  readonly join: (last: Turn, next: RawTurn) => void
  readonly finished: (turns: readonly Turn[]) => readonly Turn[]
}

/** Of a time of day, without a place in a recording: whole as it is. */
function isMessage({ time, offset }: Pick<Turn, 'time' | 'offset'>): boolean {
  return time !== undefined && offset === undefined
}

export function cueJoiner(): CueJoiner {
  const pieces = new Map<Turn, string[]>()
  // Of the last turn: no other is joined to.
  let end: number | undefined
  return {
    begun: raw => {
      end = raw.end
    },
    joins: (last, next) => {
      if (next.apart === true) return false
      if (isMessage(last) || isMessage(next)) return false
      if (last.speaker !== (next.speaker ?? '') || last.speakerId !== next.speakerId) return false
      if (next.role !== undefined && next.role !== last.role) return false
      const before = end ?? last.offset
      // A second part or call begins.
      if (next.offset !== undefined && last.offset !== undefined && next.offset < last.offset) return false
      return before === undefined || next.offset === undefined || next.offset - before <= GAP
    },
    join: (last, next) => {
      const parts = pieces.get(last) ?? [last.text]
      parts.push(next.text)
      pieces.set(last, parts)
      const after = next.end ?? next.offset
      if (after !== undefined) end = Math.max(after, end ?? 0)
    },
    finished: turns =>
      turns.map(turn => {
        const parts = pieces.get(turn)
        return parts === undefined ? turn : { ...turn, text: parts.join(' ') }
      }),
  }
}
