import { UserError } from '../errors.ts'
import type { Reading } from '../model/reading.ts'
import type { Conversation, Role, Turn } from '../model/turn.ts'
import { TURN_OVERHEAD } from './assemble.ts'
import { confidenceOf } from './role-evidence.ts'
import { keyOf, type Ledger, ledger } from './role-ledger.ts'
import { verdictsOf } from './role-verdict.ts'
import { type RoleOptions, toldBy, withRoles } from './told-roles.ts'

/** Characters of conversations that are read before it is decided who is who. */
export const DECIDED_ON = 8 * 1024 * 1024
/** Speakers that an error names. */
const NAMED = 10

/**
 * Gives every turn its role: as told by the options, else by the data, else inferred. A conversation of which nobody can tell who the agent
 * is becomes a notice (one for an input where that is so for all); throws UserError, with the speakers and the option to pass, where it is so for all inputs.
 */
export async function* decideRoles(readings: AsyncIterable<Reading>, options: RoleOptions): AsyncIterable<Reading> {
  const told = toldBy(options)
  const known = ledger()
  const waiting: Reading[] = []
  const passed = new Set<string>()
  let state: 'told' | 'waiting' | 'decided' = 'told'
  let size = 0
  let any = false
  for await (const read of readings) {
    any ||= 'conversation' in read
    const reading = told === undefined || !('conversation' in read) ? read : { conversation: withRoles(read.conversation, told) }
    if ('conversation' in reading && state === 'told' && isOpen(reading.conversation)) state = 'waiting'
    if (state === 'told') {
      if ('conversation' in reading) passed.add(reading.conversation.source)
      yield reading
      continue
    }
    if ('conversation' in reading) known.add(reading.conversation)
    if (state === 'decided') {
      yield* settled(reading, known)
      continue
    }
    waiting.push(reading)
    if ('conversation' in reading) for (const turn of reading.conversation.turns) size += turn.text.length + TURN_OVERHEAD
    if (size < DECIDED_ON) continue
    state = 'decided'
    yield* decided(waiting.splice(0), known, passed)
  }
  if (any) for (const notice of told?.unmatched() ?? []) yield { notice }
  if (state === 'waiting') yield* decided(waiting, known, passed)
}

/** `read` are the inputs of which conversations were passed on before. */
function* decided(waiting: readonly Reading[], known: Ledger, read: ReadonlySet<string>): Iterable<Reading> {
  const results = waiting.map(reading => ({ reading, settled: [...settled(reading, known)] }))
  const kept = new Set(read)
  const speakers = new Map<string, Map<string, number>>()
  for (const { reading, settled } of results) {
    for (const one of settled) if ('conversation' in one) kept.add(one.conversation.source)
    if (!('conversation' in reading)) continue
    const { source } = reading.conversation
    speakers.set(source, countSpeakers(reading.conversation, speakers.get(source)))
  }
  if (kept.size === 0 && speakers.size > 0) {
    yield* waiting.filter(reading => 'notice' in reading)
    const all = new Map<string, number>()
    for (const counts of speakers.values()) for (const [name, turns] of counts) all.set(name, (all.get(name) ?? 0) + turns)
    throw new UserError(`cannot tell who the agents are; ${askFor(all, [...speakers.keys()], known)}`)
  }
  const failed = new Set<string>()
  for (const { reading, settled } of results) {
    if ('notice' in reading || kept.has(reading.conversation.source)) {
      yield* settled
      continue
    }
    const { source } = reading.conversation
    if (failed.has(source)) continue
    failed.add(source)
    yield { notice: { kind: 'failed', source, message: `cannot tell who the agent is; ${askFor(speakers.get(source)!, [source], known)}` } }
  }
}

function* settled(reading: Reading, known: Ledger): Iterable<Reading> {
  if (!('conversation' in reading) || !isOpen(reading.conversation)) {
    yield reading
    return
  }
  const { conversation } = reading
  const verdicts = verdictsOf(conversation, known)
  const role = (turn: Turn): Role | undefined => (turn.role === 'unknown' ? verdicts.get(keyOf(turn, conversation))?.role : undefined)
  const result = withRoles(conversation, role)
  const unknown = new Map<string, number>()
  for (const turn of result.turns) {
    const name = turn.speaker || (turn.speakerId ?? '')
    if (turn.role === 'unknown') unknown.set(name, (unknown.get(name) ?? 0) + 1)
  }
  const place = { source: conversation.source, line: undefined }
  if (!result.turns.some(turn => turn.role === 'agent')) {
    const message = `conversation '${conversation.id}': cannot tell who the agent is; ${askFor(countSpeakers(conversation), [conversation.source])}`
    yield { notice: { kind: 'skipped', ...place, message } }
    return
  }
  if (unknown.size > 0) {
    const names = [...unknown].map(([name, turns]) => `${name === '' ? 'somebody unnamed' : `'${name}'`} (${turns})`).join(', ')
    const message = `conversation '${conversation.id}': the turns of ${names} are judged as nobody's: pass --agent or --customer with the name`
    yield { notice: { kind: 'warning', ...place, message } }
  }
  yield { conversation: result }
}

function isOpen(conversation: Conversation): boolean {
  return conversation.turns.some(turn => turn.role === 'unknown')
}

function countSpeakers(conversation: Conversation, speakers = new Map<string, number>()): Map<string, number> {
  for (const turn of conversation.turns) {
    if (turn.role === 'bot' || turn.role === 'system' || turn.role === 'customer') continue
    const name = turn.speaker || (turn.speakerId ?? '')
    speakers.set(name, (speakers.get(name) ?? 0) + 1)
  }
  return speakers
}

/** What has no columns that could be named; a .txt may be a table. */
const TEXTS = /\.(?:vtt|srt|sbv|md|docx)(?:\.gz)?$/i

function askFor(speakers: ReadonlyMap<string, number>, sources: readonly string[], known?: Ledger): string {
  const named = [...speakers].filter(([name]) => name !== '').sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  if (named.length === 0) {
    const again = 'no speaker is named: export it with speakers; a recording is transcribed again with speaker labels'
    return sources.every(source => TEXTS.test(source))
      ? again
      : `${again}; in a table or JSON lines name their column: --map speaker=COLUMN`
  }
  const list = named.slice(0, NAMED).map(([name, turns]) => `${name} (${turns} ${turns === 1 ? 'turn' : 'turns'})`)
  const more = named.length > NAMED ? ` and ${named.length - NAMED} more` : ''
  const names = named.map(([name]) => name)
  const guess = known === undefined ? names[0]! : likeliest(names, known)
  const option = guess.includes("'") ? `"${guess}"` : `'${guess}'`
  return `the speakers are ${list.join(', ')}${more}: pass --agent ${option} if that is an agent`
}

/** The speaker with the most signs of an agent; of equals the first. */
function likeliest(names: readonly string[], known: Ledger): string {
  const hints = new Map<string, number>()
  for (const { name, signs } of known.accounts.values()) {
    hints.set(name, Math.max(hints.get(name) ?? 0, confidenceOf(signs)))
  }
  let best = names[0]!
  for (const name of names) if ((hints.get(name) ?? 0) > (hints.get(best) ?? 0)) best = name
  return best
}
