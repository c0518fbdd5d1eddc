import { describe, expect, it } from 'vitest'
import { readInputs } from '../../src/readers/read.ts'
import { allReadings } from './all-readings.ts'
import { bytesInput } from './bytes-input.ts'

const read = async (content: string, agent = 'Jo') => await allReadings(readInputs([bytesInput('t.csv', content)], { agents: [agent] }))

describe('columns', () => {
  it('are other conversations where the count of turns begins again', async () => {
    const { conversations, notices } = await read('turn,speaker,text\n1,Jo,a\n2,Lena,b\n1,Jo,c\n2,Sam,d\n1,Jo,e\n2,Kim,f\n')
    expect(conversations.map(({ id, turns }) => [id, turns.length])).toEqual([
      ['t', 2],
      ['t#2', 2],
      ['t#3', 2],
    ])
    expect(notices).toEqual([])
  })

  it('that are called start hold times as well as seconds', async () => {
    const timed = await read(
      'call_id,speaker,start,end,text\n1,Jo,2025-11-21T22:00:00Z,2025-11-21T22:00:05Z,a\n1,Lena,2025-11-21T22:00:09Z,,b\n',
    )
    expect(timed.conversations[0]!.turns.map(({ time, offset }) => time ?? offset)).toEqual([
      '2025-11-21T22:00:00Z',
      '2025-11-21T22:00:09Z',
    ])
    const counted = await read('call_id,speaker,start,end,text\n1,Jo,0.5,2,a\n1,Lena,2.5,3,b\n')
    expect(counted.conversations[0]!.turns.map(({ time, offset }) => time ?? offset)).toEqual([0.5, 2.5])
  })

  it('of tracks tell the voices apart where nothing else does', async () => {
    const { conversations } = await read('call_id,channel,text\n1,0,a\n1,1,b\n1,0,c\n', '0')
    expect(conversations[0]!.turns.map(({ role, speaker }) => [role, speaker])).toEqual([
      ['agent', '0'],
      ['customer', '1'],
      ['agent', '0'],
    ])
  })

  it('that are called note mark notes only where they are yes or no', async () => {
    const notes = async (a: string, b: string) =>
      (await read(`ticket,speaker,text,note\n1,Jo,a,${a}\n1,Lena,b,${b}\n1,Jo,c,${b}\n`)).conversations[0]!.turns.map(turn => turn.internal)
    expect(await notes('true', 'false')).toEqual([true, undefined, undefined])
    expect(await notes('private person', 'called')).toEqual([undefined, undefined, undefined])
  })

  it.each([['from,who'], ['from,name'], ['sender,fullname'], ['sender,employee']])(
    '%s: people have names where another column says for which side they speak',
    async header => {
      const rows = '1,agent,Ana,a\n1,customer,Kim,b\n2,customer,Jo,c\n2,agent,Bob,d\n'
      const { conversations } = await allReadings(readInputs([bytesInput('t.csv', `ticket,${header},message\n${rows}`)]))
      const agents = conversations.flatMap(({ turns }) => turns.filter(({ role }) => role === 'agent').map(({ speaker }) => speaker))
      expect(agents).toEqual(['Ana', 'Bob'])
    },
  )

  it.each([
    ['ticket,from,username,agent,message', '1,agent,kim7,Ana,a\n1,customer,kim7,Ana,b\n', 'Ana'],
    ['ticket,speaker,name,message', '1,agent,Kim Lee,a\n1,customer,Kim Lee,b\n', 'agent'],
  ])('%s: the customer, named in each row, is no agent', async (header, rows, agent) => {
    const { conversations } = await allReadings(readInputs([bytesInput('t.csv', `${header}\n${rows}`)]))
    expect(conversations[0]!.turns[0]).toMatchObject({ role: 'agent', speaker: agent })
  })

  it('of roles with gaps make nobody an agent who is not named', async () => {
    const rows = '1,agent,hello\n1,,my bill is wrong\n1,agent,I look\n1,,still wrong\n'
    const { conversations } = await allReadings(readInputs([bytesInput('t.csv', `conversation,role,text\n${rows}`)]))
    expect(conversations[0]!.turns.map(({ role }) => role)).toEqual(['agent', 'customer', 'agent', 'customer'])
  })

  it('of an assignee name no customer', async () => {
    const rows = '1,agent,Ana,a\n1,customer,Ana,b\n2,agent,Bob,c\n2,customer,Bob,d\n'
    const { conversations } = await allReadings(readInputs([bytesInput('t.csv', `ticket,from,agent,message\n${rows}`)]))
    expect(conversations[0]!.turns.map(({ role, speaker }) => `${role} ${speaker}`)).toEqual(['agent Ana', 'customer customer'])
  })
})
