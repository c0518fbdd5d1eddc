import type { Contact, ContactSample } from '../../model/contact.ts'
import { compareText } from '../moments.ts'
import { hash64 } from '../sayings/minhash.ts'

/**
 * Contacts that a report keeps, about 30 MB. Of more, those of a sample of customers stay, drawn by a hash of the customer and halved as often as
 * is needed: all contacts of a customer stay or go together, and the sample is the same whatever the order and grouping.
 */
export const CONTACTS_KEPT = 20_000

/** Collects contacts in bounded memory. */
export interface ContactBook {
  /** undefined: a conversation whose customer is not known. */
  readonly add: (contact: Contact | undefined) => void
  readonly absorb: (sample: ContactSample) => void
  readonly sample: () => ContactSample
}

export function createContactBook(limit = CONTACTS_KEPT): ContactBook {
  let kept: Contact[] = []
  let level = 0
  let known = 0
  const put = (contact: Contact): void => {
    if (!isIn(contact.customer, level)) return
    kept.push(contact)
    if (kept.length > limit) raise(level + 1)
  }
  const raise = (to: number): void => {
    level = to
    kept = kept.filter(({ customer }) => isIn(customer, level))
    // One customer alone may be beyond the limit: half of nobody is nobody.
    if (kept.length > limit && level < 32) raise(level + 1)
  }
  return {
    add: contact => {
      if (contact === undefined) return
      known++
      put(contact)
    },
    absorb: sample => {
      known += sample.known
      if (sample.level > level) raise(sample.level)
      for (const contact of sample.kept) put(contact)
    },
    sample: () => ({ known, level, kept: [...kept].sort(compareContacts) }),
  }
}

function isIn(customer: string, level: number): boolean {
  return level === 0 || Number.parseInt(hash64(customer).slice(0, 8), 16) < 2 ** (32 - level)
}

/** By customer, then time: total, so that no input order shows. Contacts without a time come first. */
export function compareContacts(a: Contact, b: Contact): number {
  return (
    compareText(a.customer, b.customer) ||
    compareText(a.time ?? '', b.time ?? '') ||
    compareText(a.source, b.source) ||
    compareText(a.conversation, b.conversation) ||
    compareText(JSON.stringify(a), JSON.stringify(b))
  )
}
