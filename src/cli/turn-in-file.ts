import { UserError } from '../errors.ts'
import { type Conversation, isTaggable, type Turn } from '../model/turn.ts'
import { nameMeant } from '../name-meant.ts'
import { findInputs } from '../readers/inputs.ts'
import { readInputs } from '../readers/read.ts'
import { clean } from '../reporters/escape.ts'
import { maskPlace } from '../reporters/mask-place.ts'
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
 * Throws UserError where there is no such turn, or several, and where it is none that is tagged.
 */
export async function turnInFile({ in: file, conversation: id, turn: number }: TurnPlace, flags: ReadingFlags): Promise<PlacedTurn> {
  if (number === undefined || !/^\d+$/.test(number))
    throw new UserError(`which turn of ${file}? give --turn with its number, as the report names it: conversation … · turn 6`)
  const seen = new Set<string>()
  const named: Conversation[] = []
  for await (const reading of readInputs(await findInputs([file]), inputOptions(flags))) {
    if ('notice' in reading) {
      if (reading.notice.kind === 'failed') throw new UserError(noticeLine(reading.notice, true).replace(/^failed: /, ''))
      tellNotices([reading.notice], flags)
      continue
    }
    seen.add(reading.conversation.id)
    if (id === undefined ? seen.size === 1 : isNamed(reading.conversation, id)) named.push(reading.conversation)
  }
  if (id === undefined && seen.size > 1)
    throw new UserError(
      `which of the ${seen.size} conversations of ${file}? give --conversation with its id, such as ${JSON.stringify([...seen][0])}`,
    )
  if (named.length === 0) throw new UserError(noConversation(id, file, [...seen]))
  const placed = named.flatMap(conversation => placedIn(conversation, Number(number)) ?? [])
  if (placed.length > 1)
    throw new UserError(
      `turn ${number} of conversation ${named[0]!.id} is in ${placed.map(({ place }) => place.source).join(' and ')}: unpack what is packed, and give --in one of them`,
    )
  const [only] = placed
  if (only === undefined || !isTaggable(only.turn)) throw new UserError(notTagged(only?.turn, number, named[0]!, file))
  return only
}

// Reports show ids without control characters and personal data.
function isNamed(conversation: Conversation, id: string): boolean {
  const { id: shown, key = shown } = conversation
  return [key, shown, clean(shown), maskPlace(key)].includes(id)
}

// Notes that the customer never saw are no context of a turn: the tagger skips them, too.
function placedIn({ source, id, turns }: Conversation, number: number): PlacedTurn | undefined {
  const at = turns.findIndex(({ turn }) => turn === number)
  if (at < 0) return undefined
  const before = turns.slice(0, at).filter(({ internal }) => internal !== true)
  return { turn: turns[at]!, before, place: { source, conversation: id, turn: number } }
}

function noConversation(id: string | undefined, file: string, seen: readonly string[]): string {
  if (id === undefined) return `${file} holds no conversation`
  const meant = nameMeant(id, seen)
  return `no conversation ${JSON.stringify(id)} in ${file}${meant === undefined ? `, which has ${seen.length}` : `; did you mean ${JSON.stringify(meant)}?`}`
}

function notTagged(turn: Turn | undefined, number: string, { id, turns, source }: Conversation, file: string): string {
  const which = taggedNear(Number(number), turns)
  const elsewhere = source === file ? '; if it goes on in other files, as mails do, give --in their folder' : ''
  if (turn === undefined) return `conversation ${id} has no turn ${number}; ${which}${elsewhere}`
  return `turn ${number} of conversation ${id} is not tagged: ${whyNot(turn)}; ${which}`
}

const SHOWN = 6

function taggedNear(number: number, turns: readonly Turn[]): string {
  const tagged = turns.filter(isTaggable).map(({ turn }) => turn)
  if (tagged.length === 0)
    return turns.some(({ role }) => role === 'agent')
      ? 'none of its turns is'
      : 'none of its turns is an agent’s: pass --agent or --agent-role'
  const nearest = [...tagged].sort((a, b) => Math.abs(a - number) - Math.abs(b - number)).slice(0, SHOWN)
  return `agents speak in turn ${nearest.sort((a, b) => a - b).join(', ')}${tagged.length > SHOWN ? ' and others' : ''}`
}

function whyNot({ role, automated, internal }: Turn): string {
  if (role !== 'agent') return `its speaker is ${role === 'unknown' ? 'nobody known' : `the ${role}`}`
  if (automated) return 'a macro, not a person'
  return internal ? 'the customer never saw it' : 'it has no words'
}
