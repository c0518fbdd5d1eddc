import type { Turn } from '../model/turn.ts'
import type { RawTurn } from './reader.ts'

/** Pieces of one speaker further apart are two turns. In seconds; FORMATS 2.1. */
const GAP = 3

/** Joins the cues of captions to turns. A turn's pieces are kept apart until it is whole: joining text piece by piece would be quadratic. */
export interface CueJoiner {
  readonly joins: (last: Turn | undefined, next: RawTurn) => boolean
  readonly joined: (last: Turn, next: RawTurn) => Turn
  readonly finished: (turns: readonly Turn[]) => readonly Turn[]
}

export function cueJoiner(): CueJoiner {
  const pieces = new Map<Turn, string[]>()
  const ends = new WeakMap<Turn, number>()
  return {
    joins: (last, next) => {
      if (last === undefined || last.speaker !== (next.speaker ?? '') || last.speakerId !== next.speakerId) return false
      if (next.role !== undefined && next.role !== last.role) return false
      const end = ends.get(last) ?? last.offset
      return end === undefined || next.offset === undefined || next.offset - end <= GAP
    },
    joined: (last, next) => {
      const parts = pieces.get(last) ?? [last.text]
      parts.push(next.text)
      pieces.set(last, parts)
      if (next.offset !== undefined) ends.set(last, next.offset)
      return last
    },
    finished: turns =>
      turns.map(turn => {
        const parts = pieces.get(turn)
        return parts === undefined ? turn : { ...turn, text: parts.join(' ') }
      }),
  }
}
