import type { Topic } from '../../model/digest.ts'
import { byTfIdf } from '../../text/topics.ts'
import { compareText } from '../moments.ts'
import type { Complained, Complaints } from './complaints.ts'

const SHOWN = 3
/** In fewer conversations a word is somebody's, not the night's. */
const FEWEST = 3

/** What customers complained about this night more than in the nights before. */
export function topicsOf(night: Complaints, before: readonly Complaints[]): readonly Topic[] {
  const tonight = night.terms()
  const earlier = before.map(one => one.terms())
  const counts = [...earlier, tonight].map(terms => new Map([...terms].map(([stem, { conversations }]) => [stem, conversations])))
  return byTfIdf(counts)
    .map(({ term }) => term)
    .filter(stem => tonight.get(stem)!.conversations >= FEWEST)
    .slice(0, SHOWN)
    .map(stem => {
      const { conversations, spellings, quote } = tonight.get(stem)!
      return {
        word: commonest(spellings),
        conversations,
        usual: meanOf(stem, earlier),
        quote: { conversation: quote.conversation, text: quote.text },
      }
    })
}

function meanOf(stem: string, nights: readonly ReadonlyMap<string, Complained>[]): number | undefined {
  if (nights.length === 0) return undefined
  return nights.reduce((sum, terms) => sum + (terms.get(stem)?.conversations ?? 0), 0) / nights.length
}

function commonest(spellings: ReadonlyMap<string, number>): string {
  return [...spellings].sort(([a, n], [b, m]) => m - n || compareText(a, b))[0]![0]
}
