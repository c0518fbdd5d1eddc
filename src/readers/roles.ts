import { UserError } from '../errors.ts'
import type { Reading } from '../model/reading.ts'
import { type Conversation, exportOf, type Role, type Turn } from '../model/turn.ts'
import { allOf, askFor, type Speakers, speakersIn } from './ask-agent.ts'
import { TURN_OVERHEAD } from './assemble.ts'
import { namelessHint } from './nameless-hint.ts'
import { keyOf, type Ledger, ledger } from './role-ledger.ts'
import { verdictsOf } from './role-verdict.ts'
import { type RoleOptions, toldBy, withRoles } from './told-roles.ts'

/** Characters of conversations that are read before it is decided who is who. */
export const DECIDED_ON = 8 * 1024 * 1024

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
      if ('conversation' in reading) {
        passed.add(exportOf(reading.conversation))
        known.addTold(reading.conversation)
      }
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

/** `read` are the exports of which conversations were passed on before. */
function* decided(waiting: readonly Reading[], known: Ledger, read: ReadonlySet<string>): Iterable<Reading> {
  const results = waiting.map(reading => ({ reading, settled: [...settled(reading, known)] }))
  const kept = new Set(read)
  const speakers = new Map<string, Speakers>()
  for (const { reading, settled } of results) {
    for (const one of settled) if ('conversation' in one) kept.add(exportOf(one.conversation))
    if (!('conversation' in reading)) continue
    const source = exportOf(reading.conversation)
    speakers.set(source, speakersIn(reading.conversation, known, speakers.get(source)))
  }
  if (kept.size === 0 && speakers.size > 0) {
    yield* waiting.filter(reading => 'notice' in reading)
    const asked = `${askFor(allOf(speakers.values()), [...speakers.keys()])}${namelessHint(conversationsIn(waiting))}`
    throw new UserError(`cannot tell who the agents are; ${asked}`)
  }
  const failed = new Set<string>()
  for (const { reading, settled } of results) {
    if ('notice' in reading || kept.has(exportOf(reading.conversation))) {
      yield* settled
      continue
    }
    const source = exportOf(reading.conversation)
    if (failed.has(source)) continue
    failed.add(source)
    const asked = `${askFor(speakers.get(source)!, [source])}${namelessHint([reading.conversation])}`
    yield { notice: { kind: 'failed', source, message: `cannot tell who the agent is; ${asked}` } }
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
    const asked = `${askFor(speakersIn(conversation, known), [conversation.source])}${namelessHint([conversation])}`
    const isOfTeam =
      conversation.mixed === true && conversation.turns.some(turn => known.accounts.get(keyOf(turn, conversation))?.role === 'agent')
    const why = isOfTeam ? 'a group of the team, for no customer is seen in it' : 'cannot tell who the agent is'
    const message = `conversation '${conversation.id}': ${why}; ${asked}`
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

function conversationsIn(readings: readonly Reading[]): readonly Conversation[] {
  return readings.flatMap(reading => ('conversation' in reading ? [reading.conversation] : []))
}

function isOpen(conversation: Conversation): boolean {
  return conversation.turns.some(turn => turn.role === 'unknown')
}
