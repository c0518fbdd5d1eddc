import { UserError } from '../errors.ts'
import type { Contact, ContactSample, ContactTurn } from '../model/contact.ts'
import { customerKey } from './customer-key.ts'
import { literal, withDatabase } from './duckdb.ts'
import { nightFile, openHistory } from './folder.ts'
import { damagedNight } from './read-sums.ts'
import { sealed, wordOf } from './seal.ts'

interface Kept {
  readonly customer: string
  readonly source: string
  readonly conversation: string
  readonly time: string | null
  readonly words: readonly number[]
  readonly told: KeptTurn | null
  readonly doors: readonly KeptTurn[]
}

interface KeptTurn {
  readonly turn: number
  readonly words: readonly number[]
  readonly text: string | null
}

/**
 * The contacts of a run, and those that the history knows of the same customers from other conversations, all sealed. Throws UserError
 * where a file of the history is damaged.
 */
export async function withEarlier(folder: string, sample: ContactSample): Promise<ContactSample> {
  if (sample.kept.length === 0) return sample
  const { nights } = await openHistory(folder)
  const now = sealed(sample.kept, await customerKey(folder))
  if (nights.length === 0) return { ...sample, kept: now }
  const conversations = new Set(now.map(({ conversation }) => conversation))
  const customers = JSON.stringify([...new Set(now.map(({ customer }) => customer))])
  const kept = await withDatabase(async connection => {
    const files = nights.map(night => literal(nightFile(folder, night))).join(', ')
    try {
      const read = await connection.runAndReadAll(
        `SELECT to_json(struct_pack(customer, source, conversation, time, words, told, doors))::VARCHAR FROM read_parquet([${files}])
         WHERE kind = 'conversation' AND customer IN (SELECT unnest(from_json($1::JSON, '["VARCHAR"]')))`,
        [customers],
      )
      return read.getRows().map(([json]) => JSON.parse(String(json)) as Kept)
    } catch (error) {
      throw (await damagedNight(connection, folder, nights)) ?? error
    }
  }).catch(error => {
    throw error instanceof UserError ? error : new UserError(`${folder}: the history cannot be read: ${String(error)}`)
  })
  return { ...sample, kept: [...now, ...kept.filter(one => !conversations.has(one.conversation)).map(contactOf)] }
}

function contactOf({ customer, source, conversation, time, words, told, doors }: Kept): Contact {
  return {
    customer,
    source,
    conversation,
    time: time ?? undefined,
    earlier: true,
    turns: 0,
    yes: 0,
    smallTalk: 0,
    donts: 0,
    told: told === null ? undefined : turnOf(told),
    stems: words.map(wordOf),
    bids: doors.map(turnOf),
    warm: [],
  }
}

function turnOf({ turn, words, text }: KeptTurn): ContactTurn {
  return { turn, text: text ?? undefined, stems: words.map(wordOf) }
}
