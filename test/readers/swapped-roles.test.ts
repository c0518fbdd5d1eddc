import { describe, expect, it } from 'vitest'
import { type InputOptions, readInputs } from '../../src/readers/read.ts'
import { allReadings } from './all-readings.ts'
import { bytesInput } from './bytes-input.ts'

type Said = readonly [speaker: string, text: string]

const vtt = (said: readonly Said[]): string =>
  `WEBVTT\n\n${said.map(([speaker, text], i) => `00:00:${10 + 5 * i}.000 --> 00:00:${14 + 5 * i}.000\n<v ${speaker}>${text}</v>\n`).join('\n')}`

async function warnings(name: string, content: string, options: InputOptions = {}): Promise<readonly string[]> {
  return (await allReadings(readInputs([bytesInput(name, content)], options))).notices.map(({ message }) => message)
}

const SWAPPED: readonly Said[] = [
  ['Customer', 'Thank you for calling Northwind, this is Priya.'],
  ['Agent', 'Hi, my parcel never came.'],
]
const RIGHT: readonly Said[] = SWAPPED.map(([speaker, text]) => [speaker === 'Agent' ? 'Customer' : 'Agent', text])

describe('swapped roles', () => {
  it('are told, once for the input, with the options that swap them', async () => {
    expect(await warnings('call.vtt', vtt(SWAPPED))).toEqual([
      "the roles look swapped in 1 of 1 call: in 'call' the customer thanks for the call or contact, the agent does not; if so, pass --agent 'Customer' --customer 'Agent'",
    ])
    const calls = ['a', 'b'].flatMap(conversation =>
      SWAPPED.map(([speaker, text], i) =>
        JSON.stringify({ conversation, role: speaker.toLowerCase(), speaker: `O'${speaker}`, text, offset: i }),
      ),
    )
    expect(await warnings('calls.ndjson', calls.join('\n'))).toEqual([
      expect.stringMatching(/^the roles look swapped in 2 of 2 calls: in 'a' .*--agent "O'Customer" --customer "O'Agent"$/),
    ])
  })

  it('are told of a greeting that offers to help to do something', async () => {
    const greets: Said = ['Customer', 'Thank you for calling Northwind. I am glad to help you track that parcel, how can I help?']
    expect(await warnings('call.vtt', vtt([greets, SWAPPED[1]!]))).toEqual([expect.stringContaining('the customer thanks for the call')])
  })

  it.each<[string, readonly Said[], InputOptions]>([
    ['the agent greets', RIGHT, {}],
    ['the options swapped them', SWAPPED, { agents: ['Customer'], customers: ['Agent'] }],
    ['both greet: a transfer', [...SWAPPED, ['Agent', 'How can I help?']], {}],
    [
      'the customer was called back',
      [
        ['Agent', 'It is Priya, about your parcel.'],
        ['Customer', 'Thanks for calling me back.'],
      ],
      {},
    ],
  ])('are not seen where %s', async (_, said, options) => {
    expect(await warnings('call.vtt', vtt(said), options)).toEqual([])
  })

  it('are not looked for in chats, where customers quote', async () => {
    const chat = SWAPPED.map(([speaker, text]) =>
      JSON.stringify({ role: speaker.toLowerCase(), speaker, text, time: '2026-11-20T08:00:00Z' }),
    )
    expect(await warnings('chat.ndjson', chat.join('\n'))).toEqual([])
  })
})
