import { captions } from './captions.ts'
import type { Reader } from './reader.ts'

export const sbv: Reader = {
  name: 'sbv',
  title: 'YouTube captions of a call (.sbv)',
  howTo: [
    'In YouTube Studio: Subtitles, Download, .sbv. Each cue begins with its speaker: "Name: words".',
    'One file is one conversation; cues of one speaker are joined to turns. Captions without speakers cannot be used.',
  ].join(' '),
  recognise: ({ text }) =>
    /^\s*\d+:\d{2}:\d{2}\.\d{3},\d+:\d{2}:\d{2}\.\d{3}[ \t]*\r?\n/.test(text)
      ? { score: 0.97, why: 'it begins with two times, parted by a comma' }
      : { score: 0, why: 'it does not begin with two times, parted by a comma' },
  read: chunks => captions(chunks, false),
  joinsSpeakers: true,
}
