import { describe, expect, it } from 'vitest'
import { readInputs } from '../../src/readers/read.ts'
import { allReadings } from './all-readings.ts'
import { bytesInput } from './bytes-input.ts'

type Said = readonly [speaker: string, text: string]

const input = (said: readonly Said[], role?: Readonly<Record<string, string>>) =>
  bytesInput(
    'n.ndjson',
    said.map(([speaker, text], i) => JSON.stringify({ conversation: 'c', speaker, role: role?.[speaker], text, offset: 5 * i })).join('\n'),
  )
const read = (said: readonly Said[], role?: Readonly<Record<string, string>>) => allReadings(readInputs([input(said, role)]))
const roles = async (said: readonly Said[]) => (await read(said)).conversations[0]?.turns.slice(0, 2).map(({ role }) => role)

describe('who called whom', () => {
  it.each(['Hi, thank you for calling me back.', 'Thanks for getting back to me.', 'Thanks so much for returning my call.'])(
    '%s: says the customer',
    async thanks => {
      const said: Said[] = [
        ['Speaker 1', thanks],
        ['Speaker 0', 'No problem. What happened?'],
        ['Speaker 1', 'It leaks. How can I help you find the fault code?'],
        ['Speaker 0', 'It is on the display.'],
      ]
      expect(await roles(said)).toEqual(['customer', 'agent'])
    },
  )

  it('who calls from a company is the agent, where the other just answers', async () => {
    const call: Said = ['SPEAKER_01', "Hi, is that Mrs Brandt? It's Priya calling from Fernhill about your kettle."]
    expect(await roles([['SPEAKER_00', 'Hello?'], call, ['SPEAKER_00', 'Yes.']])).toEqual(['customer', 'agent'])
    expect(await roles([['SPEAKER_00', 'Fernhill support, how can I help?'], call])).not.toEqual(['customer', 'agent'])
  })

  it.each([
    ['where the caller goes on with a matter of its own', 'Hello?', "It's Jon Reed calling from Selby about a kettle that leaks."],
    ['where the caller says only where he is', 'Hello?', "Hello, my name is Jon Reed and I'm calling from Selby."],
    ['where the other says more', 'Yes, good morning to you.', "It's Jon Reed calling from Selby."],
  ])('who calls from somewhere is no agent %s', async (_, answer, call) => {
    const said: Said[] = [
      ['Speaker 1', call],
      ['Speaker 0', answer],
      ['Speaker 1', 'It is 4711.'],
    ]
    await expect(roles(said)).rejects.toThrow('cannot tell who the agents are')
  })

  it('who calls from somewhere is no agent where the other works', async () => {
    const said: Said[] = [
      ['Speaker 0', 'Hello?'],
      ['Speaker 1', "It's Jon Reed calling from Selby."],
      ['Speaker 0', 'Let me check. Could you confirm your address?'],
    ]
    await expect(roles(said)).rejects.toThrow('cannot tell who the agents are')
  })

  it('a company may be called Back', async () => {
    const said = (thanks: string): Said[] => [
      ['Speaker 0', thanks],
      ['Speaker 1', 'Hi, I need another day.'],
    ]
    expect(await roles(said('Thank you for calling Back Lane Bikes, Amy speaking.'))).toEqual(['agent', 'customer'])
    await expect(roles(said('Thank you for calling back, this is Amy.'))).rejects.toThrow('cannot tell who the agents are')
  })

  it('bare thanks for calling back do not hide that told roles look swapped', async () => {
    const said: Said[] = [
      ['Ben', 'Thank you for calling back. How can I help?'],
      ['Ana', 'Hi, the line dropped.'],
    ]
    expect((await read(said, { Ana: 'agent', Ben: 'customer' })).notices).toHaveLength(1)
  })

  it('roles do not look swapped because a told customer was called back, or asks to help to do something', async () => {
    const told = { Ana: 'agent', Ben: 'customer' }
    const first = (text: string): Said[] => [
      ['Ben', text],
      ['Ana', 'No problem.'],
    ]
    const notices = async (said: Said[]) => (await read(said, told)).notices
    expect(await notices(first('How can I help you find the fault code?'))).toEqual([])
    expect(await notices([...first('Thanks for returning my call.'), ['Ben', 'So how can I help?']])).toEqual([])
    expect(await notices(first('How can I help you?'))).toHaveLength(1)
  })
})

describe('the question who the agent is', () => {
  it('tells of numbered voices that they are others in each file, and none of their words', async () => {
    const said: Said[] = [
      ['Speaker 1', 'It was order 4711, lena@mill.example.'],
      ['Speaker 0', 'I see.'],
    ]
    await expect(read(said)).rejects.toThrow(
      '; such a number is another person in each file: saltshaker inspect FILE shows how each begins, masked; tell file by file',
    )
    await expect(read(said)).rejects.not.toThrow('order')
    await expect(
      read([
        ['Ana', 'It was yesterday.'],
        ['Ben', 'I see.'],
      ]),
    ).rejects.not.toThrow('such a number')
  })
})
