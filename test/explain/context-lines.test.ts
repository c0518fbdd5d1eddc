import { describe, expect, it } from 'vitest'
import { agentTurn, contextTurns } from '../../src/explain/context-lines.ts'

const turns = (...values: string[]) => contextTurns(values).map(({ role, text }) => [role, text])

describe('what was said before', () => {
  it.each([
    [['customer: where is it?'], [['customer', 'where is it?']]],
    [['where is it?'], [['customer', 'where is it?']]],
    [
      ['Customer: hi', 'AGENT: hello'],
      [
        ['customer', 'hi'],
        ['agent', 'hello'],
      ],
    ],
    [
      ['customer: hi\nagent: hello\ncustomer: it broke\nagain'],
      [
        ['customer', 'hi'],
        ['agent', 'hello'],
        ['customer', 'it broke\nagain'],
      ],
    ],
    [['https://example.org is down'], [['customer', 'https://example.org is down']]],
    [['at 10:02 it went down'], [['customer', 'at 10:02 it went down']]],
    [['I wrote: please call'], [['customer', 'I wrote: please call']]],
  ])('%j', (values, expected) => {
    expect(turns(...values)).toEqual(expected)
  })

  it.each([
    [['manager: no'], '"manager" is no role here; begin with "customer:" or "agent:"'],
    [['customer: hi\nNote: late'], '(if it is the customer\'s own word: "customer: Note: late")'],
    [['agent:'], 'nothing after "agent:"'],
    [[' '], '--context is empty'],
  ])('%j is refused', (values, message) => {
    expect(() => contextTurns(values)).toThrow(message)
  })
})

describe("the agent's words", () => {
  it('lose the role that was pasted with them', () => {
    expect(agentTurn('agent: one moment', []).text).toBe('one moment')
    expect(agentTurn('one moment: agent here', []).text).toBe('one moment: agent here')
  })

  it("are not the customer's", () => {
    expect(() => agentTurn('Customer: where is it?', [])).toThrow('only the words of agents are tagged')
  })
})
