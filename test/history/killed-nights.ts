import type { NightRecord } from '../../src/model/night.ts'
import { agent, dateAfter, nightRecord } from './night-record.ts'

export const NIGHTS = 6
const AGENTS = 40

/** What a writer of this round writes, in order: one night, then two at once, and so on; each round has other figures. */
export function killedNights(round: number): readonly (readonly NightRecord[])[] {
  const nights = Array.from({ length: NIGHTS }, (_, day) => {
    const agents = Array.from({ length: AGENTS }, (_, i) => agent(`agent ${i}`, { neutral: 100 + round, yes: i, stonewalling: day }))
    return nightRecord(dateAfter(day), agents)
  })
  return [nights.slice(0, 1), nights.slice(1, 3), nights.slice(3)]
}
