import { headedReader } from '../headed.ts'
import { speakerOf } from '../speaker-label.ts'
import { secondsOf } from '../times.ts'

const MARK = /^(?:#{1,4} )?\*{0,2}(\d{2}:\d{2}:\d{2})\*{0,2}\s*$/
/** Markdown has the id of a heading behind it: `### 00:05:02 {#00:05:02}` */
const ANCHOR = /\s*\{#[^{}]{0,100}\}\s*$/
const SAID = /^\*{0,2}(\S[^:]{0,79}?)\*{0,2}:\*{0,2} (.*)$/
/** In a few languages; others are told by the date in the title. */
const WORDS = '(?:Transcript|Transkript|Transcription|Transcripción|Transcrição|Trascrizione|스크립트|文字起こし)'
const TITLE = new RegExp(String.raw`[-–] ${WORDS}\*{0,2}\s*$`)
const HEADING = new RegExp(String.raw`^(?:#+ )?\*{0,2}(?:📖 )?${WORDS}\*{0,2}\s*$`)
const ATTENDEES = /^(?:#+ )?\*{0,2}(?:Attendees|Teilnehmer|Participants|Invitados|Invited|초대됨|참석자)\*{0,2}\s*$/
/** `(2025-06-03 11:02 GMT-4)` */
const DATED = /\(\d{4}-\d{2}-\d{2} \d{1,2}:\d{2} (?:GMT|UTC)\S*\)/
/** Other languages are told by the hand that waves, or what is left of it. */
const END =
  /^(?:#+ )?\*{0,2}(?:(?:Meeting|Transcription) ended after|[^:]{0,60}\b\d{2}:\d{2}:\d{2}\b[^:]{0,40}(?:\ud83d\udc4b|\ufffd|\b(?:beendet|terminée?|finalizad[ao]|terminó|encerrad[ao]|terminata|beëindigd)\b))/
const FOOTER = /^\*{0,2}This editable transcript was computer generated/
/** Seconds between two marks. */
const BLOCK = 300

/** Google Meet's transcript, downloaded as text or markdown. FORMATS 1.7. */
export const googleMeet = headedReader({
  name: 'google-meet',
  title: 'Google Meet transcripts (Word, text, markdown)',
  howTo:
    'In Drive open "… - Transcript", File, Download: Word, plain text or markdown. Marks every five minutes are all the time there is.',
  heading: (source, memory) => {
    const line = source.replace(ANCHOR, '')
    const mark = MARK.exec(line)
    if (mark !== null) {
      memory.set('mark', mark[1]!)
      memory.set('begun', 'yes')
      return { aside: 'marks of time' }
    }
    if (END.test(line)) return { aside: 'ends of the meeting' }
    if (HEADING.test(line) || TITLE.test(line)) memory.set('begun', 'yes')
    const said = memory.has('begun') ? SAID.exec(line) : null
    if (said === null) return undefined
    // The block's beginning: times between marks would be guessed.
    const offset = secondsOf(memory.get('mark') ?? '') ?? 0
    return { ...speakerOf(said[1]!.replace(/\\(.)/g, '$1')), offset, end: offset + BLOCK, words: said[2]! }
  },
  words: text => text.replace(/\\([!-/:-@[-`{-~])/g, '$1'),
  ignored: FOOTER,
  joinsSpeakers: true,
  score: (openings, _, { text }) => {
    const lines = text.split(/\r\n|\n|\r/).map(line => line.replace(ANCHOR, ''))
    const first = lines.slice(0, 12)
    const dated = first.some(line => DATED.test(line))
    const ended = lines.some(line => END.test(line) || FOOTER.test(line))
    const signs = [
      dated,
      ended,
      first.some(line => TITLE.test(line)),
      first.some(line => HEADING.test(line)),
      first.some(line => ATTENDEES.test(line)),
      lines.some(line => MARK.test(line)),
    ].filter(Boolean).length
    return openings > 0 && (ended || signs >= 2) ? 0.97 : 0
  },
})
