import { captions } from './captions.ts'
import type { Reader } from './reader.ts'

const BLOCK = /(?:^|\n)\s*(?:\d+[ \t]*\r?\n\s*)?\d{1,2}:\d{2}:\d{2}[.,]\d{1,3}\s*-->\s*\d{1,2}:\d{2}:\d{2}[.,]\d{1,3}/

export const srt: Reader = {
  name: 'srt',
  title: 'SubRip captions of a call',
  howTo: [
    'The transcript of a recording as .srt, each cue beginning with its speaker: "Name: words" or "[SPEAKER_00]: words".',
    'One file is one conversation; cues of one speaker are joined to turns. Captions without speakers cannot be used.',
  ].join(' '),
  recognise: ({ text }) => {
    if (/^\s*WEBVTT/.test(text)) return { score: 0, why: 'it is WebVTT' }
    const found = BLOCK.exec(text)
    if (found === null) return { score: 0, why: 'no times of subtitles' }
    return text.slice(0, found.index).trim() === ''
      ? { score: 0.97, why: 'it begins with the time of a subtitle' }
      : { score: 0.6, why: 'it has times of subtitles' }
  },
  read: chunks => captions(chunks, true),
  joinsSpeakers: true,
}
