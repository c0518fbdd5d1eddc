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
  /** One warning for the input that is read whole now, where at least half of it was met before. */
  readonly notice: (source: string) => Notice | undefined
}

export function duplicateWatch(): DuplicateWatch {
  const met = new Map<number, string>()
  let repeated = 0
  let total = 0
  let other = ''
  return {
    add: conversation => {
      total++
      const print = fingerprint(conversation)
      if (print === undefined) return
      const before = met.get(print)
      if (before !== undefined && before !== conversation.source) {
        repeated++
        other ||= before
      } else if (met.size < REMEMBERED) met.set(print, conversation.source)
    },
    notice: source => {
      const [found, of, where] = [repeated, total, other]
      repeated = total = 0
      other = ''
      if (found === 0 || found * 2 < of) return undefined
      const message = `${found} of its ${of} conversations are also in ${where}: they are counted twice; leave one of the two out`
      return { kind: 'warning', source, message }
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
