import { headedReader } from '../headed.ts'
import { secondsOf } from '../times.ts'

const MARK = /^(?:#{1,4} )?\*{0,2}(\d{2}:\d{2}:\d{2})\*{0,2}\s*$/
const SAID = /^\*{0,2}(\S.{0,79}?)\*{0,2}:\*{0,2} (.*)$/
const TITLE =
  /- (?:Transcript|Transkript|Transcription|Transcripción|Trascrizione)\s*$|^(?:#+ )?\*{0,2}(?:Transcript|Transkript|Attendees|Teilnehmer)\*{0,2}\s*$/m
const END = /^(?:#+ )?(?:Meeting|Transcription) ended after/
const FOOTER = /^This editable transcript was computer generated/

/** Google Meet's transcript, downloaded as text or markdown. FORMATS 1.7. */
export const googleMeet = headedReader({
  name: 'google-meet',
  title: 'Google Meet transcripts (text, markdown)',
  howTo: 'In Drive open "… - Transcript", File, Download, plain text or markdown. Marks every five minutes are all the time there is.',
  heading: (line, memory) => {
    const mark = MARK.exec(line)
    if (mark !== null) memory.set('mark', mark[1]!)
    if (mark !== null || END.test(line)) return { aside: mark === null ? 'ends of the meeting' : 'marks of time' }
    if (!memory.has('begun')) {
      if (/^(?:#+ )?\*{0,2}Transcript\*{0,2}\s*$/.test(line) || TITLE.test(line)) memory.set('begun', 'yes')
      return undefined
    }
    const said = SAID.exec(line)
    if (said === null) return undefined
    const block = memory.get('mark')
    return {
      speaker: said[1]!.replace(/\\/g, ''),
      offset: block === undefined ? undefined : secondsOf(block),
      words: said[2]!.replace(/\\(.)/g, '$1'),
    }
  },
  ignored: FOOTER,
  joinsSpeakers: true,
  score: (openings, _, { text }) => {
    const first = text.slice(0, 2000)
    const titled = TITLE.test(first)
    const ended = END.test(text) || /^(?:#+ )?(?:Meeting|Transcription) ended after/m.test(text)
    return openings >= 1 && titled
      ? ended || MARK.test(text) || /^(?:#{1,4} )?\d{2}:\d{2}:\d{2}\s*$/m.test(text)
        ? 0.97
        : 0.92
      : ended
        ? 0.92
        : 0
  },
})
