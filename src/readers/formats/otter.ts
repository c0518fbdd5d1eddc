import { headedReader } from '../headed.ts'
import { speakerOf } from '../speaker-label.ts'
import { secondsOf } from '../times.ts'
import { isTeams } from './teams.ts'

const HEADING = /^(?:(\p{L}.{0,59}?)\s{2,}|)((?:\d+:)?\d{1,2}:\d{2})\s*$/u

const FOOTER = /^\s*Transcribed by https?:\/\/otter\.ai\/?\s*$/
const NAMED = /^\p{L}.{0,59}? {2,}(?:\d+:)?\d{1,2}:\d{2}[ \t\r]*$/gmu

/** Otter.ai's text export. FORMATS 1.5. */
export const otter = headedReader({
  name: 'otter',
  title: 'Otter.ai transcripts (text)',
  howTo: [
    'In Otter: the conversation, Export, TXT, with speaker names and timestamps. One conversation a file.',
    'Name the speakers in Otter first: "Unknown Speaker" may be several people.',
  ].join(' '),
  heading: (line, memory) => {
    // Files put together: one call ends here, and the next begins.
    if (FOOTER.test(line)) memory.set('calls', String(Number(memory.get('calls') ?? 0) + 1))
    const calls = Number(memory.get('calls') ?? 0)
    const conversation = calls === 0 ? undefined : `${memory.get('id') ?? 'conversation'}#${calls + 1}`
    const found = HEADING.exec(line)
    if (found === null) return undefined
    const label = found[1]
    // Nobody knows whether it is the same one as before.
    const apart = label === undefined || /^unknown speaker$/i.test(label) || undefined
    return { conversation, ...(label === undefined ? {} : speakerOf(label)), offset: secondsOf(found[2]!), apart, words: '' }
  },
  ignored: FOOTER,
  words: text => text.replace(/^0:00 /gm, ''),
  joinsSpeakers: true,
  score: (openings, lines, { text }) => {
    if (isTeams(text)) return 0
    if (/Transcribed by https?:\/\/otter\.ai/.test(text)) return 0.98
    // Times alone on their lines are Otter's where they stand above all words.
    const named = text.match(NAMED)?.length ?? 0
    return openings >= 2 && openings >= lines / 12 && (named >= 2 || /^\s*\d{1,2}:\d{2}\s*\n/.test(text)) ? 0.97 : 0
  },
})
