import { describe, expect, it } from 'vitest'
import type { Input } from '../../../src/readers/inputs.ts'
import { readInputs } from '../../../src/readers/read.ts'
import { allReadings } from '../all-readings.ts'
import { bytesInput } from '../bytes-input.ts'

const read = (value: unknown, besides: Readonly<Record<string, unknown>> = {}, agents?: readonly string[]) => {
  const input: Input = {
    ...bytesInput('in.json', JSON.stringify(value)),
    beside: async name => (name in besides ? bytesInput(name, JSON.stringify(besides[name])) : undefined),
  }
  return allReadings(readInputs([input], { agents }))
}
const lines = (found: Awaited<ReturnType<typeof read>>) =>
  found.conversations.flatMap(({ turns }) => turns.map(({ role, speaker, text }) => `${role} ${speaker}: ${text}`))

const GONG = {
  callTranscripts: [
    {
      callId: '77',
      transcript: [
        { speakerId: '1', sentences: [{ start: 400, end: 1900, text: 'Thank you for calling Northwind.' }] },
        { speakerId: '2', sentences: [{ start: 2100, end: 3000, text: 'I want to cancel.' }] },
      ],
    },
  ],
}
const parties = (first: string, second: string) => ({
  calls: [
    {
      metaData: { id: '77', started: '2026-11-20T09:00:00Z' },
      parties: [
        { speakerId: '1', name: 'Priya', emailAddress: 'priya@northwind.example', affiliation: first },
        { speakerId: '2', name: 'Lena', affiliation: second },
      ],
    },
  ],
})

describe('Gong', () => {
  it('finds who is who beside, and keeps agents by their address', async () => {
    const found = await read(GONG, { 'gong-calls.json': parties('Internal', 'External') })
    expect(lines(found)).toEqual(['agent Priya: Thank you for calling Northwind.', 'customer Lena: I want to cancel.'])
    expect(found.conversations[0]?.turns[0]).toMatchObject({ speakerId: 'priya@northwind.example', time: '2026-11-20T09:00:00.400Z' })
  })

  it('is warned of where the roles look swapped', async () => {
    const { notices } = await read({ ...GONG, ...parties('External', 'Internal') })
    expect(notices.map(({ message }) => message)).toEqual([expect.stringContaining("pass --agent 'Priya' --customer 'Lena'")])
  })
})

describe('Twilio', () => {
  it('takes roles from the transcript in the same object, and no id of one call for a person', async () => {
    const found = await read({
      transcript: {
        channel: {
          participants: [
            { channel_participant: 1, role: 'Cliente', full_name: 'Lena', media_participant_id: 'PA1' },
            { channel_participant: 2, role: 'Agente', full_name: 'Omar', media_participant_id: 'PA2' },
          ],
        },
      },
      sentences: [
        { media_channel: 2, sentence_index: 0, start_time: null, end_time: null, transcript: 'Northwind, hello.' },
        { media_channel: 1, sentence_index: 1, start_time: '2.1', end_time: '3', transcript: 'Hi.' },
      ],
      meta: { key: 'sentences', url: 'https://intelligence.twilio.example/v2/Transcripts/GT5/Sentences' },
    })
    expect(lines(found)).toEqual(['agent Omar: Northwind, hello.', 'customer Lena: Hi.'])
    expect(found.conversations[0]?.id).toBe('GT5')
    expect(found.conversations[0]?.turns[0]?.speakerId).toBeUndefined()
  })
})

describe('Whisper', () => {
  const segments = (...said: readonly (readonly [string | undefined, string])[]) => ({
    language: 'en',
    segments: [
      ['SPEAKER_00', 'Northwind support, Priya speaking, how can I help?'] as const,
      ['SPEAKER_01', 'My bill is wrong.'] as const,
      ...said,
    ].map(([speaker, text], i) => ({ start: 5 * i, end: 5 * i + 1, text: ` ${text}`, speaker })),
  })

  it('keeps thanks that two exchange, and drops what one repeats and nobody says', async () => {
    const kept = await read(segments(['SPEAKER_01', 'Thank you.'], ['SPEAKER_00', 'Thank you.']))
    expect(lines(kept).slice(2)).toEqual(['customer SPEAKER_01: Thank you.', 'agent SPEAKER_00: Thank you.'])
    const made = await read(
      segments(['SPEAKER_00', 'Thank you.'], ['SPEAKER_00', 'Thank you.'], ['SPEAKER_00', 'Subtitles by the Amara.org community']),
    )
    expect(lines(made)).toHaveLength(2)
  })
})

describe('AssemblyAI', () => {
  it('says what it said where it failed or is not ready', async () => {
    const at = async (rest: object) => (await read({ id: 't', audio_url: 'x', ...rest })).notices[0]?.message
    expect(await at({ status: 'error', error: 'Download error' })).toMatch(/AssemblyAI says: Download error/)
    expect(await at({ status: 'processing', text: null })).toMatch(/not ready \(status processing\): fetch it again/)
  })

  it('groups words where there are no utterances', async () => {
    const words = [
      { text: 'Welcome.', start: 0, end: 400, speaker: 'A' },
      { text: 'Hi', start: 900, end: 1000, speaker: 'B' },
      { text: 'there.', start: 1000, end: 1300, speaker: 'B' },
    ]
    const found = await read({ id: 't', audio_url: 'x', status: 'completed', text: 'Welcome. Hi there.', words, utterances: null }, {}, [
      'Speaker A',
    ])
    expect(lines(found)).toEqual(['agent Speaker A: Welcome.', 'customer Speaker B: Hi there.'])
  })
})

describe('vCon', () => {
  it('fails clearly where it is encrypted', async () => {
    const { notices } = await read({ unprotected: { uuid: 'u' }, recipients: [], iv: 'x', ciphertext: 'x', tag: 'x' })
    expect(notices.map(({ kind }) => kind)).toEqual(['skipped', 'failed'])
    expect(notices[0]?.message).toContain('this vCon is encrypted: decrypt it')
  })

  it('gives no party to the one voice of a failed diarisation', async () => {
    const words = [{ start: 0, end: 2, speaker: 0, transcript: 'Thank you for calling.' }]
    const vcon = {
      uuid: 'u',
      parties: [
        { name: 'Omar', role: 'agent' },
        { name: 'Lena', role: 'customer' },
      ],
      dialog: [{ type: 'recording', parties: [0, 1] }],
      analysis: [
        { type: 'transcript', dialog: 0, vendor: 'deepgram', body: { results: { channels: [{ alternatives: [] }], utterances: words } } },
      ],
    }
    await expect(read(vcon)).rejects.toThrow("pass --agent 'Speaker 0'")
  })
})
