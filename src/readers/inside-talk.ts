import type { Reading } from '../model/reading.ts'
import type { Conversation, Turn } from '../model/turn.ts'
import { TURN_OVERHEAD } from './assemble.ts'

/** Characters of talk among colleagues that wait for the first customer of an export. */
const HELD = 8 * 1024 * 1024
/** Channels that a notice names. */
const NAMED = 5

/** The channels of one input in which no customer has spoken yet. */
type Quiet = Map<string, Conversation[]>

/**
 * Sets aside the channels in which no customer speaks, where other channels of the export have customers: what colleagues say among themselves is not
 * said to customers. Where no channel has any, all is read. `isCustomer` tells what the data and the options say.
 */
export function insideTalk(isCustomer: (turn: Turn) => boolean) {
  let customers = false
  const waiting: Conversation[] = []
  let size = 0
  const aside = new Map<string, string>()

  const setAside = (conversations: readonly Conversation[]): void => {
    for (const one of conversations) aside.set(channelOf(one), one.source)
  }
  /** All that waits: where no customer has spoken in so much, it is read. */
  const released = function* (quiet: Quiet): Iterable<Reading> {
    const all = [...waiting.splice(0), ...[...quiet.values()].flat()]
    quiet.clear()
    size = 0
    if (customers) setAside(all)
    else yield* all.map(conversation => ({ conversation }))
  }
  const ended = function* (quiet: Quiet): Iterable<Reading> {
    for (const conversations of quiet.values()) {
      if (customers) setAside(conversations)
      else waiting.push(...conversations)
    }
    quiet.clear()
    if (customers) yield* released(quiet)
  }
  return {
    /** The readings of one input; `has` tells, once it is recognised, whether colleagues talk among themselves in such an export. */
    through: async function* (readings: AsyncIterable<Reading>, has: () => boolean): AsyncIterable<Reading> {
      const quiet: Quiet = new Map()
      const open = new Set<string>()
      for await (const reading of readings) {
        if (!('conversation' in reading) || !has()) {
          yield reading
          continue
        }
        const { conversation } = reading
        const channel = channelOf(conversation)
        if (conversation.turns.some(isCustomer)) {
          customers = true
          open.add(channel)
          for (const earlier of quiet.get(channel) ?? []) {
            size -= sizeOf(earlier)
            yield { conversation: earlier }
          }
          quiet.delete(channel)
        }
        if (open.has(channel)) yield reading
        else {
          const earlier = quiet.get(channel)
          if (earlier === undefined) quiet.set(channel, [conversation])
          else earlier.push(conversation)
          size += sizeOf(conversation)
          if (size > HELD) yield* released(quiet)
        }
      }
      yield* ended(quiet)
    },
    /** What is left when all inputs are read. */
    rest: function* (): Iterable<Reading> {
      if (!customers) yield* waiting.splice(0).map(conversation => ({ conversation }))
      if (aside.size === 0) return
      const names = [...aside.keys()].slice(0, NAMED).join(', ')
      const message =
        `set aside, because nobody from outside speaks there, as in other channels of the export: ${names}` +
        `${aside.size > NAMED ? ` and ${aside.size - NAMED} more` : ''}; where colleagues are served there, pass --customer 'NAME' for those who ask`
      yield { notice: { kind: 'warning', source: [...aside.values()][0]!, message } }
    },
  }
}

function sizeOf({ turns }: Conversation): number {
  return turns.reduce((sum, { text }) => sum + text.length + TURN_OVERHEAD, 0)
}

function channelOf({ turns, id }: Conversation): string {
  return turns[0]?.channel ?? id
}
