import type { Contact, ContactSample } from '../../model/contact.ts'
import type { Rate } from '../../model/rate.ts'
import type { Report } from '../../model/report.ts'
import { rateOf } from '../statistics.ts'
import { compareContacts } from './book.ts'
import { type Placed, type Remembered, rememberedIn, type ToldAgain, toldAgainIn } from './remembered.ts'

/** Tone towards the customers of one row. */
export interface Tone {
  readonly id: string
  readonly label: string
  readonly contacts: number
  /** Of tagged turns. */
  readonly yes: Rate
  readonly smallTalk: Rate
  readonly donts: Rate
}

export interface Relationships {
  readonly customers: number
  /** Contacts of this run, of customers who can be told apart. */
  readonly contacts: number
  /** Conversations of customers who cannot. */
  readonly unknown: number
  /** Contacts of this run without a date: they have no order, and are in no row. */
  readonly undated: number
  /** Of customers one in so many was looked at: 1 unless they are very many. */
  readonly oneIn: number
  /** Customers' first, second to fifth, later contacts. */
  readonly byNumber: readonly Tone[]
  /** Contacts that are not the first, by the time since the one before. */
  readonly bySince: readonly Tone[]
  readonly remembered: readonly Remembered[]
  readonly toldAgain: readonly ToldAgain[]
}

const DAY = 86_400_000 // milliseconds

/** A row ends before `below`. */
const NUMBERS = [
  { id: 'first', label: 'first', below: 2 },
  { id: 'second-to-fifth', label: 'second to fifth', below: 6 },
  { id: 'later', label: 'later', below: Number.POSITIVE_INFINITY },
] as const
const SINCE = [
  { id: 'day', label: 'within a day', below: DAY },
  { id: 'week', label: 'within a week', below: 7 * DAY },
  { id: 'month', label: 'within a month', below: 30 * DAY },
  { id: 'longer', label: 'longer', below: Number.POSITIVE_INFINITY },
] as const

const LOOKED_BACK = 20 // contacts

type OfContacts = Omit<Relationships, 'unknown'>

const memo = new WeakMap<ContactSample, OfContacts>()

/** How customers are treated who come for the first time, and again; undefined where customers cannot be told apart. */
export function relationshipsIn({ contacts, conversations }: Pick<Report, 'contacts' | 'conversations'>): Relationships | undefined {
  return contacts.known === 0 ? undefined : { ...ofContacts(contacts), unknown: conversations - contacts.known }
}

function ofContacts(contacts: ContactSample): OfContacts {
  const known = memo.get(contacts)
  if (known !== undefined) return known
  const placed = placedOf(contacts)
  const ofRun = contacts.kept.filter(({ earlier }) => !earlier)
  const found: OfContacts = {
    customers: new Set(ofRun.map(({ customer }) => customer)).size,
    contacts: contacts.known,
    undated: ofRun.filter(({ time }) => time === undefined).length,
    oneIn: 2 ** contacts.level,
    byNumber: tones(NUMBERS, placed, ({ number }) => number),
    bySince: tones(
      SINCE,
      placed.filter(({ number }) => number > 1),
      ({ contact, before }) => Date.parse(contact.time!) - Date.parse(before.at(-1)!.time!),
    ),
    remembered: rememberedIn(placed, contacts.kept),
    toldAgain: toldAgainIn(placed, contacts.kept),
  }
  memo.set(contacts, found)
  return found
}

function placedOf({ kept }: ContactSample): readonly Placed[] {
  const placed: Placed[] = []
  let before: Contact[] = []
  for (const contact of [...kept].sort(compareContacts)) {
    if (contact.customer !== before[0]?.customer) before = []
    if (contact.time === undefined) continue
    if (!contact.earlier) placed.push({ contact, number: before.length + 1, before: before.slice(-LOOKED_BACK) })
    before.push(contact)
  }
  return placed
}

type Row = Pick<Tone, 'id' | 'label'> & { readonly below: number }

function tones(rows: readonly Row[], placed: readonly Placed[], value: (placed: Placed) => number): readonly Tone[] {
  return rows.map(({ id, label, below }, index) => {
    const from = rows[index - 1]?.below ?? Number.NEGATIVE_INFINITY
    const contacts = placed.filter(one => from <= value(one) && value(one) < below).map(({ contact }) => contact)
    const sum = (count: (contact: Contact) => number): number => contacts.reduce((total, contact) => total + count(contact), 0)
    const turns = sum(contact => contact.turns)
    return {
      id,
      label,
      contacts: contacts.length,
      yes: rateOf(
        sum(contact => contact.yes),
        turns,
      ),
      smallTalk: rateOf(
        sum(contact => contact.smallTalk),
        turns,
      ),
      donts: rateOf(
        sum(contact => contact.donts),
        turns,
      ),
    }
  })
}
