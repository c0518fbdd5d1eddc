import { headedReader } from '../headed.ts'
import { speakerOf } from '../speaker-label.ts'
import { secondsOf } from '../times.ts'

const HEADING = /^\**(\p{L}[^!?:;,]{0,59}?)\s\(((?:\d{1,2}:)?\d{2}:\d{2})\):?\**:?\s*(.*)$/u
/** Nothing but a heading. */
const ALONE = /\):?\**:\s*$/
const TAGS = /\[(?:inaudible|crosstalk|foreign language|silence|laughter|music)(?: [\d:]+)?\]/gi

/** Particles of names are small: `Juan de la Cruz`. */
function isName(label: string): boolean {
  return (label.match(/(?<![\p{L}\p{N}])\p{Ll}/gu)?.length ?? 0) <= 2
}

/** Rev.com's text export, and of others that write like it. FORMATS 1.6. */
export const rev = headedReader({
  name: 'rev',
  title: 'Rev.com transcripts (text)',
  howTo: 'In Rev: the transcript, Download, text. Each turn begins with a line such as "Speaker 1 (00:15):". One conversation a file.',
  heading: (line, memory) => {
    const found = HEADING.exec(line)
    const offset = found === null ? undefined : secondsOf(found[2]!)
    if (found === null || offset === undefined || !isName(found[1]!)) return undefined
    // `Call Ann (10:30)` is what somebody says: time falls only where a second part or call begins, and once it has hours it keeps them.
    const [last, hours] = [Number(memory.get('last') ?? 0), memory.has('hours')]
    const isKnown = memory.has(`speaker ${found[1]}`) || ALONE.test(line)
    if ((offset < last && !isKnown) || (hours && found[2]!.length < 6)) return undefined
    if (found[2]!.length > 5) memory.set('hours', 'yes')
    memory.set('last', String(offset))
    memory.set(`speaker ${found[1]}`, 'met')
    return { ...speakerOf(found[1]!), offset, words: found[3]! }
  },
  ignored: /^\s*Part \d{1,2} of \d{1,2}\s*$/i,
  words: text => text.replace(TAGS, ' ').replace(/ {2,}/g, ' ').trim(),
  joinsSpeakers: true,
  score: (openings, lines) => (openings >= 2 && openings >= lines / 12 ? 0.97 : 0),
})
