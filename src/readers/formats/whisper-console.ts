import { prefixOf } from '../cue-text.ts'
import { headedReader } from '../headed.ts'
import { speakerOf } from '../speaker-label.ts'
import { secondsOf } from '../times.ts'

const CLOCK = String.raw`(?:\d+:)?\d{1,2}:\d{2}\.\d{2,3}`
const SEGMENT = new RegExp(String.raw`^\s*\[(${CLOCK}) --> (${CLOCK})\]\s*(.*)$`)

/** What Whisper and whisper.cpp print: `[00:00:00.000 --> 00:00:03.100]  (speaker 0) hello`. */
export const whisperConsole = headedReader({
  name: 'whisper-console',
  title: "Whisper's output on the console (text)",
  howTo: [
    'The lines that whisper or whisper.cpp prints, with speakers: whisper.cpp --diarize writes "(speaker 0)" before the words.',
    'Without speakers it cannot be used: transcribe it again with speaker labels, for example by WhisperX.',
  ].join(' '),
  heading: line => {
    const found = SEGMENT.exec(line)
    if (found === null) return undefined
    const [, start, end, words] = found
    const prefix = prefixOf(words!)
    // A name before a colon may be words: no such program writes it.
    const told = prefix?.kind === 'bracket' ? { ...speakerOf(prefix.label!), words: prefix.text } : { words: words! }
    return { ...told, offset: secondsOf(start!), end: secondsOf(end!) }
  },
  joinsSpeakers: true,
  score: (openings, lines) => (openings >= 1 && openings >= lines * 0.5 ? 0.97 : 0),
})
