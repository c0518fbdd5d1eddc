import { type Manner, mannerOf, mayName } from './caption-manner.ts'
import { isSound, type Prefix, plain, prefixOf, voicesOf } from './cue-text.ts'
import { type Cue, cueReader } from './cues.ts'
import { lineBatches } from './lines.ts'
import type { ReaderEvent, ReaderEvents } from './reader.ts'
import { speakerOf } from './speaker-label.ts'

/** What one speaker says in a cue, or in the cues that are parts of one utterance. */
interface Said {
  readonly cue: Cue
  readonly label: string
  readonly parts: string[]
  /** Whether somebody else begins, unnamed. */
  readonly changes: boolean
  end: number
}

/** Cues by which it is decided how the file names its speakers: an hour has a thousand. */
const LOOK = 20_000

/** The turns of captions: one for each cue and voice, in the order of their times. Pieces of one turn are joined by the assembler. */
export async function* captions(chunks: AsyncIterable<string>, loose: boolean): ReaderEvents {
  const cues = cueReader(loose)
  const waiting: Cue[] = []
  const order = byStart()
  let teller: ((cue: Cue) => readonly Said[]) | undefined
  const eventsOf = function* (found: Iterable<Cue>): Iterable<ReaderEvent> {
    for (const cue of found) {
      if (teller !== undefined) {
        for (const said of teller(cue)) order.add(said)
        yield* order.due()
      } else if (waiting.push(cue) >= LOOK) yield* decided()
    }
  }
  const decided = function* (): Iterable<ReaderEvent> {
    teller = whoSaid(mannerOf(waiting))
    yield* eventsOf(waiting.splice(0))
  }
  for await (const batch of lineBatches(chunks)) yield eventsOf(cues.in(batch))
  yield eventsOf(cues.end())
  if (teller === undefined) yield decided()
  yield order.rest()
}

/** Who says what in one cue after the other. */
function whoSaid(manner: Manner): (cue: Cue) => readonly Said[] {
  let current = ''
  let lastLine = ''
  return cue => {
    const voices = voicesOf(cue)
    if (voices !== undefined) return voices.map(({ label, text }) => said(cue, label ?? '', text, false))
    if (manner.rolls && cue.end <= cue.start) return []
    if (!manner.carries) current = ''
    const pieces: Said[] = []
    let piece: Said | undefined
    for (const [i, source] of cue.payload.entries()) {
      const line = plain(source).trim()
      if (line === '') continue
      // Rolling captions show the last line again with the next one under it.
      if (manner.rolls && line === lastLine) continue
      const opens = i === 0 && { isSentence: ENDED.test(lastLine) }
      lastLine = line
      const prefix = accepted(prefixOf(line), opens, manner)
      if (prefix === undefined && isSound(line)) continue
      if (prefix !== undefined) {
        current = prefix.label ?? ''
        piece = undefined
      }
      const text = prefix?.text ?? line
      if (text === '') continue
      if (piece === undefined) {
        piece = said(cue, current, text, prefix?.kind === 'change')
        pieces.push(piece)
      } else piece.parts.push(text)
    }
    return pieces
  }
}

/** What is said up to here is no half sentence. */
const ENDED = /^$|[.!?…]["”’)]?$/

/** `opens`: whether the line is the first of its cue, and then whether a sentence may begin there. */
function accepted(prefix: Prefix | undefined, opens: false | { readonly isSentence: boolean }, manner: Manner): Prefix | undefined {
  if (prefix?.kind !== 'name') return prefix
  return manner.speakers.has(prefix.label!) || (opens && manner.names && mayName(prefix.label!, opens.isSentence)) ? prefix : undefined
}

function said(cue: Cue, label: string, text: string, changes: boolean): Said {
  return { cue, label, parts: [text], changes, end: cue.end }
}

const TEAMS_PART = /^([0-9a-f-]{36}\/\d+)-\d+$/i
/** Overlapping talk is so many pieces out of order at most. */
const OVERLAP = 500
const NONE: readonly ReaderEvent[] = []

/**
 * Teams writes overlapping talk out of order, and cuts a long utterance in cues `…/11-0`, `…/11-1`: by time, and one piece where the first part stands.
 * Equal times keep the order of the file.
 */
function byStart() {
  const pieces: Said[] = []
  const firsts = new Map<string, Said>()
  const turn = (piece: Said): ReaderEvent => {
    const { speaker, role } = speakerOf(piece.label)
    const { start, line, id } = piece.cue
    const utterance = keyOf(id, piece.label)
    if (utterance !== undefined) firsts.delete(utterance)
    const apart = piece.changes || undefined
    return { kind: 'turn', line, turn: { speaker, role, text: piece.parts.join(' '), offset: start, end: piece.end, apart } }
  }
  return {
    add: (piece: Said): void => {
      const utterance = keyOf(piece.cue.id, piece.label)
      const first = utterance === undefined ? undefined : firsts.get(utterance)
      if (first !== undefined) {
        first.parts.push(...piece.parts)
        first.end = Math.max(first.end, piece.end)
        return
      }
      if (utterance !== undefined) firsts.set(utterance, piece)
      let place = pieces.length
      while (place > 0 && pieces[place - 1]!.cue.start > piece.cue.start) place--
      if (place === pieces.length) pieces.push(piece)
      else pieces.splice(place, 0, piece)
    },
    due: (): readonly ReaderEvent[] => (pieces.length < 2 * OVERLAP ? NONE : pieces.splice(0, OVERLAP).map(turn)),
    rest: (): readonly ReaderEvent[] => pieces.splice(0).map(turn),
  }
}

function keyOf(id: string, label: string): string | undefined {
  const utterance = id.includes('/') ? TEAMS_PART.exec(id)?.[1] : undefined
  return utterance === undefined ? undefined : `${utterance} ${label}`
}
