import { type Heading, headedReader } from '../headed.ts'
import { speakerOf } from '../speaker-label.ts'
import { secondsOf } from '../times.ts'

const RECORDED = /^(\d{2}:\d{2}:\d{2})\t(.{1,120}?):\t(.*)$/
const SAVED = /^(\d{1,2}:\d{2}:\d{2})\s+From\s+([^:]{1,120}?)(?:\s+to\s+([^:]{1,120}?))?\s*:\s*(.*)$/i
const REACTION = /^(?:Reacted to |Removed an? .{1,12} reaction from )/
/** What is replied to was said by somebody else. */
const QUOTED = /^Replying to (?:"[^\n]*?"[ \t]*(?:\n\s*|$)|[^\n]*\n[ \t]*\n)/
const DAY = 24 * 3600

/** Zoom's meeting chat, of the cloud and saved. FORMATS 1.8. */
export const zoomChat = headedReader({
  name: 'zoom-chat',
  title: 'Zoom meeting chats (text)',
  howTo: 'The chat.txt of a cloud recording, or meeting_saved_chat.txt of the desktop client. Who is the agent: --agent "Name".',
  heading: (line, memory) => {
    const recorded = RECORDED.exec(line)
    if (recorded !== null) return { ...speakerOf(recorded[2]!), offset: secondsOf(recorded[1]!), words: recorded[3]!, channel: 'chat' }
    const saved = SAVED.exec(line)
    if (saved === null) return undefined
    const isPrivate = saved[3] !== undefined && /direct message|privately/i.test(saved[3])
    const heading: Heading = {
      ...speakerOf(saved[2]!),
      offset: sinceFirst(secondsOf(saved[1]!) ?? 0, memory),
      words: saved[4]!,
      channel: isPrivate ? 'direct message' : 'chat',
    }
    return heading
  },
  words: text => {
    const words = text.replace(/^\t/gm, '').trim()
    return REACTION.test(words) ? { aside: 'reactions' } : words.replace(QUOTED, '').trim()
  },
  score: (openings, lines) => (openings >= lines * 0.3 || (openings >= 3 && openings >= lines * 0.05) ? 0.97 : 0),
})

/** The saved chat has the time of day: it counts from the first message, and over midnight. */
function sinceFirst(clock: number, memory: Map<string, string>): number {
  const first = Number(memory.get('first') ?? clock)
  const last = Number(memory.get('last') ?? clock)
  const days = Number(memory.get('days') ?? 0) + (clock < last - DAY / 2 ? 1 : 0)
  memory.set('first', String(first))
  memory.set('last', String(clock))
  memory.set('days', String(days))
  return Math.max(0, clock + days * DAY - first)
}
