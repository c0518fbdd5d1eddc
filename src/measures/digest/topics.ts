import type { Topic } from '../../model/digest.ts'
import { byTfIdf } from '../../text/topics.ts'
import { compareText } from '../moments.ts'
import type { Complained, Complaints } from './complaints.ts'

const SHOWN = 3
/** In fewer conversations a word is somebody's, not the night's. */
const FEWEST = 3

/** A night's complaints, of so many conversations. */
export interface Night {
  readonly conversations: number
  readonly complaints: Complaints
}

/** What customers complained about this night more than in the nights before. */
export function topicsOf(night: Night, before: readonly Night[]): readonly Topic[] {
  const tonight = night.complaints.terms()
  const earlier = before.map(({ complaints }) => new Map([...complaints.terms()].map(([stem, one]) => [stem, one.conversations])))
  // What comes up every night as often is not this night's: only what is beyond the usual weighs.
  const more = new Map(
    [...tonight].flatMap(([stem, { conversations }]) => {
      const excess = conversations - (usualOf(stem, night, before) ?? 0)
      return conversations >= FEWEST && excess >= 1 ? [[stem, excess]] : []
    }),
  )
  return byTfIdf([...earlier, more])
    .map(({ term }) => term)
    .slice(0, SHOWN)
    .map(stem => {
      const { conversations, spellings, quote } = tonight.get(stem)!
      const { conversation, text } = quote
      return { word: commonest(spellings), conversations, usual: usualOf(stem, night, before), quote: { conversation, text } }
    })
}

/** In how many conversations of a night as large as this one it would have come up if it were like those before. */
function usualOf(stem: string, { conversations }: Night, before: readonly Night[]): number | undefined {
  const all = before.reduce((sum, night) => sum + night.conversations, 0)
  if (all === 0) return undefined
  return (before.reduce((sum, night) => sum + (night.complaints.terms().get(stem)?.conversations ?? 0), 0) / all) * conversations
}

function commonest(spellings: Complained['spellings']): string {
  return [...spellings].sort(([a, n], [b, m]) => m - n || compareText(a, b))[0]![0]
}
