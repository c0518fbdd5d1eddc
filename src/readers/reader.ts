import type { Turn } from '../model/turn.ts'

/** The decoded beginning of an input (at most 64 Ki characters), by which readers recognise their format. */
export interface Head {
  readonly text: string
  /** Whether `text` is the whole input. */
  readonly complete: boolean
  /** As given by the user; a weak hint only. */
  readonly fileName: string
}

/** How well the head fits: 0 not at all, 1 beyond doubt. `why` is shown by `inspect`. */
export interface Recognition {
  readonly score: number
  readonly why: string
  /** Whether it only lists conversations, without their messages. */
  readonly isList?: boolean | undefined
}

/** What the user told about columns and speakers. */
export interface ReadOptions {
  /** From `--map`: field of a turn (`text`, `role`, `speaker`, `conversation`, `time`, …) → column or dotted path. */
  readonly map?: Readonly<Record<string, string>> | undefined
  /** From `--agent-role`: values of the role column that mean agent. */
  readonly agentRoles?: readonly string[] | undefined
  /** Id for the conversation of an input that names none: its file name. */
  readonly id?: string | undefined
  /** Names of speakers that are known before reading: in plain text a label that stands there but once may be none. */
  readonly speakers?: readonly string[] | undefined
  /** From `--tz`: IANA name of the zone of stamps that tell none. */
  readonly zone?: string | undefined
  /** Name of the folder that the input lies in. */
  readonly folder?: string | undefined
  /** Of all the files that are read as one export: what goes on from one file to the next. */
  readonly shared?: Map<string, unknown> | undefined
  /** What the files beside the input hold that the reader's `besides` name. */
  readonly beside?: ReadonlyMap<string, unknown> | undefined
}

/** A turn as a reader finds it. `conversation` undefined: the whole input is one conversation. `role` undefined: not told by the data. */
export interface RawTurn extends Partial<Omit<Turn, 'text'>> {
  readonly text: string
  readonly conversation?: string | undefined
  /** Where the turn ends, in seconds from the start of the conversation: pieces of one turn follow closely. */
  readonly end?: number | undefined
  /** Whether it begins a turn of its own, though the one before may have the same speaker: somebody else speaks, unnamed. */
  readonly apart?: boolean | undefined
  /** Whether its conversation is a group in which agents may be among those whose role is not told. */
  readonly mixed?: boolean | undefined
}

/** What a reader yields, in input order. `line` is 1-based; undefined where the input has no lines to speak of. */
export type ReaderEvent =
  | { readonly kind: 'turn'; readonly line: number | undefined; readonly turn: RawTurn }
  /** A record that cannot be used. `reason` says why and what to do, in one line. */
  | { readonly kind: 'skipped'; readonly line: number | undefined; readonly reason: string }
  | { readonly kind: 'warning'; readonly line: number | undefined; readonly reason: string }
  /** What nobody said: a join, a rating, a typing sign. `reason` names the kind, in the plural: "joins and leaves". */
  | { readonly kind: 'aside'; readonly line: number | undefined; readonly reason: string }
  /** A conversation without any words, in one line: told as a warning, and no reason to fail where others are read. */
  | { readonly kind: 'silent'; readonly line: number | undefined; readonly reason: string }
  /** From here on nothing can be read. */
  | { readonly kind: 'failed'; readonly line: number | undefined; readonly reason: string }

/**
 * Events in batches, as they come off the input: each is taken whole before the next is asked for. A step of an async iteration takes longer than
 * reading a turn, so none is made for each.
 */
export type ReaderEvents = AsyncIterable<Iterable<ReaderEvent>>

/** The columns or fields that an input has, and from which of them each field of a turn is read. */
export interface Fields {
  readonly found: readonly string[]
  readonly used: Readonly<Record<string, string>>
}

/** One export format: one file, one line in the registry. */
export interface Reader {
  /** Id for `--format`. */
  readonly name: string
  readonly title: string
  /** How a user gets such an export and what it must contain, for `formats NAME`. */
  readonly howTo: string
  readonly recognise: (head: Head) => Recognition
  /** Whether the messages lie where `--map` says: then this reader is meant, whatever else the input looks like. */
  readonly isMapped?: (head: Head, map: Readonly<Record<string, string>>) => boolean
  /** Reads decoded text, chunk by chunk; a whole-document reader collects the chunks itself. Throws UserError where nothing can be read. */
  readonly read: (chunks: AsyncIterable<string>, options: ReadOptions) => ReaderEvents
  /** For `inspect`; undefined where the format has no named fields. Throws UserError for a mapping that does not fit. */
  readonly fieldsOf?: (head: Head, options: ReadOptions) => Fields | undefined
  /** Whether consecutive turns of one speaker are pieces of one turn (captions). */
  readonly joinsSpeakers?: boolean
  /** Whether the turns of a conversation may come in any order, so that their times tell it. */
  readonly sortsByTime?: boolean
  /** Paths, relative to an input's folder, of JSON files that tell more: members, channels. Where there is such a file beside, it is read first. */
  readonly besides?: readonly string[]
  /** Names of files of the same download that hold no messages: beside other inputs they are left aside. */
  readonly noMessagesIn?: readonly string[]
  /** The folder of the whole download, with `/` at its end, by the name of a file with messages: what else lies there is no conversation. */
  readonly downloadOf?: (name: string) => string | undefined
  /** Whether the files of one folder are one export: day files, numbered parts. */
  readonly joinsFiles?: boolean
  /** Whether colleagues talk among themselves in it, too, in channels of their own. */
  readonly hasInsideTalk?: boolean
}
