import type { Notice, Reading } from '../model/reading.ts'
import { duplicateWatch } from './duplicates.ts'
import { READERS } from './index.ts'
import type { Input } from './inputs.ts'
import { jsonTable } from './json-table.ts'
import { detectionOf, type InputOptions, readOne } from './read-one.ts'
import type { Reader } from './reader.ts'
import { decideRoles } from './roles.ts'

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
  const names = new Set(inputs.map(({ name }) => name))
  let at = 0
  while (at < inputs.length) {
    const input = inputs[at++]!
    if (await isBeside(input, inputs, options)) continue
    if (NO_MESSAGES.has(baseOf(input.name)) && (await isUnknown(input, options))) {
      yield { notice: { kind: 'aside', source: input.name, message: 'a file of the download without messages: not read on' } }
      continue
    }
    if (hasMessagesBeside(input.name, names) && (await detectionOf(input, options))?.isList) {
      yield { notice: { kind: 'aside', source: input.name, message: 'its messages lie in the file beside it: not read on' } }
      continue
    }
    // Files of one export follow one another: they are sorted.
    const more = async function* (reader: Reader): AsyncIterable<Input> {
      for (let next = inputs[at]; next !== undefined && folderOf(next) === folderOf(input); next = inputs[at]) {
        if ((await detectionOf(next, options))?.reader !== reader) return
        at++
        yield next
      }
    }
    for await (const reading of readOne(input, options, undefined, more)) {
      if ('conversation' in reading) duplicates.add(reading.conversation)
      yield reading
    }
    const notice = duplicates.notice(input.name)
    if (notice !== undefined) yield { notice }
  }
}

function folderOf({ name }: Input): string {
  return name.slice(0, name.lastIndexOf('/') + 1)
}

const BESIDES = new Set(READERS.flatMap(({ besides }) => besides ?? []).map(baseOf))

const NO_MESSAGES = new Set(READERS.flatMap(({ noMessagesIn }) => noMessagesIn ?? []))

function baseOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}

/** What scripts add to the name of a ticket's file for the file of its messages. */
const MESSAGES = ['comments', 'conversations', 'messages', 'parts', 'threads'].flatMap(what => [`_${what}`, `-${what}`])

function hasMessagesBeside(name: string, names: ReadonlySet<string>): boolean {
  const stem = name.replace(/\.json$/i, '')
  return MESSAGES.some(ending => names.has(`${stem}${ending}.json`))
}

/** A list of members or channels that is read beside others is no export itself. */
async function isBeside(input: Input, inputs: readonly Input[], options: InputOptions): Promise<boolean> {
  return inputs.length > 1 && BESIDES.has(baseOf(input.name)) && (await isUnknown(input, options))
}

async function isUnknown(input: Input, options: InputOptions): Promise<boolean> {
  const reader = (await detectionOf(input, options))?.reader
  return reader === undefined || reader === jsonTable
}
