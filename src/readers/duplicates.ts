import type { Notice } from '../model/reading.ts'
import type { Conversation } from '../model/turn.ts'

/** Turns of a conversation, and characters of each, by which it is known again. */
const TURNS = 20
const CHARACTERS = 200
/** "Hi" and "Hello, how can I help?" are said every night: less than so many characters prove nothing. */
const PROOF = 80
/** Conversations that are remembered. */
const REMEMBERED = 100_000

/** Watches inputs for conversations that an input before held as well: an export beside its copy, or two that overlap. */
export interface DuplicateWatch {
  readonly add: (conversation: Conversation) => void
  /** One warning for the input that is read whole now, where at least half of it was met before, or it holds at least half of one before. */
  readonly notice: (source: string) => Notice | undefined
}

export function duplicateWatch(): DuplicateWatch {
  const met = new Map<number, string>()
  /** Input → its conversations; of the inputs before. */
  const totals = new Map<string, number>()
  /** Input before → how many of its conversations are in this one. */
  let repeated = new Map<string, number>()
  let total = 0
  return {
    add: conversation => {
      total++
      const print = fingerprint(conversation)
      if (print === undefined) return
      const before = met.get(print)
      if (before !== undefined && before !== conversation.source) repeated.set(before, (repeated.get(before) ?? 0) + 1)
      else if (met.size < REMEMBERED) met.set(print, conversation.source)
    },
    notice: source => {
      const [others, of] = [repeated, total]
      totals.set(source, total)
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

/** A hash of who said what when, 52 bits; undefined where too little is said. Ids are left out: exports without any take the file's name. */
function fingerprint({ turns }: Conversation): number | undefined {
  let size = 0
  let low = 0x811c9dc5
  let high = turns.length
  for (const { speaker, text, time } of turns.slice(0, TURNS)) {
    size += text.length
    const part = `${speaker}\n${time ?? ''}\n${text.slice(0, CHARACTERS)}\n`
    for (let i = 0; i < part.length; i++) {
      low = Math.imul(low ^ part.charCodeAt(i), 0x01000193)
      high = Math.imul(high, 31) + part.charCodeAt(i)
    }
  }
  return size < PROOF ? undefined : (high & 0xfffff) * 0x1_0000_0000 + (low >>> 0)
}
