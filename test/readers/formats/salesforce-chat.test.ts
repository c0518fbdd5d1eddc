import { describe, expect, it } from 'vitest'
import { salesforceBody } from '../../../src/readers/salesforce-body.ts'

const START = '<p align="center">Chat Started: Friday, November 21, 2025, 22:00:00 (+0000)</p>'
const said = (body: string) => salesforceBody(body)?.turns.map(({ role, speaker, text }) => `${role} ${speaker ?? ''}: ${text}`)

describe('the Body of a LiveChatTranscript', () => {
  it.each([
    ['no agent is named', '( 1s ) Jo: hello<br>( 2s ) Visitor: hi<br>', ['undefined Jo: hello', 'customer Visitor: hi']],
    [
      'the agent is a placeholder',
      '<p align="center">Agent (UserFirstName)</p>( 1s ) Jo: hello<br>( 2s ) Lena: hi',
      ['agent Jo: hello', 'customer Lena: hi'],
    ],
    [
      'the visitor speaks first',
      '<p align="center">Agent (UserFirstName)</p>( 1s ) Visitor: hi<br>( 2s ) Jo: hello',
      ['customer Visitor: hi', 'agent Jo: hello'],
    ],
    [
      'the agent has a longer name',
      '<p align="center">Agent Jo Ann Weil</p>( 1s ) Jo Ann: hello<br>( 2s ) Joe: hi',
      ['agent Jo Ann: hello', 'customer Joe: hi'],
    ],
    [
      'a bot answers',
      '<p align="center">Agent Jo</p>( 1s ) Chatbot: wait<br>( 2s ) Jo: hello<br>( 3s ) Lena: hi',
      ['bot Chatbot: wait', 'agent Jo: hello', 'customer Lena: hi'],
    ],
    [
      'an event is cut',
      '<p align="center">Agent Jo</p>( 1s ) Jo: hello<br><div align="center">File transfer succ',
      ['agent Jo: hello', 'system : File transfer succ'],
    ],
    [
      'nothing but blanks parts the turns',
      '<p align="center">Agent Jo</p>( 1s ) Jo: it costs (3 items): 9 ( 10s ) Lena: fine ( 1h 2m 3s ) Jo: ok',
      ['agent Jo: it costs (3 items): 9', 'customer Lena: fine', 'agent Jo: ok'],
    ],
  ])('%s', (_, body, turns) => {
    expect(said(START + body)).toEqual(turns)
  })

  it('counts its times from its start, and says when it is cut', () => {
    const body = salesforceBody(`${START}<p align="center">Agent Jo</p>( 1h 0m 1s ) Jo: hello<br>( 1h 2m 3s ) Jo`)
    expect(body?.turns[0]).toMatchObject({ time: '2025-11-21T23:00:01Z', offset: 3601 })
    expect(body?.isCut).toBe(true)
    expect(salesforceBody(`${START}<p align="center">Agent Jo</p>( 1s ) Jo: all 3 of them (5)`)?.isCut).toBe(false)
  })

  it('is known by its beginning', () => {
    for (const text of ['', 'Agent: hello', '<p align="center">News</p><p>nothing</p>', 'Jo said: "Chat over"'])
      expect(salesforceBody(text)).toBeUndefined()
  })
})
