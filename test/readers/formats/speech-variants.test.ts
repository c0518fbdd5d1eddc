import { describe, expect, it } from 'vitest'
import { readInputs } from '../../../src/readers/read.ts'
import { allReadings } from '../all-readings.ts'
import { bytesInput } from '../bytes-input.ts'

const GREETING = 'Thank you for calling Fernhill, how can I help?'
const ASK = 'My kettle leaks.'

const readText = (text: string) => allReadings(readInputs([bytesInput('in.json', text)]))
const read = (value: unknown) => readText(JSON.stringify(value))
const lines = ({ conversations }: Awaited<ReturnType<typeof read>>) =>
  conversations.flatMap(({ turns }) => turns.map(({ role, speaker, offset, text }) => `${offset} ${role} ${speaker}: ${text}`))
const messages = ({ notices }: Awaited<ReturnType<typeof read>>) => notices.map(({ kind, message }) => `${kind}: ${message}`)

const job = (extra: object) => ({
  ...extra,
  ConversationCharacteristics: {},
  Transcript: [
    { ParticipantRole: 'AGENT', BeginOffsetMillis: 0, EndOffsetMillis: 900, Content: GREETING },
    { ParticipantRole: 'CUSTOMER', BeginOffsetMillis: 2000, EndOffsetMillis: 2900, Content: ASK },
  ],
})
const TALK = [`0 agent Agent: ${GREETING}`, `2 customer Customer: ${ASK}`]

describe('Call Analytics', () => {
  it('is known by the name of its job, whatever the channel', async () => {
    expect(lines(await read(job({ JobName: 'j', Channel: 'VOICE' })))).toEqual(TALK)
  })
})

describe('Contact Lens', () => {
  const contact = (Transcript: unknown) => ({
    Channel: 'VOICE',
    ConversationCharacteristics: {},
    CustomerMetadata: { ContactId: 'k7' },
    Transcript,
  })

  it('says that nobody speaks, and fails only where nobody speaks at all', async () => {
    expect(messages(await read(contact([])))).toEqual([
      "warning: nobody speaks in the call 'k7' (its Transcript is empty)",
      'failed: no words in any of the inputs: name some in which somebody speaks',
    ])
    const night = await allReadings(
      readInputs([bytesInput('a.json', JSON.stringify(contact([]))), bytesInput('b.json', JSON.stringify(job({ JobName: 'j' })))]),
    )
    expect(night.notices.map(({ kind, source }) => `${kind} ${source}`)).toEqual(['warning a.json'])
    expect(night.conversations).toHaveLength(1)
  })

  it('leaves out the turn that a cut file has in half', async () => {
    const turns = [GREETING, ASK, 'Since when?', 'Monday'].map((Content, i) => ({
      BeginOffsetMillis: 2000 * i,
      Content,
      ParticipantId: i % 2 === 0 ? 'AGENT' : 'CUSTOMER',
    }))
    const whole = JSON.stringify(contact(turns))
    const found = await readText(whole.slice(0, whole.indexOf('"Monday"') + 9))
    expect(lines(found).slice(2)).toEqual(['4 agent Agent: Since when?'])
    expect(messages(found)).toEqual(["skipped: record 1: turn 4 of 'k7' is cut off: it is left out", expect.stringContaining('breaks off')])
  })

  it('keeps the last turn of a whole file, whoever says it', async () => {
    const turn = (Content: string, more: object) => ({ BeginOffsetMillis: 0, EndOffsetMillis: 900, Content, ...more })
    const said = [turn(GREETING, { ParticipantId: 'AGENT' }), turn(ASK, { ParticipantId: 'CUSTOMER' }), turn('The line is bad.', {})]
    expect(lines(await read(contact(said))).at(-1)).toContain('The line is bad.')
  })
})

describe('Connect chat', () => {
  const chat = (said: readonly object[]) => ({
    Channel: 'CHAT',
    Version: 'CHAT-2022-11-30',
    Transcript: said.map((one, i) => ({
      AbsoluteTime: `2026-11-20T09:00:0${i}.000Z`,
      Type: 'MESSAGE',
      ContentType: 'text/markdown',
      Id: `${i}`,
      ...one,
    })),
  })

  it('takes the marks out of markdown, and a redacted name for none', async () => {
    const found = await read(
      chat([
        { ParticipantId: 'c', ParticipantRole: 'CUSTOMER', DisplayName: '[PII]', ContentType: 'text/plain', Content: 'two **stars**' },
        {
          ParticipantId: 'a',
          ParticipantRole: 'AGENT',
          DisplayName: '[PII]',
          Content: '**Omar** here, see [our page](https://fernhill.example/a).',
        },
      ]),
    )
    expect(found.conversations[0]?.turns.map(({ speaker, speakerId, text }) => [speaker, speakerId, text])).toEqual([
      ['', 'c', 'two **stars**'],
      ['', 'a', 'Omar here, see our page.'],
    ])
  })

  it('leaves words and sums as they are, and takes no longer for many marks', async () => {
    const texts = ['lid__size__max is 2**3**4, **not** 9', '['.repeat(40_000), '**a '.repeat(10_000).trim()]
    const begun = Date.now()
    const found = await read(chat(texts.map(Content => ({ ParticipantId: 'a', ParticipantRole: 'AGENT', DisplayName: 'Omar', Content }))))
    expect(Date.now() - begun).toBeLessThan(10_000)
    expect(found.conversations[0]?.turns.map(({ text }) => text)).toEqual(['lid__size__max is 2**3**4, not 9', ...texts.slice(1)])
  }, 60_000)
})

describe('AssemblyAI', () => {
  it.each(['sentences', 'paragraphs'])('reads %s, in milliseconds', async key => {
    const said = [
      { text: GREETING, start: 0, end: 900, speaker: 'A' },
      { text: ASK, start: 2000, end: 2900, speaker: 'B' },
    ]
    expect(lines(await read({ id: 't', confidence: 1, audio_duration: 3, [key]: said }))).toEqual([
      `0 agent Speaker A: ${GREETING}`,
      `2 customer Speaker B: ${ASK}`,
    ])
  })
})

describe('AWS post-call analytics', () => {
  it('takes announcements for a bot, and names several agents by their labels', async () => {
    const found = await read({
      ConversationAnalytics: {
        Agent: 'OmarK',
        SpeakerLabels: [
          { Speaker: 'spk_0', DisplayText: 'Agent OmarK', UserId: 'u1' },
          { Speaker: 'spk_1', DisplayText: 'Customer' },
          { Speaker: 'spk_2', DisplayText: 'Agent', UserId: 'u2' },
        ],
      },
      SpeechSegments: [
        { SegmentStartTime: 0, SegmentSpeaker: 'spk_0', OriginalText: 'Press one.', IVRSegment: true },
        { SegmentStartTime: 2, SegmentSpeaker: 'spk_0', OriginalText: GREETING },
        { SegmentStartTime: 4, SegmentSpeaker: 'spk_1', OriginalText: ASK },
        { SegmentStartTime: 6, SegmentSpeaker: 'spk_2', OriginalText: 'Ruben here.' },
      ],
    })
    expect(lines(found)).toEqual([
      '0 bot Bot: Press one.',
      `2 agent OmarK: ${GREETING}`,
      `4 customer Customer: ${ASK}`,
      '6 agent u2: Ruben here.',
    ])
  })
})

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
