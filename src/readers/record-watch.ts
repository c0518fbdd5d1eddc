import type { Notice } from '../model/reading.ts'
import type { ReaderEvent, ReaderEvents } from './reader.ts'

/** Fewer unreadable records than this are told, but fail no input. */
const FEW = 3

/** Counts what a reader yields, for what is said at the end. */
export function recordWatch() {
  const asides = new Map<string, number>()
  let records = 0
  let skipped = 0
  let first: string | undefined
  let silences = 0
  let silent: string | undefined
  const counted = function* (events: Iterable<ReaderEvent>): Iterable<ReaderEvent> {
    for (const event of events) {
      if (event.kind === 'turn') records++
      else if (event.kind === 'aside') {
        records++
        asides.set(event.reason, (asides.get(event.reason) ?? 0) + 1)
        continue
      } else if (event.kind === 'silent') {
        records++
        silent ??= event.reason
        silences++
        continue
      } else if (event.kind === 'skipped') {
        records++
        skipped++
        first ??= event.reason
      }
      yield event
    }
  }
  return {
    through: async function* (events: ReaderEvents): ReaderEvents {
      for await (const batch of events) yield counted(batch)
    },
    asides: (source: string): Notice[] =>
      [...asides].map(([reason, count]) => ({ kind: 'aside', source, message: `${count} × ${reason}: no turns, not read on` })),
    /** One warning for all conversations without words; undefined where there is none. */
    silences: (source: string): Notice | undefined => {
      if (silent === undefined) return undefined
      return { kind: 'warning', source, message: `${silent}${silences > 1 ? `; ${silences - 1} more are like it` : ''}` }
    },
    firstSkipped: (): string | undefined => (first === undefined ? undefined : `${skipped} left out, the first because: ${first}`),
    tooMany: (most: number): string | undefined => {
      if (skipped <= FEW || skipped <= records * most) return undefined
      const percent = Math.round((100 * skipped) / records)
      return `${skipped} of ${records} records (${percent} %) could not be read, the first because: ${first}; export it again, or allow more with --max-skipped ${Math.min(100, percent + 1)}%`
    },
  }
}
