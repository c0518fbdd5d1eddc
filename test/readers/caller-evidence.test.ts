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
  it('tells of numbered voices what each says first, without numbers and addresses', async () => {
    const said: Said[] = [
      ['Speaker 1', 'It was order 4711, lena@mill.example.'],
      ['Speaker 0', 'I see.'],
    ]
    await expect(read(said)).rejects.toThrow(
      `; in 'c' they begin with 'Speaker 1' "It was order ••••, …", 'Speaker 0' "I see."; such a number is another person in each file: tell file by file`,
    )
    await expect(
      read([
        ['Ana', 'It was yesterday.'],
        ['Ben', 'I see.'],
      ]),
    ).rejects.not.toThrow('they begin with')
  })
})
