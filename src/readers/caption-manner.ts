import { plain, prefixOf } from './cue-text.ts'
import type { Cue } from './cues.ts'
import { count, isField, readsAsWords, speakersAmong } from './labels.ts'

/** How a file of captions shows who speaks. FORMATS 2. */
export interface Manner {
  /** What stands before a colon and is a speaker. */
  readonly speakers: ReadonlySet<string>
  /** Whether each cue begins with a name (Zoom): then a name that comes once is one, too. */
  readonly names: boolean
  /** Whether a cue that names nobody goes on with the speaker before; not where each piece has its label (`[SPEAKER_00]: …`). */
  readonly carries: boolean
  /** Whether each cue shows the last line of the one before again (YouTube). */
  readonly rolls: boolean
}

/** Shares of the cues; FORMATS 2.1. */
const ROLLING = 0.3
const NAMING = 0.8

export function mannerOf(cues: readonly Cue[]): Manner {
  const counts = new Map<string, number>()
  let [worded, named, bracketed, repeated] = [0, 0, 0, 0]
  let last: { readonly line: string; readonly lines: number } | undefined
  for (const cue of cues) {
    const lines = cue.payload.map(line => plain(line).trim()).filter(line => line !== '')
    if (lines.length === 0) continue
    worded++
    for (const [i, line] of lines.entries()) {
      const prefix = prefixOf(line)
      if (prefix?.kind === 'name' && !isField(prefix.label!)) {
        count(counts, prefix.label!)
        if (i === 0) named++
      } else if (prefix?.kind === 'bracket') bracketed++
    }
    // A short answer said twice is no sign: a rolling cue or the one before has two lines.
    if (last !== undefined && lines[0] === last.line && lines.length + last.lines > 2) repeated++
    last = { line: lines.at(-1)!, lines: lines.length }
  }
  return {
    speakers: speakersAmong(counts),
    names: named >= 3 && named >= worded * NAMING,
    carries: bracketed === 0,
    rolls: repeated > worded * ROLLING,
  }
}

/** Words of a name without capitals at most: `tom reed`. */
const FEW = 2

/**
 * Whether a label that comes once is a name in a file where nearly every cue has one: `iPhone (2)`, `tom.reed@acme.example`, not `One thing`; without
 * capitals, digits and signs only where a sentence may begin.
 */
export function mayName(label: string, isSentence: boolean): boolean {
  if (isField(label) || readsAsWords(label)) return false
  const words = label.split(/[\s,]+/)
  const isMarked = /[@\d_]/.test(label) || words.some(word => /[\p{Lu}\p{Lt}\p{Lo}]/u.test(word) && word !== 'I')
  return isMarked || (isSentence && words.length <= FEW)
}
