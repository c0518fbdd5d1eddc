import { lineBatches } from '../lines.ts'
import type { Head, Reader, ReaderEvent, ReaderEvents, Recognition } from '../reader.ts'
import { speakerOf } from '../speaker-label.ts'
import { clockSeconds } from '../text-times.ts'

/** The chat panel of Google Meet, copied: `Name`, `10:56 AM`, and the words below. FORMATS 1.7. */
export const meetChat: Reader = {
  name: 'meet-chat',
  title: 'Google Meet chats, copied (text)',
  howTo: [
    "Select all in Meet's chat panel, copy it into a text file. Each message has the name, the time and the words, each on a line of its own.",
    'Your own messages stand under "You": pass --agent You if you were the agent.',
  ].join(' '),
  recognise,
  read,
}

const CLOCK = /^\s*(\d{1,2}:\d{2}(?:\s?[AP]M)?)\s*$/i
const NAME = /^\s*\p{L}[^:.!?]{0,59}$/u
/** Buttons of the panel. */
const NOISE = /^\s*(?:keep|Pinned|keep_off|Pin message)\s*$/

function recognise(head: Head): Recognition {
  const lines = head.text.split(/\r\n|\n|\r/).filter(line => line.trim() !== '' && !NOISE.test(line))
  const found = lines.filter((line, i) => CLOCK.test(line) && i > 0 && NAME.test(lines[i - 1]!)).length
  const why = `${found} names with a time below, of ${lines.length} lines`
  return { score: found >= 2 && found >= lines.length * 0.1 && lines.slice(1, 4).some(line => CLOCK.test(line)) ? 0.95 : 0, why }
}

const DAY = 24 * 3600

async function* read(chunks: AsyncIterable<string>): ReaderEvents {
  let open = undefined as { readonly line: number; readonly name: string; readonly offset: number; readonly words: string[] } | undefined
  // The last line may be the name of the next message.
  let held = undefined as { readonly text: string; readonly line: number } | undefined
  let line = 0
  let [first, last, days]: [number | undefined, number, number] = [undefined, 0, 0]
  const closed = function* (): Iterable<ReaderEvent> {
    if (open === undefined) return
    const text = open.words.join('\n').trim()
    if (text === '') yield { kind: 'aside', line: open.line, reason: 'messages without words' }
    else yield { kind: 'turn', line: open.line, turn: { ...speakerOf(open.name), text, offset: open.offset, channel: 'chat' } }
  }
  const eventsOf = function* (batch: readonly string[]): Iterable<ReaderEvent> {
    for (const one of batch) {
      line++
      if (one.trim() === '' || NOISE.test(one)) continue
      const clock = CLOCK.exec(one)
      const seconds = clock === null ? undefined : clockSeconds(clock[1]!.replace(/(:\d{2})/, '$1:00'))
      if (seconds === undefined || held === undefined || !NAME.test(held.text)) {
        if (held !== undefined) {
          if (open !== undefined) open.words.push(held.text)
          else yield { kind: 'aside', line: held.line, reason: 'lines before the first message' }
        }
        held = { text: one, line }
        continue
      }
      yield* closed()
      if (seconds < last - DAY / 2) days++
      first ??= seconds
      last = seconds
      open = { line: held.line, name: held.text.trim(), offset: Math.max(0, seconds + days * DAY - first), words: [] }
      held = undefined
    }
  }
  for await (const batch of lineBatches(chunks)) yield eventsOf(batch)
  if (held !== undefined) open?.words.push(held.text)
  yield closed()
}
