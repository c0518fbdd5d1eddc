import type { TaggedConversation } from '../../model/tagged.ts'
import { type ContentWord, contentWords } from '../../text/topics.ts'
import { isSaid, type Mood } from '../conversation.ts'
import { compareText, firstWords, own } from '../moments.ts'

/** The most upset turn that a word was complained with. */
interface Quote {
  readonly mood: number
  readonly conversation: string
  readonly text: string
}

export interface Complained {
  readonly conversations: number
  /** The word as it was written, → in how many conversations. */
  readonly spellings: ReadonlyMap<string, number>
  readonly quote: Quote
}

/** What customers complained about: stem → its conversations and the most upset quote. Merges by addition. */
export interface Complaints {
  readonly add: (tagged: TaggedConversation, mood: Mood) => void
  readonly absorb: (other: Complaints) => void
  readonly terms: () => ReadonlyMap<string, Complained>
}

type Entry = { conversations: number; spellings: Map<string, number>; quote: Quote }

/** A customer's turn complains where its words are more bad than good. */
export function collectComplaints(): Complaints {
  const terms = new Map<string, Entry>()
  const count = ({ stem, word }: ContentWord, quote: Quote): void => {
    const entry = terms.get(stem) ?? { conversations: 0, spellings: new Map(), quote }
    entry.conversations++
    entry.spellings.set(word, (entry.spellings.get(word) ?? 0) + 1)
    if (compareQuotes(quote, entry.quote) < 0) entry.quote = quote
    terms.set(stem, entry)
  }
  return {
    add: ({ conversation }, mood) => {
      const found = new Map<string, { readonly word: ContentWord; readonly quote: Quote }>()
      for (const turn of conversation.turns) {
        if (turn.role !== 'customer' || !isSaid(turn)) continue
        const feeling = mood(turn.text)
        if (feeling >= 0) continue
        const quote = own({ mood: feeling, conversation: conversation.id, text: firstWords(turn.text) })
        for (const word of contentWords(turn.text)) {
          const known = found.get(word.stem)
          if (known === undefined || compareQuotes(quote, known.quote) < 0) found.set(word.stem, { word, quote })
        }
      }
      for (const { word, quote } of found.values()) count(word, quote)
    },
    absorb: other => {
      for (const [stem, { conversations, spellings, quote }] of other.terms()) {
        const entry = terms.get(stem)
        if (entry === undefined) terms.set(stem, { conversations, spellings: new Map(spellings), quote })
        else {
          entry.conversations += conversations
          for (const [word, count] of spellings) entry.spellings.set(word, (entry.spellings.get(word) ?? 0) + count)
          if (compareQuotes(quote, entry.quote) < 0) entry.quote = quote
        }
      }
    },
    terms: () => terms,
  }
}

function compareQuotes(a: Quote, b: Quote): number {
  return a.mood - b.mood || compareText(a.conversation, b.conversation) || compareText(a.text, b.text)
}
