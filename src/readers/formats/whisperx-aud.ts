import { headedReader } from '../headed.ts'
import { speakerOf } from '../speaker-label.ts'

const SEGMENT = /^(\d+(?:\.\d+)?)\t(\d+(?:\.\d+)?)\t(?:\[\[([^\][]{1,60})\]\])?\s*(.*)$/

/** WhisperX's labels for Audacity: start, end, and the speaker in double brackets. FORMATS 1.2. */
export const whisperxAud = headedReader({
  name: 'whisperx-aud',
  title: 'WhisperX labels for Audacity (.aud)',
  howTo:
    'whisperx --diarize --output_format aud. Each line has start and end in seconds, tabs between, and [[SPEAKER_00]] before the words.',
  heading: line => {
    const found = SEGMENT.exec(line)
    if (found === null) return undefined
    const [, start, end, label, words] = found
    return { ...(label === undefined ? {} : speakerOf(label)), offset: Number(start), end: Number(end), words: words! }
  },
  joinsSpeakers: true,
  score: (openings, lines, { text }) => (openings >= lines * 0.9 && text.includes('\t[[') ? 0.97 : 0),
})
