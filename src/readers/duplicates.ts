import type { Notice } from '../model/reading.ts'
import { type Conversation, exportOf } from '../model/turn.ts'

/** Turns of a conversation, and characters of each, by which it is known again. */
const TURNS = 20
const CHARACTERS = 200
/** "Hi" and "Hello, how can I help?" are said every night: less than so many characters prove nothing by themselves. */
const PROOF = 80
/** Turns whose places in a recording prove that it is the same one, under the same id. */
const TIMED = 3
/** Conversations that are remembered. */
const REMEMBERED = 100_000

/** Watches inputs for conversations that another export before held as well: an export beside its copy, or two that overlap. */
export interface DuplicateWatch {
  readonly add: (conversation: Conversation) => void
  /** One warning for the input that is read whole now, where at least half of it was met before, or it holds at least half of one before. */
  readonly notice: (source: string) => Notice | undefined
}

export function duplicateWatch(): DuplicateWatch {
  const met = new Map<number, string>()
  /** Export → its conversations, of the inputs so far. */
  const totals = new Map<string, number>()
  /** Export before → how many of its conversations are in this one, and how many characters they prove it by. */
  let repeated = new Map<string, { count: number; proof: number }>()
  let total = 0
  return {
    add: conversation => {
      const own = exportOf(conversation)
      total++
      totals.set(own, (totals.get(own) ?? 0) + 1)
      for (const { print, proof } of printsOf(conversation)) {
        const before = met.get(print)
        if (before !== undefined && before !== own) {
          const seen = repeated.get(before) ?? { count: 0, proof: 0 }
          repeated.set(before, { count: seen.count + 1, proof: seen.proof + proof })
          return
        }
        if (before === undefined && met.size < REMEMBERED) met.set(print, own)
      }
    },
    notice: source => {
      const others = new Map([...repeated].filter(([, { proof }]) => proof >= PROOF).map(([other, { count }]) => [other, count]))
      const of = total
      repeated = new Map()
      total = 0
      const found = [...others.values()].reduce((a, b) => a + b, 0)
      const [where] = others.keys()
      const held = [...others].find(([other, count]) => count * 2 >= (totals.get(other) ?? Number.POSITIVE_INFINITY))
      const twice = 'they are counted twice; leave one of the two out'
      if (where !== undefined && found * 2 >= of)
        return { kind: 'warning', source, message: `${found} of its ${of} conversations are also in ${where}: ${twice}` }
      if (held === undefined) return undefined
      const [other, count] = held
      return { kind: 'warning', source, message: `it holds ${count} of the ${totals.get(other)} conversations of ${other}, too: ${twice}` }
    },
  }
}

interface Print {
  readonly print: number
  readonly proof: number
}

/** What a conversation is known again by: what is said in it, and its id with its times, which a redacted copy has, too. */
function printsOf(conversation: Conversation): readonly Print[] {
  const timed = timesOf(conversation)
  const said = wordsOf(conversation)
  return timed === undefined ? [said] : [said, timed]
}

/** Who said what when. Ids are left out, for exports without any take the file's name; but where little is said they must be the same. */
function wordsOf({ id, turns }: Conversation): Print {
  const looked = turns.slice(0, TURNS)
  const proof = looked.reduce((sum, { text }) => sum + text.length, 0)
  const parts = looked.map(({ speaker, text, time }) => `${speaker}\n${time ?? ''}\n${text.slice(0, CHARACTERS)}\n`)
  return { print: hash(proof < PROOF ? [`${id}\n`, ...parts] : parts, turns.length), proof }
}

/** The id and the times; undefined where they prove nothing. */
function timesOf({ id, turns }: Conversation): Print | undefined {
  const looked = turns.slice(0, TURNS)
  const isTimed = looked.every(({ time, offset }) => time !== undefined || offset !== undefined)
  const isSure = looked.length >= TIMED || UNIQUE.test(id) || looked.some(({ time }) => time !== undefined)
  if (!isTimed || !isSure) return undefined
  const parts = looked.map(({ role, time, offset }) => `${role} ${time ?? ''} ${offset ?? ''}\n`)
  return { print: hash([`times of ${id}\n`, ...parts], turns.length), proof: PROOF }
}

/** An id that no two conversations share. */
const UNIQUE = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** 52 bits. */
function hash(parts: readonly string[], seed: number): number {
  let low = 0x811c9dc5
  let high = seed
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) {
      low = Math.imul(low ^ part.charCodeAt(i), 0x01000193)
      high = Math.imul(high, 31) + part.charCodeAt(i)
    }
  }
  return (high & 0xfffff) * 0x1_0000_0000 + (low >>> 0)
}
