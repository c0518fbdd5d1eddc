import { captions } from './captions.ts'
import type { Reader } from './reader.ts'

export const webVtt: Reader = {
  name: 'vtt',
  title: 'WebVTT captions of a call',
  howTo: [
    'The transcript of a recording (Teams, Zoom, Webex, Deepgram) as .vtt: speakers as <v Name> or as "Name: words".',
    'One file is one conversation; cues of one speaker are joined to turns. Captions without speakers cannot be used.',
  ].join(' '),
  recognise: ({ text }) =>
    /^\s*WEBVTT(?:[ \t\r\n]|$)/.test(text)
      ? { score: 1, why: 'it begins with WEBVTT' }
      : { score: 0, why: 'it does not begin with WEBVTT' },
  read: chunks => captions(chunks, false),
  joinsSpeakers: true,
}
