import { describe, expect, it } from 'vitest'
import { type InputOptions, readInputs } from '../../src/readers/read.ts'
import { allReadings } from './all-readings.ts'
import { bytesInput } from './bytes-input.ts'

type Said = readonly [speaker: number, text: string]

const GREETING = 'Thank you for calling Northwind, this is Priya. How can I help?'
const deepgram = (said: readonly Said[]): string =>
  JSON.stringify({
    metadata: { request_id: 'r', channels: 1 },
    results: {
      channels: [{ alternatives: [{ transcript: '' }] }],
      utterances: said.map(([speaker, transcript], i) => ({ start: 9 * i, end: 9 * i + 2, channel: 0, speaker, transcript })),
    },
  })
const read = (content: string, options: InputOptions = {}, name = 'call.json') =>
  allReadings(readInputs([bytesInput(name, content)], options))

describe('a call with one voice', () => {
  const failed = deepgram([
    [0, GREETING],
    [0, 'You people are useless.'],
  ])

  it('is not credited to the agent, though it greets as one', async () => {
    await expect(read(failed)).rejects.toThrow(
      "cannot tell who the agents are; the speakers are Speaker 0 (2 turns): pass --agent 'Speaker 0'",
    )
  })

  it('is warned of where an option says who it is', async () => {
    const { conversations, notices } = await read(failed, { agents: ['Speaker 0'] })
    expect(conversations[0]?.turns.map(({ role }) => role)).toEqual(['agent', 'agent'])
    expect(notices.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^only one voice in 1 of 1 call, such as 'call': if two speak there, .* transcribe it again with speaker labels/,
      ),
    ])
  })

  it('is told from one with two, and from one whose side is told', async () => {
    const two = await read(
      deepgram([
        [0, GREETING],
        [1, 'You people are useless.'],
      ]),
    )
    expect(two.conversations[0]?.turns.map(({ role }) => role)).toEqual(['agent', 'customer'])
    expect(two.notices).toEqual([])
    const lens = {
      Channel: 'VOICE',
      Participants: [{ ParticipantId: 'AGENT', ParticipantRole: 'AGENT' }],
      Transcript: [{ Id: '1', ParticipantId: 'AGENT', BeginOffsetMillis: 0, EndOffsetMillis: 900, Content: GREETING }],
    }
    expect((await read(JSON.stringify(lens))).notices).toEqual([])
  })

  it('of which nothing is known but words says what to do', async () => {
    const whisper = JSON.stringify({ text: 'Hello.', segments: [{ start: 0, end: 2, text: ' Hello.' }], language: 'en' })
    await expect(read(whisper)).rejects.toThrow('export it with speakers')
  })
})

describe('voices whose roles nobody can tell', () => {
  it('fail with the speakers and the option to pass', async () => {
    const said = deepgram([
      [0, 'Hello there.'],
      [1, 'Hello.'],
    ])
    await expect(read(said)).rejects.toThrow(
      "cannot tell who the agents are; the speakers are Speaker 0 (1 turn), Speaker 1 (1 turn): pass --agent 'Speaker 0'",
    )
    expect((await read(said, { agents: ['Speaker 1'] })).conversations[0]?.turns.map(({ role }) => role)).toEqual(['customer', 'agent'])
  })

  it('are nobody’s where a third may be another agent', async () => {
    const { conversations, notices } = await read(
      deepgram([
        [0, GREETING],
        [1, 'My order is late.'],
        [2, 'Omar from parcels, let me check.'],
      ]),
    )
    expect(conversations[0]?.turns.map(({ role }) => role)).toEqual(['agent', 'customer', 'unknown'])
    expect(notices.map(({ message }) => message)).toEqual([expect.stringContaining("the turns of 'Speaker 2' (1) are judged as nobody's")])
  })
})
