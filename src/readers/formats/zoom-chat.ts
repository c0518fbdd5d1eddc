import { headedReader } from '../headed.ts'
import { speakerOf } from '../speaker-label.ts'
import { secondsOf, stampOf } from '../times.ts'

const RECORDED = /^(\d{2}:\d{2}:\d{2})\t(.{1,120}?):\t(.*)$/
/** The client writes in its language; the German `Von` is a name's, too, without its `an`. */
const SAVED =
  /^(?:(\d{4}-\d{2}-\d{2})\s+)?(\d{1,2}:\d{2}:\d{2})\s+(?:(?:From|От)\s+([^:]{1,120}?)(?:\s+(?:to|кому)\s+([^:]{1,120}?))?|Von\s+([^:]{1,120}?)\s+an\s+([^:]{1,120}?))\s*:\s*(.*)$/i
const PRIVATE = /direct message|privately|direktnachricht|личное сообщение/i
const REACTION = /^(?:Reacted to |Removed an? .{1,12} reaction from |Реакция на )/
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
    const [, day, clock, speaker = saved[5]!, to = saved[6] ?? ''] = saved
    const moment =
      day === undefined ? { offset: sinceFirst(secondsOf(clock!) ?? 0, memory) } : { time: stampOf(`${day} ${clock}`, memory.get('zone')) }
    return { ...speakerOf(speaker), ...moment, words: saved[7]!, channel: PRIVATE.test(to) ? 'direct message' : 'chat' }
  },
  words: text => {
    const words = text.replace(/^\t/gm, '').trim()
    return REACTION.test(words) ? { aside: 'reactions' } : words.replace(QUOTED, '').trim()
  },
  score: (openings, lines) => (openings >= lines * 0.3 || (openings >= 3 && openings >= lines * 0.05) ? 0.97 : 0),
})

/** What the client saves has the time of day: it counts from the first message, and over midnight. */
export function sinceFirst(clock: number, memory: Map<string, string>): number {
  const first = Number(memory.get('first') ?? clock)
  const last = Number(memory.get('last') ?? clock)
  const days = Number(memory.get('days') ?? 0) + (clock < last - DAY / 2 ? 1 : 0)
  memory.set('first', String(first))
  memory.set('last', String(clock))
  memory.set('days', String(days))
  return Math.max(0, clock + days * DAY - first)
}
