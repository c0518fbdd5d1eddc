import { UserError } from '../errors.ts'
import { type Conversation, isTaggable, type Turn } from '../model/turn.ts'
import { nameMeant } from '../name-meant.ts'
import { findInputs } from '../readers/inputs.ts'
import { readInputs } from '../readers/read.ts'
import { inputOptions, type ReadingFlags } from './input-options.ts'
import { noticeLine, tellNotices } from './notices.ts'

/** Which turn of which file, as a report names its place. */
export interface TurnPlace {
  readonly in: string
  readonly conversation?: string | undefined
  readonly turn?: string | undefined
}

/** An agent's turn where it was said. */
export interface PlacedTurn {
  readonly turn: Turn
  readonly before: readonly Turn[]
  /** As reports name it. */
  readonly place: { readonly source: string; readonly conversation: string; readonly turn: number }
}

/**
 * Reads the file as every other command does, and finds the turn. The conversation may be left out where the file has only one.
 * Throws UserError where there is no such turn, and where it is none that is tagged.
 */
export async function turnInFile({ in: file, conversation: id, turn: number }: TurnPlace, flags: ReadingFlags): Promise<PlacedTurn> {
  if (number === undefined || !/^\d+$/.test(number))
    throw new UserError(`which turn of ${file}? give --turn with its number, as the report names it: conversation … · turn 6`)
  const seen: string[] = []
  let found: Conversation | undefined
  for await (const reading of readInputs(await findInputs([file]), inputOptions(flags))) {
    if ('notice' in reading) {
      if (reading.notice.kind === 'failed') throw new UserError(noticeLine(reading.notice).replace(/^failed: /, ''))
      tellNotices([reading.notice], flags.quiet === true)
      continue
    }
    seen.push(reading.conversation.id)
    if (id === undefined || reading.conversation.id === id) found ??= reading.conversation
  }
  if (id === undefined && seen.length > 1)
    throw new UserError(
      `which of the ${seen.length} conversations of ${file}? give --conversation with its id, such as ${JSON.stringify(seen[0])}`,
    )
  if (found === undefined) throw new UserError(noConversation(id, file, seen))
  const at = found.turns.findIndex(({ turn }) => turn === Number(number))
  const turn = found.turns[at]
  if (turn === undefined || !isTaggable(turn)) throw new UserError(notTagged(turn, number, found))
  return { turn, before: found.turns.slice(0, at), place: { source: found.source, conversation: found.id, turn: turn.turn } }
}

function noConversation(id: string | undefined, file: string, seen: readonly string[]): string {
  if (id === undefined) return `${file} holds no conversation`
  const meant = nameMeant(id, seen)
  return `no conversation ${JSON.stringify(id)} in ${file}${meant === undefined ? `, which has ${seen.length}` : `; did you mean ${JSON.stringify(meant)}?`}`
}

function notTagged(turn: Turn | undefined, number: string, { id, turns }: Conversation): string {
  const tagged = turns.filter(isTaggable).map(({ turn: of }) => of)
  const nearest = [...tagged].sort((a, b) => Math.abs(a - Number(number)) - Math.abs(b - Number(number))).slice(0, SHOWN)
  const which =
    tagged.length === 0
      ? 'none of its turns is an agent’s: pass --agent or --agent-role'
      : `agents speak in turn ${nearest.sort((a, b) => a - b).join(', ')}${tagged.length > SHOWN ? ' and others' : ''}`
  if (turn === undefined) return `conversation ${id} has no turn ${number}; ${which}`
  return `turn ${number} of conversation ${id} is not tagged: ${whyNot(turn)}; ${which}`
}

const SHOWN = 6

function whyNot({ role, automated, internal }: Turn): string {
  if (role !== 'agent') return `its speaker is ${role === 'unknown' ? 'nobody known' : `the ${role}`}`
  if (automated) return 'a macro, not a person'
  return internal ? 'the customer never saw it' : 'it has no words'
}
