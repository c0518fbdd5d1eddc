import { plain, prefixOf, voicesOf } from './cue-text.ts'
import { type Cue, cuesOf } from './cues.ts'
import { count, speakersAmong } from './labels.ts'
import type { ReaderEvent } from './reader.ts'
import { speakerOf } from './speaker-label.ts'

interface Said {
  readonly cue: Cue
  readonly label: string
  text: string
  end: number
}

/** The turns of captions: one for each cue and voice, in the order of their times. Pieces of one turn are joined by the assembler. */
export async function* captions(chunks: AsyncIterable<string>, loose: boolean): AsyncIterable<ReaderEvent> {
  const cues: Cue[] = []
  for await (const cue of cuesOf(chunks, loose)) cues.push(cue)
  const said = whoSaid(cues)
  // Teams writes overlapping talk out of order; equal times keep the order of the file.
  said.sort((a, b) => a.cue.start - b.cue.start)
  for (const { cue, label, text, end } of joinedParts(said)) {
    const { speaker, role } = speakerOf(label)
    yield { kind: 'turn', line: cue.line, turn: { speaker, role, text, offset: cue.start, end } }
  }
}

function whoSaid(cues: readonly Cue[]): Said[] {
  const accepted = speakers(cues)
  const said: Said[] = []
  let current = ''
  let lastLine = ''
  for (const cue of cues) {
    const voices = voicesOf(cue)
    if (voices !== undefined) {
      for (const { label, text } of voices) said.push({ cue, label: label ?? '', text, end: cue.end })
      continue
    }
    const lines = cue.payload.map(line => plain(line).trim()).filter(line => line !== '')
    let piece: Said | undefined
    for (const line of lines) {
      const prefix = prefixOf(line)
      const named = prefix !== undefined && (prefix.bracketed || accepted.has(prefix.label!)) ? prefix : undefined
      if (named !== undefined) {
        current = named.label ?? ''
        piece = undefined
      }
      const text = named?.text ?? line
      // Rolling captions show the last line again with the next one under it.
      if (text === '' || (named === undefined && text === lastLine && current === '')) continue
      lastLine = text
      if (piece === undefined) {
        piece = { cue, label: current, text, end: cue.end }
        said.push(piece)
      } else piece.text += ` ${text}`
    }
  }
  return said
}

function speakers(cues: readonly Cue[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const cue of cues) {
    for (const line of cue.payload) {
      const prefix = line.includes(':') ? prefixOf(plain(line)) : undefined
      if (prefix?.label !== undefined && !prefix.bracketed) count(counts, prefix.label)
    }
  }
  return speakersAmong(counts)
}

const TEAMS_PART = /^([0-9a-f-]{36}\/\d+)-\d+$/i

/** Teams cuts a long utterance in cues `…/11-0`, `…/11-1`: one piece, where the first stands. */
function* joinedParts(said: readonly Said[]): Iterable<Said> {
  const firsts = new Map<string, Said & { parts: string[] }>()
  const kept: Said[] = []
  for (const one of said) {
    const utterance = TEAMS_PART.exec(one.cue.id)?.[1]
    const key = utterance === undefined ? undefined : `${utterance} ${one.label}`
    const first = key === undefined ? undefined : firsts.get(key)
    if (first !== undefined) {
      first.parts.push(one.text)
      first.end = one.end
    } else if (key !== undefined) {
      const begun = { ...one, parts: [one.text] }
      firsts.set(key, begun)
      kept.push(begun)
    } else kept.push(one)
  }
  for (const first of firsts.values()) first.text = first.parts.join(' ')
  yield* kept
}
