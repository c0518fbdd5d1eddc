import type { Contact, ContactTurn } from '../../model/contact.ts'
import { compareText } from '../moments.ts'

/** A contact of this run among those of the same customer. */
export interface Placed {
  readonly contact: Contact
  /** 1 for the customer's first. */
  readonly number: number
  /** Those just before it, the oldest first: nobody remembers more, and a shared mailbox must not cost the square of its contacts. */
  readonly before: readonly Contact[]
}

/** Where something was said. `text` is undefined where the history did not keep it. */
export interface Said extends Pick<ContactTurn, 'turn' | 'text'> {
  readonly source: string
  readonly conversation: string
  readonly time: string | undefined
}

/** A door that a customer opened in an earlier contact, and that an agent came back to in a later one. */
export interface Remembered {
  /** Key of the agent who came back to it. */
  readonly agent: string
  readonly opened: Said
  readonly cameBack: Said
  /** TF-IDF weight of the words that both have in common. */
  readonly weight: number
}

/** A customer who told the same thing for at least the third time: by the words, or because they say so themselves. */
export interface ToldAgain {
  readonly now: Said
  /** The contacts in which they had told it, the oldest first. */
  readonly before: readonly Said[]
}

/** A word that so many of the customers use, at most, tells of this one. */
const RARE = 0.05
const RARE_AT_LEAST = 2 // customers

/** How rare each word is among the customers: TF-IDF's second half. */
function rarityIn(contacts: readonly Contact[]): { readonly weight: (stem: string) => number; readonly isRare: (stem: string) => boolean } {
  const users = new Map<string, Set<string>>()
  const customers = new Set<string>()
  for (const { customer, stems, bids } of contacts) {
    customers.add(customer)
    for (const stem of [...stems, ...bids.flatMap(bid => bid.stems)]) {
      const known = users.get(stem)
      if (known === undefined) users.set(stem, new Set([customer]))
      else known.add(customer)
    }
  }
  const found = (stem: string): number => users.get(stem)?.size ?? 0
  const most = Math.max(RARE_AT_LEAST, RARE * customers.size)
  return { weight: stem => Math.log((1 + customers.size) / (1 + found(stem))) + 1, isRare: stem => found(stem) <= most }
}

/** The likeliest first. */
export function rememberedIn(placed: readonly Placed[], all: readonly Contact[]): readonly Remembered[] {
  const { weight, isRare } = rarityIn(all)
  const found: Remembered[] = []
  for (const { contact, before } of placed) {
    for (const turn of contact.warm) {
      let best: Remembered | undefined
      for (const earlier of before) {
        for (const bid of earlier.bids) {
          const common = bid.stems.filter(stem => turn.stems.includes(stem))
          if (!common.some(isRare)) continue
          const sum = common.reduce((total, stem) => total + weight(stem), 0)
          if (best === undefined || sum >= best.weight)
            best = { agent: turn.agent, opened: saidIn(earlier, bid), cameBack: saidIn(contact, turn), weight: sum }
        }
      }
      if (best !== undefined) found.push(best)
    }
  }
  return found.sort((a, b) => b.weight - a.weight || compareSaid(a.cameBack, b.cameBack))
}

/** So alike (cosine of the TF-IDF vectors) are two contacts about the same thing. */
const SAME = 0.3
const TIMES_BEFORE = 2

/** In order of time. */
export function toldAgainIn(placed: readonly Placed[], all: readonly Contact[]): readonly ToldAgain[] {
  const { weight } = rarityIn(all)
  const found: ToldAgain[] = []
  for (const { contact, before } of placed) {
    if (before.length < TIMES_BEFORE || contact.told === undefined) continue
    const told = before.filter(earlier => earlier.told !== undefined)
    const same = told.filter(earlier => likeness(contact.stems, earlier.stems, weight) >= SAME)
    if (same.length >= TIMES_BEFORE || contact.complains) {
      const times = same.length >= TIMES_BEFORE ? same : told.slice(-TIMES_BEFORE)
      found.push({ now: saidIn(contact, contact.told), before: times.map(earlier => saidIn(earlier, earlier.told!)) })
    }
  }
  return found.sort((a, b) => compareText(a.now.time!, b.now.time!) || compareSaid(a.now, b.now))
}

function likeness(a: readonly string[], b: readonly string[], weight: (stem: string) => number): number {
  const square = (stems: readonly string[]): number => stems.reduce((total, stem) => total + weight(stem) ** 2, 0)
  const both = new Set(b)
  const common = square(a.filter(stem => both.has(stem)))
  return common === 0 ? 0 : common / Math.sqrt(square(a) * square(b))
}

function saidIn({ source, conversation, time }: Contact, { turn, text }: ContactTurn): Said {
  return { source, conversation, time, turn, text }
}

function compareSaid(a: Said, b: Said): number {
  return compareText(a.source, b.source) || compareText(a.conversation, b.conversation) || a.turn - b.turn
}
