import { UserError } from '../errors.ts'
import type { Head, Reader, ReaderEvent, ReadOptions } from './reader.ts'

const HEAD = 64 * 1024
/** Below this nothing is recognised. */
const LEAST = 0.3
/** The format of the piece before is that of the next, too, where it fits this well, or nearly as well as before. */
const [SURE, NEARLY] = [0.8, 0.05]

/** Reads transcripts that lie in fields of other formats: whichever of the readers fits best reads the piece. */
export function embeddedReader(readers: readonly Reader[]): (text: string, options: ReadOptions) => Promise<readonly ReaderEvent[]> {
  let last: { reader: Reader; score: number } | undefined
  const readerOf = (head: Head): Reader | undefined => {
    const again = last?.reader.recognise(head).score ?? 0
    if (last !== undefined && again >= Math.min(SURE, last.score - NEARLY)) return last.reader
    let best: { reader: Reader; score: number } | undefined
    for (const reader of readers) {
      const { score } = reader.recognise(head)
      if (score >= LEAST && (best === undefined || score > best.score)) best = { reader, score }
    }
    if (best !== undefined && best.score > LEAST * 2) last = best
    return best?.reader
  }
  return async (text, options) => {
    const reader = readerOf({ text: text.slice(0, HEAD), complete: text.length <= HEAD, fileName: '' })
    if (reader === undefined) return [{ kind: 'skipped', line: undefined, reason: 'no speakers in the transcript: it is left out' }]
    const events: ReaderEvent[] = []
    try {
      for await (const batch of reader.read(once(text), options)) for (const event of batch) events.push(event)
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      events.push({ kind: 'skipped', line: undefined, reason: error.message })
    }
    return events
  }
}

async function* once(text: string): AsyncIterable<string> {
  yield text
}
