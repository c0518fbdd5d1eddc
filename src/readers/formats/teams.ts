import { headedReader } from '../headed.ts'
import { speakerOf } from '../speaker-label.ts'
import { secondsOf } from '../times.ts'

/** `Priya Shah   0:03`; unknown people have no name. */
const HEADING = /^\s*(?:(\S.{0,79}?)\s{2,})?((?:\d+:)?\d{1,2}:\d{2})\s*$/
/** `0:0:3.830 --> 0:0:7.340`, with the name on the next line: Teams until 2022. */
const ARROW = /^\s*(\d+:\d{1,2}:\d{1,2}[.,]\d{1,7})\s*-->\s*(\d+:\d{1,2}:\d{1,2}[.,]\d{1,7})\s*$/
const EVENT = new RegExp(
  `^\\s*.{1,80}(?:${[
    ' (?:started|stopped) transcription',
    ' hat die Transkription (?:gestartet|beendet)',
    ' a (?:démarré|commencé|arrêté) la transcription',
    ' (?:inició|detuvo|ha iniciado|ha detenido) la transcripción',
    ' (?:iniciou|parou) a transcrição',
    ' ha (?:avviato|interrotto) la trascrizione',
    ' heeft de transcriptie (?:gestart|gestopt)',
    'が文字起こしを(?:開始|停止)しました',
  ].join('|')})\\.?\\s*$`,
)
const TITLE = /^.{1,200}-\d{8}_\d{6}-.{4,40}$/m
const EVENTS = new RegExp(EVENT, 'm')
/** Looked for first: the patterns above match anything before their words. */
const [EVENT_SIGN, TITLE_SIGN] = [/trans[ck]ri|trascri|文字起こし/i, /-\d{8}_\d{6}-/]
const BEGINNING = 4000

/** Whether a text is what Teams writes into a Word file. */
export function isTeams(text: string): boolean {
  const start = text.slice(0, BEGINNING)
  return (
    (EVENT_SIGN.test(start) && EVENTS.test(start)) ||
    (TITLE_SIGN.test(start) && TITLE.test(start)) ||
    (!/^\s*WEBVTT/.test(start) && /^\s*\d+:\d{1,2}:\d{1,2}[.,]\d{1,7}\s*-->/.test(start))
  )
}

/** Microsoft Teams' transcript as a Word file. FORMATS 2.2. */
export const teams = headedReader({
  name: 'teams',
  title: 'Microsoft Teams transcripts (Word)',
  howTo: [
    'In Teams: the meeting, Recap, Transcript, Download as .docx (or .vtt, which has finer times). Name the .docx as it is, or its text.',
    'One meeting a file; who the agent is, is told by --agent "Name" where the words do not.',
  ].join(' '),
  heading: (line, memory) => {
    const arrow = ARROW.exec(line)
    if (arrow !== null) {
      memory.set('start', arrow[1]!)
      memory.set('end', arrow[2]!)
      return undefined
    }
    const start = memory.get('start')
    if (start !== undefined) {
      if (line.trim() === '') return undefined
      memory.delete('start')
      return { ...speakerOf(line), offset: seconds(start), end: seconds(memory.get('end')!), words: '' }
    }
    if (EVENT_SIGN.test(line) && EVENT.test(line)) return { aside: 'beginnings and ends of the transcript' }
    const found = HEADING.exec(line)
    if (found === null) return undefined
    return { ...(found[1] === undefined ? { apart: true } : speakerOf(found[1])), offset: secondsOf(found[2]!), words: '' }
  },
  ignored: ARROW,
  joinsSpeakers: true,
  score: (openings, _, { text }) => (openings > 0 && isTeams(text) ? 0.98 : 0),
})

function seconds(clock: string): number {
  const [hours = 0, minutes = 0, rest = 0] = clock.replace(',', '.').split(':').map(Number)
  return Math.round((hours * 3600 + minutes * 60 + rest) * 1000) / 1000
}
