import { describe, expect, it } from 'vitest'
import { reportOn } from '../../src/pipeline.ts'
import { bytesInput } from './bytes-input.ts'

const call = (name: string, agent: string, asks: string) =>
  bytesInput(
    `${name}.vtt`,
    [
      'WEBVTT',
      `00:00:00.000 --> 00:00:03.000\n<v ${agent}>Thank you for calling Fernway Bikes, how can I help you?`,
      `00:00:04.000 --> 00:00:06.000\n<v Speaker 1>${asks}`,
      `00:00:07.000 --> 00:00:09.000\n<v ${agent}>Let me look that up for you.`,
    ].join('\n\n'),
  )
const warnings = async (first: string, second: string, agents: readonly string[]) => {
  const inputs = [call('one', first, 'My order has not come, where is it?'), call('two', second, 'The bell of my bike is broken.')]
  return (await reportOn(inputs, { agents, customers: ['Speaker 1'] })).notices.map(({ message }) => message)
}

describe('agents who are numbers', () => {
  it('are told where one number stands for several calls', async () => {
    expect(await warnings('Speaker 0', 'Speaker 0', ['Speaker 0'])).toEqual([
      expect.stringMatching(/^'Speaker 0' is the agent of 2 conversations: nobody’s name, so several people may stand in one row; export/),
    ])
  })

  it.each([
    ['they have names', 'Priya Raman', 'Priya Raman', ['Priya*']],
    ['each is another', 'Speaker 0', 'Speaker 2', ['Speaker 0', 'Speaker 2']],
  ])('are no news where %s', async (_, first, second, agents) => expect(await warnings(first, second, agents)).toEqual([]))
})
