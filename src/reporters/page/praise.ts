import { isSaid } from '../../measures/conversation.ts'
import { compareText, keepTop } from '../../measures/moments.ts'
import type { TaggedConversation } from '../../model/tagged.ts'
import { agentKey } from '../../model/turn.ts'
import type { Quote } from './page-data.ts'
import type { Showing } from './show-conversation.ts'
import { shownText } from './shown-text.ts'

interface Praised extends Quote {
  readonly confidence: number
}

/** Good turns kept per agent: among so many there is mostly one for a like situation. */
const KEPT = 40
/** Shorter ones teach nobody. */
const SHORTEST = 25
/** So many words that carry meaning must the customers' turns share to be a like situation. */
const SHARED = 2
/** English words that carry no meaning of their own, of four letters and more; shorter ones never count. */
const COMMON = new Set(
  (
    'that this with have from your you’re youre what when where they them then than there just been will would could should about into some ' +
    'more know like only want need please thank thanks hello okay well really still even also does doesn doing gone going come came make made ' +
    'because said says tell told very much many here were being yeah sure right can’t cant don’t dont didn’t didnt it’s i’ve ive i’m that’s'
  ).split(' '),
)

/** Remembers the agents' good turns, and finds one for a like situation. */
export interface PraiseBook {
  readonly add: (tagged: TaggedConversation) => void
  /** The agent's good turn that answered customer's words most like these; undefined where none is alike. */
  readonly like: (agent: string, before: string, conversation: string) => Quote | undefined
}

export function praiseBook({ mask }: Showing): PraiseBook {
  const books = new Map<string, Praised[]>()
  const add = ({ conversation, tags }: TaggedConversation): void => {
    let before = ''
    conversation.turns.forEach((turn, index) => {
      if (turn.role === 'customer' && isSaid(turn)) before = turn.text
      const decision = tags[index]
      if (decision === undefined || (decision.tag !== 'yes' && decision.tag !== 'small-talk')) return
      if (before === '' || turn.text.length < SHORTEST || decision.possible !== undefined) return
      const agent = agentKey(turn)
      const book = books.get(agent) ?? []
      if (book.length === KEPT && decision.confidence < book.at(-1)!.confidence) return
      const { text, spans } = shownText(turn.text, decision.evidence, mask)
      const praised: Praised = {
        source: conversation.source,
        conversation: conversation.id,
        turn: turn.turn,
        agent,
        tag: decision.tag,
        before: shownText(before, [], mask).text,
        text,
        marks: spans.map(({ start, end }) => ({ start, end })),
        confidence: decision.confidence,
      }
      books.set(agent, book)
      keepTop(book, praised, KEPT, compare)
    })
  }
  /** Quotes are compared with many a turn. */
  const known = new WeakMap<Praised, readonly string[]>()
  const meaningOf = (quote: Praised): readonly string[] => {
    const words = known.get(quote) ?? [...meaning(quote.before)]
    known.set(quote, words)
    return words
  }
  const like = (agent: string, before: string, conversation: string): Quote | undefined => {
    const words = meaning(before)
    const ranked = (books.get(agent) ?? [])
      .filter(quote => quote.conversation !== conversation)
      .map(quote => ({ quote, shared: meaningOf(quote).filter(word => words.has(word)).length }))
      .filter(({ shared }) => shared >= SHARED)
      .sort((a, b) => b.shared - a.shared || compare(a.quote, b.quote))
    if (ranked[0] === undefined) return undefined
    const { confidence: _, ...quote } = ranked[0].quote
    return quote
  }
  return { add, like }
}

function compare(a: Praised, b: Praised): number {
  return (
    b.confidence - a.confidence ||
    compareText(a.source, b.source) ||
    compareText(a.conversation, b.conversation) ||
    a.turn - b.turn ||
    compareText(JSON.stringify(a), JSON.stringify(b))
  )
}

function meaning(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}’']{4,}/gu) ?? []
  return new Set(words.map(word => word.replaceAll("'", '’')).filter(word => !COMMON.has(word)))
}
