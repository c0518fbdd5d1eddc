import { headedReader } from '../headed.ts'
import { speakerOf } from '../speaker-label.ts'
import { secondsOf } from '../times.ts'

const HEADING = /^\**(\S.{0,59}?)\s\(((?:\d{1,2}:)?\d{2}:\d{2})\):?\**:?\s*(.*)$/
const TAGS = /\[(?:inaudible|crosstalk|foreign language|silence|laughter)(?: [\d:]+)?\]/gi

/** Rev.com's text export, and of others that write like it. FORMATS 1.6. */
export const rev = headedReader({
  name: 'rev',
  title: 'Rev.com transcripts (text)',
  howTo: 'In Rev: the transcript, Download, text. Each turn begins with a line such as "Speaker 1 (00:15):". One conversation a file.',
  heading: line => {
    const found = HEADING.exec(line)
    return found === null ? undefined : { ...speakerOf(found[1]!), offset: secondsOf(found[2]!), words: found[3]! }
  },
  words: text => text.replace(TAGS, ' ').replace(/ {2,}/g, ' ').trim(),
  score: (openings, lines) => (openings >= 2 && openings >= lines / 12 ? 0.97 : 0),
})
