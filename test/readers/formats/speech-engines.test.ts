import { describe, expect, it } from 'vitest'
import { ASK, GREETING, lines, messages, read } from './call.ts'

describe('vCon', () => {
  const vcon = (rest: object) => ({
    uuid: 'u',
    parties: [
      { name: 'Omar', role: 'agent' },
      { name: 'Lena', role: 'customer' },
    ],
    dialog: [{ type: 'recording', parties: [0, 1] }],
    ...rest,
  })
  const NAMED = [`0 agent Omar: ${GREETING}`, `2 customer Lena: ${ASK}`]
  const wtf = {
    transcript: {},
    segments: [
      { start: 0, end: 1, text: GREETING, speaker: 1 },
      { start: 2, end: 3, text: ASK, speaker: 0 },
    ],
    speakers: { '0': { label: 'Customer' }, '1': { label: 'Agent' } },
  }

  it('reads the World Transcription Format, as an analysis or an attachment, with the labels of its speakers', async () => {
    expect(lines(await read(vcon({ analysis: [{ type: 'wtf_transcription', dialog: 0, body: wtf }] })))).toEqual(NAMED)
    expect(lines(await read(vcon({ analysis: [], attachments: [{ purpose: 'wtf_transcription', dialog: 0, body: wtf }] })))).toEqual(NAMED)
  })

  it('reads an alternative of Deepgram alone', async () => {
    const words = [
      ...GREETING.split(' ').map(word => ({ word, start: 0, end: 1, speaker: 0 })),
      ...ASK.split(' ').map(word => ({ word, start: 2, end: 3, speaker: 1 })),
    ]
    expect(lines(await read(vcon({ analysis: [{ type: 'transcript', dialog: 0, body: { transcript: 'all', words } }] })))).toEqual(NAMED)
  })

  it('says that a recording has no transcript', async () => {
    expect(messages(await read(vcon({ analysis: [] })))[0]).toBe("warning: 'u' holds a recording and no transcript: transcribe it first")
  })
})

describe('Google Speech', () => {
  it.each<[string, (at: number) => unknown]>([
    ['text', at => `${at}s`],
    ['objects', at => ({ seconds: at, nanos: 0 })],
  ])('reads names with underscores, times as %s', async (_, time) => {
    const said = [GREETING, ASK].flatMap((text, i) =>
      text.split(' ').map(word => ({ word, start_time: time(2 * i), end_time: time(2 * i + 1), speaker_tag: i + 1 })),
    )
    expect(lines(await read({ results: [{ alternatives: [{ transcript: 'all', words: said }] }] }))).toEqual([
      `0 agent Speaker 1: ${GREETING}`,
      `2 customer Speaker 2: ${ASK}`,
    ])
  })
})

describe('Aircall', () => {
  it('takes a participant that is neither internal nor external for nobody, an AI for a bot', async () => {
    const said = ['ai_voice_agent', 'internal', 'external', 'observer'].map((participant_type, i) => ({
      participant_type,
      text: participant_type,
      start_time: i,
      user_id: participant_type === 'internal' ? 9 : null,
    }))
    const found = await read({ transcription: { call_id: 4, content: { utterances: said } } })
    expect(lines(found).map(line => line.split(' ')[1])).toEqual(['bot', 'agent', 'customer', 'unknown'])
  })
})

describe('Whisper', () => {
  const said = [GREETING, ASK]

  it('reads what whisper.cpp and insanely-fast-whisper write', async () => {
    const cpp = said.map((text, i) => ({ offsets: { from: 2000 * i, to: 2000 * i + 900 }, text: ` ${text}`, speaker: `${i}` }))
    expect(lines(await read({ result: { language: 'en' }, transcription: cpp }))).toEqual([
      `0 agent Speaker 0: ${GREETING}`,
      `2 customer Speaker 1: ${ASK}`,
    ])
    const fast = said.map((text, i) => ({ speaker: `SPEAKER_0${i}`, timestamp: [2 * i, 2 * i + 1], text: ` ${text}` }))
    const chunks = fast.map(({ timestamp, text }) => ({ timestamp, text }))
    expect(lines(await read({ speakers: fast, chunks, text: 'x' }))).toEqual([
      `0 agent SPEAKER_00: ${GREETING}`,
      `2 customer SPEAKER_01: ${ASK}`,
    ])
  })
})

describe('Azure Speech', () => {
  it('reads fast transcriptions', async () => {
    const phrases = [GREETING, ASK].map((text, i) => ({ speaker: i + 1, offsetMilliseconds: 2000 * i, durationMilliseconds: 900, text }))
    expect(lines(await read({ durationMilliseconds: 3000, combinedPhrases: [], phrases }))).toEqual([
      `0 agent Speaker 1: ${GREETING}`,
      `2 customer Speaker 2: ${ASK}`,
    ])
  })
})

describe('Dialpad', () => {
  it('says that a call has no transcript', async () => {
    expect(messages(await read({ call_id: '57' }))[0]).toBe(
      "warning: Dialpad has no transcript of the call '57' (no lines): it is left out",
    )
  })
})

describe('Rev AI', () => {
  it('sets what is inaudible apart from the words', async () => {
    const elements = (text: string, ts: number) => [{ type: 'text', value: text, ts, end_ts: ts + 1 }]
    const monologues = [
      { speaker: 0, elements: elements(GREETING, 0) },
      { speaker: 1, elements: [...elements('It leaks.', 2), { type: 'unknown', value: '<inaudible>' }] },
    ]
    expect(lines(await read({ monologues }))[1]).toBe('2 customer Speaker 1: It leaks. <inaudible>')
  })
})
