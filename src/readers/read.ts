import type { Notice, Reading } from '../model/reading.ts'
import type { Detection } from './detect.ts'
import { duplicateWatch } from './duplicates.ts'
import { READERS } from './index.ts'
import type { Input } from './inputs.ts'
import { insideTalk } from './inside-talk.ts'
import { jsonTable } from './json-table.ts'
import { detectionOf, holdsNothing, type InputOptions, readOne } from './read-one.ts'
import type { Reader } from './reader.ts'
import { decideRoles } from './roles.ts'
import { toldBy } from './told-roles.ts'

export type { InputOptions } from './read-one.ts'

/**
 * Reads the inputs one after the other. An input that cannot be read, or holds no turn, is a `failed` notice, and the others go on.
 * Throws UserError where nobody can tell who the agents are.
 */
export async function* readInputs(inputs: readonly Input[], options: InputOptions = {}): AsyncIterable<Reading> {
  const sources = new Map<string, boolean>()
  let failed = false
  for await (const reading of decideRoles(readAll(inputs, options), options)) {
    if ('conversation' in reading) {
      const { source, turns } = reading.conversation
      if (sources.get(source) !== true)
        sources.set(
          source,
          turns.some(turn => turn.role === 'agent'),
        )
    } else failed ||= reading.notice.kind === 'failed'
    yield reading
  }
  const [first] = inputs
  if (sources.size === 0 && !failed && first !== undefined)
    yield { notice: { kind: 'failed', source: first.name, message: 'no words in any of the inputs: name some in which somebody speaks' } }
  const notice = withoutAgents(sources)
  if (notice !== undefined) yield { notice }
}

/** Where others have agents, an input without any is easily overlooked; where none has, the command says so. */
function withoutAgents(sources: ReadonlyMap<string, boolean>): Notice | undefined {
  const silent = [...sources].filter(([, agents]) => !agents).map(([source]) => source)
  if (silent.length === 0 || silent.length === sources.size) return undefined
  const more = silent.length > 1 ? `, nor in ${silent.length - 1} more ${silent.length === 2 ? 'input' : 'inputs'}` : ''
  const message = `no agent's turn in it${more}: if somebody answers there, pass --agent 'Name*' or --agent-role value`
  return { kind: 'warning', source: silent[0]!, message }
}

async function* readAll(inputs: readonly Input[], options: InputOptions): AsyncIterable<Reading> {
  if (inputs.length === 1) return yield* readOne(inputs[0]!, options)
  const duplicates = duplicateWatch()
  const told = toldBy(options)
  const inside = insideTalk(turn => (told?.(turn) ?? turn.role) === 'customer')
  let at = 0
  while (at < inputs.length) {
    const input = inputs[at++]!
    const aside = await asideAmong(input, inputs, options)
    if (aside !== undefined) {
      if (!BESIDES.has(baseOf(input.name))) yield { notice: aside }
      continue
    }
    // Files of one export follow one another: they are sorted.
    const more = async function* (reader: Reader): AsyncIterable<Input> {
      for (let next = inputs[at]; next !== undefined && folderOf(next) === folderOf(input); next = inputs[at]) {
        const joins = (await detectionOf(next, options))?.reader === reader
        if (!joins && !(await holdsNothing(next))) return
        at++
        if (joins) yield next
      }
    }
    let hasInsideTalk = false
    const recognised = ({ reader }: Detection): void => {
      hasInsideTalk = reader.hasInsideTalk === true
    }
    for await (const reading of inside.through(readOne(input, options, recognised, more), () => hasInsideTalk)) {
      if ('conversation' in reading) duplicates.add(reading.conversation)
      yield reading
    }
    const notice = duplicates.notice(input.name)
    if (notice !== undefined) yield { notice }
  }
  yield* inside.rest()
}

/** Why an input is left aside that others stand beside; undefined where it is to be read. */
export async function asideAmong(input: Input, inputs: readonly Input[], options: InputOptions): Promise<Notice | undefined> {
  if (inputs.length === 1) return undefined
  const aside = (message: string): Notice => ({ kind: 'aside', source: input.name, message })
  const base = baseOf(input.name)
  if (input.isFound === true && NO_TRANSCRIPT.test(base)) return aside('a file of a project or about the others: not read')
  if ((BESIDES.has(base) || NO_MESSAGES.has(base)) && (await isUnknown(input, options)))
    return aside(
      BESIDES.has(base)
        ? 'a list that is read beside the messages: no messages in it'
        : 'a file of the download without messages: not read on',
    )
  if (hasMessagesBeside(input, inputs) && (await detectionOf(input, options))?.isList)
    return aside('its messages lie in the file beside it: not read on')
  return (await holdsNothing(input)) ? aside('an empty list: nobody wrote anything') : undefined
}

function folderOf({ name }: Input): string {
  return name.slice(0, name.lastIndexOf('/') + 1)
}

const BESIDES = new Set(READERS.flatMap(({ besides }) => besides ?? []).map(baseOf))

const NO_MESSAGES = new Set(READERS.flatMap(({ noMessagesIn }) => noMessagesIn ?? []))

/** Files that stand beside others in a folder, and are no transcripts by their name. */
const NO_TRANSCRIPT = /^(?:(?:readme|licen[cs]e|changelog)(?:\.(?:md|txt|rst))?|(?:package|package-lock|tsconfig|jsconfig)\.json)$/i

function baseOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}

/** What scripts add to the name of a ticket's file for the file of its messages. */
const MESSAGES = ['comments', 'conversations', 'messages', 'parts', 'threads'].flatMap(what => [`_${what}`, `-${what}`])

function hasMessagesBeside({ name }: Input, inputs: readonly Input[]): boolean {
  const stem = name.replace(/\.json$/i, '')
  const names = new Set(MESSAGES.map(ending => `${stem}${ending}.json`))
  return inputs.some(input => names.has(input.name))
}

async function isUnknown(input: Input, options: InputOptions): Promise<boolean> {
  const reader = (await detectionOf(input, options))?.reader
  return reader === undefined || reader === jsonTable
}
