import { READERS } from './index.ts'
import type { Input } from './inputs.ts'
import { jsonTable, namesSpeakers } from './json-table.ts'
import { detectionOf, type InputOptions } from './read-one.ts'

/** Why an input is not read among the others. */
export interface LeftOut {
  readonly message: string
  /** The folder of the download that it is of, of whose files only the number is told; undefined: told by itself, if at all. */
  readonly download?: string | undefined
  /** Whether nobody needs to hear of it: it is read beside the others. */
  readonly isBeside?: boolean | undefined
}

export interface Downloads {
  /** The folder of the download that a file with messages is of. */
  readonly rootOf: (input: Input) => string | undefined
  readonly leftOut: (input: Input) => Promise<LeftOut | undefined>
}

const BESIDES = new Set(READERS.flatMap(({ besides }) => besides ?? []).map(baseOf))
const NO_MESSAGES = new Set(READERS.flatMap(({ noMessagesIn }) => noMessagesIn ?? []))
const WITHOUT = 'a file of the download without messages: not read on'
/** Files that stand beside others in a folder, and are no transcripts by their name. */
const NO_TRANSCRIPT = /^(?:(?:readme|licen[cs]e|changelog)(?:\.(?:md|txt|rst))?|(?:package|package-lock|tsconfig|jsconfig)\.json)$/i
/** What scripts add to the name of a ticket's file for the file of its messages. */
const MESSAGES = ['comments', 'conversations', 'messages', 'parts', 'threads'].flatMap(what => [`_${what}`, `-${what}`])

/** What of the inputs is no export itself: lists that are read beside others, what else a download holds, files about the others. */
export function downloadsAmong(inputs: readonly Input[], options: InputOptions): Downloads {
  const readers = READERS.flatMap(({ downloadOf }) => downloadOf ?? [])
  const rootOf = ({ name }: Input): string | undefined => readers.map(downloadOf => downloadOf(name)).find(root => root !== undefined)
  const roots = [...new Set(inputs.flatMap(input => rootOf(input) ?? []))]
  const names = new Set(inputs.map(({ name }) => name))
  return {
    rootOf,
    leftOut: async input => {
      if (inputs.length === 1) return undefined
      const base = baseOf(input.name)
      if (input.isFound === true && NO_TRANSCRIPT.test(base)) return { message: 'a file of a project or about the others: not read' }
      const download = input.isFound === true && rootOf(input) === undefined ? roots.find(root => input.name.startsWith(root)) : undefined
      const isNamed = BESIDES.has(base) || NO_MESSAGES.has(base)
      const detection = isNamed || download !== undefined || hasMessagesBeside(input, names) ? await detectionOf(input, options) : undefined
      const isUnknown = detection === undefined || (detection.reader === jsonTable && !namesSpeakers(detection))
      if (download !== undefined && (isUnknown || NO_MESSAGES.has(base))) return { message: WITHOUT, download }
      if (isNamed && isUnknown)
        return BESIDES.has(base) ? { message: 'a list that is read beside the others', isBeside: true } : { message: WITHOUT }
      if (detection?.isList === true && hasMessagesBeside(input, names))
        return { message: 'its messages lie in the file beside it: not read on' }
      return undefined
    },
  }
}

function hasMessagesBeside({ name }: Input, names: ReadonlySet<string>): boolean {
  const stem = name.replace(/\.json$/i, '')
  return MESSAGES.some(ending => names.has(`${stem}${ending}.json`))
}

function baseOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1)
}
