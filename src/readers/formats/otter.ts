import { headedReader } from '../headed.ts'
import { speakerOf } from '../speaker-label.ts'
import { secondsOf } from '../times.ts'

const HEADING = /^(?:(\S.{0,59}?)\s{2,}|)((?:\d+:)?\d{1,2}:\d{2})\s*$/

/** Otter.ai's text export. FORMATS 1.5. */
export const otter = headedReader({
  name: 'otter',
  title: 'Otter.ai transcripts (text)',
  howTo: [
    'In Otter: the conversation, Export, TXT, with speaker names and timestamps. One conversation a file.',
    'Name the speakers in Otter first: "Unknown Speaker" may be several people.',
  ].join(' '),
  heading: line => {
    const found = HEADING.exec(line)
    if (found === null) return undefined
    return { ...(found[1] === undefined ? {} : speakerOf(found[1])), offset: secondsOf(found[2]!), words: '' }
  },
  ignored: /^\s*Transcribed by https?:\/\/otter\.ai\s*$/,
  words: text => text.replace(/^0:00 /gm, ''),
  score: (openings, lines, { text }) =>
    /Transcribed by https?:\/\/otter\.ai/.test(text) ? 0.98 : openings >= 2 && openings >= lines / 12 ? 0.93 : 0,
})
