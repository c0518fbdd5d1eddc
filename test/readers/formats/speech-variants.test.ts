import { describe, expect, it } from 'vitest'
import { readInputs } from '../../../src/readers/read.ts'
import { allReadings } from '../all-readings.ts'
import { bytesInput } from '../bytes-input.ts'
import { ASK, GREETING, lines, messages, read, readText } from './call.ts'

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
