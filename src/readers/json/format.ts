import type { RawTurn, ReadOptions, Recognition } from '../reader.ts'

export type Json = Readonly<Record<string, unknown>>

/** Where a record stands in its input. */
export interface Place {
  readonly line: number | undefined
  /** Counted from 1. */
  readonly number: number
}

/** What a format finds in a record, in order. The driver adds the place, unless the event is of another record, which waited, and has its own. */
export type RecordEvent = Happening & { readonly place?: Place }

type Happening =
  /**
   * `id` is the export's own of the message: where it comes again with the same words it is left out. `isEdit`, for formats that tell of edits, is true
   * where one is told of: then the message is left out where it came before, whatever its words were.
   */
  | { readonly kind: 'turn'; readonly turn: RawTurn; readonly id?: string | undefined; readonly isEdit?: boolean | undefined }
  /** Nothing that anybody said: a join, a rating, a typing sign. `reason` names the kind, in the plural: "joins and leaves". */
  | { readonly kind: 'aside'; readonly reason: string }
  /** A conversation without any words. `reason` names it and says why, in one line. */
  | { readonly kind: 'silent'; readonly reason: string }
  | { readonly kind: 'skipped' | 'warning'; readonly reason: string }

/** Where a record lies. */
export interface RecordContext {
  /** The objects that it lies in, outermost first, without the list it is an element of. In an input above 64 MB they hold only what stands before it. */
  readonly above: readonly Json[]
  /** Id for a conversation that names none: of the input, `#n` added from the second record on. */
  readonly id: string
  readonly place: Place
  /** What the user told. */
  readonly options: ReadOptions
  /** Of this input: for names of speakers met, warnings once given, and the like. */
  readonly memory: Map<string, unknown>
  /** What a file beside the input holds, named by a constant relative path; undefined where there is none. Read before the first record. */
  readonly beside: (name: string) => unknown
}

/**
 * How well an object fits as one record, by the keys that only this format has; undefined or 0: not at all. Must not throw, whatever the types.
 * `above` are the objects it lies in, outermost first; `path` the keys down to it, `*` for any element of a list.
 */
export type Fits = (record: Json, above: readonly Json[], path: readonly string[]) => Recognition | undefined

/** A JSON export. Its records are whole conversations or single messages: whatever object `fits` knows, however deep it lies. */
export interface JsonFormat {
  readonly name: string
  readonly title: string
  readonly howTo: string
  readonly fits: Fits
  /** Must not throw, whatever the types: see values.ts for what reads any value. */
  readonly events: (record: Json, context: RecordContext) => Iterable<RecordEvent>
  /** What is known only when all records of an input are read: threads of messages that answer one another. `memory` as in the context. */
  readonly rest?: (memory: Map<string, unknown>) => Iterable<RecordEvent>
  /** What takes its time, done before `events`: the record as it is read then. Must not throw. */
  readonly prepared?: (record: Json) => Promise<Json>
  readonly joinsSpeakers?: boolean
  readonly sortsByTime?: boolean
  /** Relative paths of files that are read beside an input, e.g. `../users.json`. */
  readonly besides?: readonly string[]
  /** Names of files of the same download that hold no messages. */
  readonly noMessagesIn?: readonly string[]
  /** The folder of the whole download, with `/` at its end, by the name of a file with messages: what else lies there is no conversation. */
  readonly downloadOf?: (name: string) => string | undefined
  /** Whether the files of one folder are one record: day files, numbered parts. */
  readonly joinsFiles?: boolean
  /** Whether colleagues talk among themselves in it, too, in channels of their own. */
  readonly hasInsideTalk?: boolean
}
