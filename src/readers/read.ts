import type { Notice, Reading } from '../model/reading.ts'
import { exportOf } from '../model/turn.ts'
import type { Detection } from './detect.ts'
import { duplicateWatch } from './duplicates.ts'
import type { Input } from './inputs.ts'
import { insideTalk } from './inside-talk.ts'
import { downloadsAmong } from './left-out.ts'
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
  const show = options.showPlace && unlike(options.showPlace)
  for await (const reading of readWithRoles(inputs, options)) yield show === undefined ? reading : shown(reading, show)
}

function shown(reading: Reading, show: (place: string) => string): Reading {
  if ('notice' in reading) return { notice: { ...reading.notice, source: show(reading.notice.source) } }
  const { id, source, partOf } = reading.conversation
  const places = { id: show(id), source: show(source), partOf: partOf === undefined ? undefined : show(partOf) }
  return { conversation: { ...reading.conversation, ...places, key: places.id === id ? undefined : id } }
}

/** Two places that would look alike are numbered. */
function unlike(show: (place: string) => string): (place: string) => string {
  const places = new Map<string, string>()
  return place => {
    const plain = show(place)
    if (plain === place) return place
    let shown = plain
    for (let number = 2; (places.get(shown) ?? place) !== place; number++) shown = `${plain}~${number}`
    places.set(shown, place)
    return shown
  }
}

async function* readWithRoles(inputs: readonly Input[], options: InputOptions): AsyncIterable<Reading> {
  const sources = new Map<string, boolean>()
  let failed = false
  for await (const reading of decideRoles(readAll(inputs, options), options)) {
    if ('conversation' in reading) {
      const { turns } = reading.conversation
      const source = exportOf(reading.conversation)
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
  const downloads = downloadsAmong(inputs, options)
  /** Download → its files that are left out. */
  const besides = new Map<string, number>()
  const folders = new Map<string, Input[]>()
  for (const input of inputs) {
    const others = folders.get(folderOf(input))
    if (others === undefined) folders.set(folderOf(input), [input])
    else others.push(input)
  }
  const read = new Set<Input>()
  for (const input of inputs) {
    if (read.has(input)) continue
    read.add(input)
    const left = await downloads.leftOut(input)
    if (left !== undefined) {
      if (left.download !== undefined) besides.set(left.download, (besides.get(left.download) ?? 0) + 1)
      else if (left.isBeside !== true) yield { notice: { kind: 'aside', source: input.name, message: left.message } }
      continue
    }
    const partOf = downloads.rootOf(input)
    const more = async function* (reader: Reader): AsyncIterable<Input> {
      for (const next of folders.get(folderOf(input)) ?? []) {
        if (read.has(next)) continue
        const joins = (await detectionOf(next, options))?.reader === reader
        if (joins || (await holdsNothing(next))) read.add(next)
        if (joins) yield next
      }
    }
    let hasInsideTalk = false
    const recognised = ({ reader }: Detection): void => {
      hasInsideTalk = reader.hasInsideTalk === true
    }
    const watched = async function* (): AsyncIterable<Reading> {
      for await (const reading of readOne(input, options, recognised, more)) {
        const whole = partOf === undefined || 'notice' in reading ? reading : { conversation: { ...reading.conversation, partOf } }
        if ('conversation' in whole) duplicates.add(whole.conversation)
        yield whole
      }
    }
    yield* inside.through(watched(), () => hasInsideTalk)
    const notice = duplicates.notice(input.name)
    if (notice !== undefined) yield { notice }
  }
  yield* inside.rest()
  for (const [root, files] of besides) {
    const message = `${files} other ${files === 1 ? 'file' : 'files'} of the download without messages: not read on`
    yield { notice: { kind: 'aside', source: root, message } }
  }
}

function folderOf({ name }: Input): string {
  return name.slice(0, name.lastIndexOf('/') + 1)
}
