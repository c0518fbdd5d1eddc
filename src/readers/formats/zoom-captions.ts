import { headedReader } from '../headed.ts'
import { speakerOf } from '../speaker-label.ts'
import { secondsOf } from '../times.ts'
import { sinceFirst } from './zoom-chat.ts'

const HEADING = /^\[([^\][]{1,80})\]\s+(\d{1,2}:\d{2}:\d{2})\s*$/

/** Captions that the Zoom client saves in a meeting: `[Priya Shah] 10:02:33`, the words below. */
export const zoomCaptions = headedReader({
  name: 'zoom-captions',
  title: 'Zoom captions, saved by the client (text)',
  howTo:
    'In a Zoom meeting: Show captions, View full transcript, Save transcript: meeting_saved_closed_caption.txt. Who is the agent: --agent "Name".',
  heading: (line, memory) => {
    const found = HEADING.exec(line)
    if (found === null) return undefined
    return { ...speakerOf(found[1]!), offset: sinceFirst(secondsOf(found[2]!) ?? 0, memory), words: '' }
  },
  joinsSpeakers: true,
  score: (openings, lines) => (openings >= 2 && openings >= lines * 0.1 ? 0.97 : 0),
})
