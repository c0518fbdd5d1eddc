import { type Heading, headedReader } from '../headed.ts'
import { secondsOf } from '../times.ts'

const RECORDED = /^(\d{2}:\d{2}:\d{2})\t(.{1,120}?):\t(.*)$/
const SAVED = /^(\d{2}:\d{2}:\d{2})\s+From\s+(.{1,80}?)(?:\s+to\s+(.{1,80}?))?\s*:\s*(.*)$/
const REACTION = /^(?:Reacted to |Removed a .{1,8} reaction from )/

/** Zoom's meeting chat, of the cloud and saved. FORMATS 1.8. */
export const zoomChat = headedReader({
  name: 'zoom-chat',
  title: 'Zoom meeting chats (text)',
  howTo: 'The chat.txt of a cloud recording, or meeting_saved_chat.txt of the desktop client. Who is the agent: --agent "Name".',
  heading: line => {
    const found = RECORDED.exec(line) ?? SAVED.exec(line)
    if (found === null) return undefined
    const [, clock, speaker, ...rest] = found
    const words = rest.at(-1)!.trim()
    if (REACTION.test(words)) return { aside: 'reactions' }
    const told = rest.length > 1 ? rest[0] : undefined
    const isPrivate = told !== undefined && /direct message/i.test(told)
    const heading: Heading = { speaker, offset: secondsOf(clock!), words, channel: isPrivate ? 'direct message' : 'chat' }
    return heading
  },
  // What is replied to was said by somebody else.
  words: text => (REACTION.test(text) ? '' : text.replace(/^Replying to ".*?"\s*(?:\n|$)/, '').trim()),
  score: (openings, lines) => (openings >= lines * 0.3 ? 0.96 : 0),
})
