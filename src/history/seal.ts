import { createHmac } from 'node:crypto'
import type { Contact, ContactTurn } from '../model/contact.ts'

/** Hexadecimal digits: of customers nobody may share one; two words in a million may. */
const CUSTOMER_DIGITS = 24
const WORD_DIGITS = 8

/** The contacts without customers' ids and words: keyed hashes (HMAC-SHA-256) stand in their place, equal where these were equal. */
export function sealed(contacts: readonly Contact[], key: Uint8Array): readonly Contact[] {
  const hash = (text: string, digits: number): string => createHmac('sha256', key).update(text).digest('hex').slice(0, digits)
  const words = new Map<string, string>()
  const word = (stem: string): string => {
    const known = words.get(stem) ?? hash(`word ${stem}`, WORD_DIGITS)
    words.set(stem, known)
    return known
  }
  const turn = <T extends ContactTurn>(one: T): T => ({ ...one, stems: one.stems.map(word) })
  return contacts.map(contact => ({
    ...contact,
    customer: hash(`customer ${contact.customer}`, CUSTOMER_DIGITS),
    stems: contact.stems.map(word),
    told: contact.told && turn(contact.told),
    bids: contact.bids.map(turn),
    warm: contact.warm.map(turn),
  }))
}

/** A sealed word as the table has it, and back. */
export function wordNumber(word: string): number {
  return Number.parseInt(word, 16)
}

export function wordOf(number: number): string {
  return number.toString(16).padStart(WORD_DIGITS, '0')
}
