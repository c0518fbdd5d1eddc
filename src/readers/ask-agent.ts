import type { Conversation } from '../model/turn.ts'
import { ANSWERS, confidenceOf, isWritten } from './role-evidence.ts'
import { type Ledger, speakersOf } from './role-ledger.ts'

/** A speaker who may be the agent. */
interface Candidate {
  readonly name: string
  readonly turns: number
  /** 0 to 1: of an agent, by all that is known of the speaker. */
  readonly likelihood: number
}

/** Those who are no customers, by name. */
export type Speakers = ReadonlyMap<string, Candidate>

/** Speakers named in a message. */
const NAMED = 10
/** What has no columns that could be named; a .txt may be a table. */
const TEXTS = /\.(?:vtt|srt|sbv|md|docx)(?:\.gz)?$/i

/** The speakers of a conversation who are no customers, added to the ones before. */
export function speakersIn(conversation: Conversation, known: Ledger, before?: Speakers): Speakers {
  const found = new Map(before)
  for (const [key, turns] of speakersOf(conversation)) {
    const open = turns.filter(turn => turn.role !== 'customer')
    const [first] = open
    if (first === undefined) continue
    const signs = known.signs(key, turns, conversation).filter(sign => sign !== ANSWERS || isWritten(conversation))
    count(found, { name: first.speaker || (first.speakerId ?? ''), turns: open.length, likelihood: confidenceOf(signs) })
  }
  return found
}

/** All of several inputs. */
export function allOf(inputs: Iterable<Speakers>): Speakers {
  const all = new Map<string, Candidate>()
  for (const speakers of inputs) for (const candidate of speakers.values()) count(all, candidate)
  return all
}

function count(speakers: Map<string, Candidate>, { name, turns, likelihood }: Candidate): void {
  const before = speakers.get(name) ?? { turns: 0, likelihood: 0 }
  speakers.set(name, { name, turns: before.turns + turns, likelihood: Math.max(before.likelihood, likelihood) })
}

/** Names the speakers, the likeliest agent first, and what to pass. `sources` are the inputs that they stand in. */
export function askFor(speakers: Speakers, sources: readonly string[]): string {
  const named = [...speakers.values()]
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.likelihood - a.likelihood || b.turns - a.turns || (a.name < b.name ? -1 : 1))
  const [guess] = named
  if (guess === undefined) {
    const again = 'no speaker is named: export it with speakers; a recording is transcribed again with speaker labels'
    return sources.every(source => TEXTS.test(source))
      ? again
      : `${again}; in a table or JSON lines name their column: --map speaker=COLUMN`
  }
  const list = named.slice(0, NAMED).map(({ name, turns }) => `${name} (${turns} ${turns === 1 ? 'turn' : 'turns'})`)
  const more = named.length > NAMED ? ` and ${named.length - NAMED} more` : ''
  const option = guess.name.includes("'") ? `"${guess.name}"` : `'${guess.name}'`
  return `the speakers are ${list.join(', ')}${more}: pass --agent ${option} if that is an agent`
}
